import { type Programme, packages, phasesOf } from '../programme/index.ts';
import { budgetShares } from './budget-shares.ts';
import { agreementNode, type Draft } from './compile-network.ts';
import type { ContractRow, CostRow, Funds, PhaseRow, Source } from './model.ts';
import { csr } from './topology.ts';

interface Lot {
  readonly source: number;
  readonly node: number;
  readonly amount: number;
  readonly share: number;
}

export const sourceNode = (id: string, tranche: number) => `capital:${id}.${tranche}`;

/** Instruments that are paid back before the owners see anything. */
const seniorInstruments: ReadonlySet<string> = new Set([
  'senior',
  'bond',
  'bridge',
  'vendor',
  'lease',
]);

/** Lots of money as arrival nodes, behind the agreements and activities they are conditional on. */
export function addLots(draft: Draft): Lot[] {
  const { variables, network, causes } = draft;
  return Object.entries(draft.programme.capital).flatMap(([id, source], index) => {
    const at = `capital.${id}`;
    const available = variables.add(source.available, `${at}.available`);
    const amount = variables.add(source.amount, `${at}.amount`);
    const count = source.tranches?.count ?? 1;
    const every = variables.add(source.tranches?.every, `${at}.tranches.every`);
    const lots: Lot[] = [];
    for (let k = 0; k < count; k++) {
      const node = network.add({
        id: sourceNode(id, k),
        kind: 'arrival',
        time: k === 0 ? available : -1,
        cause: causes.capital,
      });
      for (const agreement of source.conditions.agreements)
        network.link(network.at(agreementNode(agreement)), node);
      for (const activity of source.conditions.after) network.link(network.at(activity), node);
      const before = lots.at(-1);
      if (before !== undefined) network.link(before.node, node, 'FS', every);
      lots.push({ source: index, node, amount, share: 1 / count });
    }
    return lots;
  });
}

function buildSources(draft: Draft): Source[] {
  const { variables, partyIndex } = draft;
  return Object.entries(draft.programme.capital).map(([id, source]) => {
    const at = `capital.${id}`;
    const amountOf = (key: 'announced' | 'pledged' | 'evidenced') =>
      source[key] === undefined
        ? Number.NaN
        : variables.planned(variables.add(source[key], `${at}.${key}`));
    return {
      id,
      name: source.name ?? id,
      party: partyIndex.get(source.party) ?? 0,
      instrument: source.instrument,
      senior: seniorInstruments.has(source.instrument),
      equityFirst: source.conditions.equityFirst,
      offtake: source.conditions.offtake,
      borrower: source.borrower === undefined ? -1 : (partyIndex.get(source.borrower) ?? -1),
      rate: variables.add(source.rate, `${at}.rate`),
      tenor: variables.add(source.tenor, `${at}.tenor`),
      repayment: source.repayment,
      interestOn: source.interestOn,
      upfront: variables.add(source.upfront, `${at}.upfront`),
      commitment: variables.add(source.commitment, `${at}.commitment`),
      escrow: variables.add(source.escrow, `${at}.escrow`),
      paysCalls: variables.add(source.paysCalls, `${at}.paysCalls`),
      announced: amountOf('announced'),
      pledged: amountOf('pledged'),
      evidenced: amountOf('evidenced'),
    };
  });
}

export function buildFunds(
  draft: Draft,
  lots: readonly Lot[],
  phases: readonly PhaseRow[],
  costs: readonly CostRow[],
  contracts: readonly ContractRow[],
): Funds {
  const { programme, network, variables } = draft;
  const capital = Object.entries(programme.capital);
  const reach = capital.map(([, source]) => phasesOfSource(draft, source));
  const inOrder = lots
    .map((lot, index) => ({ lot, index, order: capital[lot.source]?.[1].order ?? 0 }))
    .sort((a, b) => a.order - b.order || a.index - b.index);
  const lotsOf = csr(
    phases.flatMap((_, phase) =>
      packages.map((pack) =>
        inOrder.flatMap(({ lot, index }) => {
          const { packages: only } = capital[lot.source]![1].for;
          if (!reach[lot.source]!.has(phase)) return [];
          return only.length > 0 && !only.includes(pack) ? [] : [index];
        }),
      ),
    ),
  );
  const budgets = {
    lotSource: Int32Array.from(lots, (l) => l.source),
    budgetFirst: lotsOf.first,
    budgetLot: Int32Array.from(lotsOf.flat),
    budgetPlanned: plannedBudgets(draft, phases, costs),
  };
  const budgetShare = budgetShares(programme, budgets, phases, contracts, {
    value: (value, path) => variables.planned(variables.add(value, path)),
    variable: variables.planned,
  });
  const offtake = csr(
    phases.map((_, phase) =>
      contracts
        .filter((c) => c.kind !== 'power' && c.phases.includes(phase))
        .map((c) => c.agreement),
    ),
  );
  return {
    ...budgets,
    budgetShare,
    sources: buildSources(draft),
    lotNode: Int32Array.from(lots, (l) => l.node),
    lotAmount: Int32Array.from(lots, (l) => l.amount),
    lotShare: Float64Array.from(lots, (l) => l.share),
    lotRank: Int32Array.from(lots.keys(), (lot) => inOrder.findIndex(({ index }) => index === lot)),
    offtakeFirst: offtake.first,
    offtakeNode: Int32Array.from(offtake.flat),
    gate: fundsGates(draft, network.drafts.length),
    cause: draft.causes.capital,
  };
}

type Capital = Programme['capital'][string];

/** Phases that the money of a source may be used for. */
export function phasesOfSource(draft: Draft, source: Capital): Set<number> {
  const { sites, scopes } = source.for;
  const selectors = sites.length + scopes.length === 0 ? ['*'] : [...sites, ...scopes];
  return new Set(
    selectors.flatMap((selector) =>
      phasesOf(draft.programme, selector).map(
        ({ site, phase }) => draft.phaseIndex.get(`${site}.${phase}`) ?? 0,
      ),
    ),
  );
}

/** Planned cost by phase and package, USD at data-date prices. */
function plannedBudgets(
  draft: Draft,
  phases: readonly PhaseRow[],
  costs: readonly CostRow[],
): Float64Array {
  const { planned } = draft.variables;
  const out = new Float64Array(phases.length * packages.length);
  for (const cost of costs) {
    const mw = planned(phases[cost.phase]?.mw ?? -1);
    out[cost.phase * packages.length + cost.package]! +=
      (cost.fixed >= 0 ? planned(cost.fixed) : 0) +
      (cost.perMw >= 0 ? planned(cost.perMw) * mw : 0) +
      (cost.perDay >= 0 ? planned(cost.perDay) * cost.plannedDays : 0);
  }
  return out;
}

function fundsGates(draft: Draft, nodes: number): Uint8Array {
  const out = new Uint8Array(nodes);
  for (const [siteId, site] of Object.entries(draft.programme.sites))
    for (const [phaseId, phase] of Object.entries(site.phases))
      for (const [id, { gates }] of Object.entries(phase.activities))
        for (const pack of gates?.funds ?? [])
          out[draft.network.at(`${siteId}.${phaseId}.${id}`)]! |= 1 << packages.indexOf(pack);
  return out;
}
