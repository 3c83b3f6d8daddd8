import { type Programme, phasesOf } from '../programme/index.ts';
import { mean, quantile } from '../uncertainty/index.ts';
import { sourceNode } from './compile-funds.ts';
import { agreementNode, type Draft } from './compile-network.ts';
import { deliveryNode, powerNode } from './compile-pools.ts';
import type { CostRow, Risk, RiskEffect } from './model.ts';
import { distributionOf } from './variables.ts';

type RiskEntry = Programme['risks'][string];
type Hit = RiskEntry['hits'][number];
type MutableCost = CostRow & { effects: { risk: number; factor: number }[] };

/** Effects of risks on drivers, by driver index. */
export type DriverEffects = Map<number, RiskEffect[]>;

export function buildRisks(programme: Programme): Risk[] {
  return Object.entries(programme.risks).map(([id, risk]) => {
    const { mitigation } = risk;
    const active = mitigation?.active === true;
    const value = active && mitigation.probability ? mitigation.probability : risk.probability;
    return {
      id,
      name: risk.name,
      path: `risks.${id}`,
      probability: Math.min(1, Math.max(0, mean(distributionOf(value)))),
      impact: active && mitigation.impact ? quantile(distributionOf(mitigation.impact), 0.5) : 1,
    };
  });
}

/** USD spent on mitigations that are in the plan. */
export function mitigationCost(programme: Programme): number {
  return Object.values(programme.risks).reduce((sum, { mitigation }) => {
    const cost = mitigation?.active ? mitigation.cost : undefined;
    return sum + (cost === undefined ? 0 : quantile(distributionOf(cost), 0.5));
  }, 0);
}

/** Ties every hit to the variables, nodes, costs and drivers it moves. */
export function tieRisks(
  draft: Draft,
  costs: readonly MutableCost[],
  driverIndex: ReadonlyMap<string, number>,
): DriverEffects {
  const effects: DriverEffects = new Map();
  const costsOf = Map.groupBy(costs, ({ node }) => node);
  for (const [id, risk] of Object.entries(draft.programme.risks))
    risk.hits.forEach((hit, row) => {
      const effect: RiskEffect = {
        risk: draft.riskIndex.get(id) ?? 0,
        factor: draft.variables.add(hit.factor, `risks.${id}.hits.${row}.factor`),
        delay: draft.variables.add(hit.delay, `risks.${id}.hits.${row}.delay`, {
          floor: Number.NEGATIVE_INFINITY,
        }),
      };
      const costFactor = draft.variables.add(hit.cost, `risks.${id}.hits.${row}.cost`);
      for (const target of typeof hit.on === 'string' ? [hit.on] : hit.on)
        tie(draft, { target, hit, effect, costFactor, costsOf, driverIndex, effects });
    });
  return effects;
}

interface Tie {
  readonly target: string;
  readonly hit: Hit;
  readonly effect: RiskEffect;
  readonly costFactor: number;
  readonly costsOf: ReadonlyMap<number, readonly MutableCost[]>;
  readonly driverIndex: ReadonlyMap<string, number>;
  readonly effects: DriverEffects;
}

function tie(
  draft: Draft,
  { target, hit, effect, costFactor, costsOf, driverIndex, effects }: Tie,
): void {
  const { variables, network, programme } = draft;
  const onVariable = (path: string, part: Partial<RiskEffect> = effect) => {
    const variable = variables.at(path);
    if (variable !== undefined) variables.addEffect(variable, { ...effect, ...part });
  };
  const cancel = (node: number) => {
    if (hit.cancel === true) network.cancel(node, effect.risk);
  };
  const [kind, rest = ''] = target.includes(':') ? splitOnce(target, ':') : ['activity', target];
  switch (kind) {
    case 'driver': {
      const driver = driverIndex.get(rest);
      if (driver !== undefined) effects.set(driver, [...(effects.get(driver) ?? []), effect]);
      return;
    }
    case 'agreement':
      onVariable(`agreements.${rest}.time`);
      cancel(network.at(agreementNode(rest)));
      return;
    case 'supply':
      programme.supplies[rest]?.deliveries.forEach((delivery, row) => {
        // a delay moves every delivery with the first; a factor scales the quantity
        onVariable(`supplies.${rest}.deliveries.${row}.on`, { factor: -1 });
        onVariable(`supplies.${rest}.deliveries.${row}.quantity`, { delay: -1 });
        for (let k = 0; k < delivery.times; k++) cancel(network.at(deliveryNode(rest, row, k)));
      });
      return;
    case 'capital':
      onVariable(`capital.${rest}.available`, { factor: -1 });
      onVariable(`capital.${rest}.amount`, { delay: -1 });
      for (let k = 0; k < (programme.capital[rest]?.tranches?.count ?? 1); k++)
        cancel(network.at(sourceNode(rest, k)));
      return;
    case 'power': {
      const [site, option] = splitOnce(rest, '.');
      onVariable(`sites.${site}.power.${option}.available`, { factor: -1 });
      onVariable(`sites.${site}.power.${option}.mw`, { delay: -1 });
      cancel(network.at(powerNode(site, option)));
      return;
    }
    default:
      for (const node of activitiesOf(draft, kind, rest)) {
        const time = network.drafts[node]?.time ?? -1;
        if (time >= 0 && effect.factor + effect.delay > -2) variables.addEffect(time, effect);
        if (network.drafts[node]?.started === undefined) cancel(node);
        if (costFactor < 0) continue;
        for (const cost of costsOf.get(node) ?? [])
          cost.effects.push({ risk: effect.risk, factor: costFactor });
      }
  }
}

/** Activities by `kind:construction` or by the pattern `site.phase.activity`, shorter ones meaning any. */
function activitiesOf(draft: Draft, kind: string, rest: string): number[] {
  const { programme, network } = draft;
  const [site, phase, activity = '*'] = kind === 'kind' ? ['*', '*', '*'] : rest.split('.');
  const found: number[] = [];
  for (const at of phasesOf(programme, phase === undefined ? (site ?? '*') : `${site}.${phase}`)) {
    const activities = programme.sites[at.site]?.phases[at.phase]?.activities ?? {};
    for (const id of Object.keys(activities))
      if (kind === 'kind' ? activities[id]!.kind === rest : activity === '*' || id === activity)
        found.push(network.at(`${at.site}.${at.phase}.${id}`));
  }
  return found;
}

function splitOnce(text: string, at: string): [string, string] {
  const i = text.indexOf(at);
  return i < 0 ? [text, ''] : [text.slice(0, i), text.slice(i + 1)];
}
