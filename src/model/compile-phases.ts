import { curves, EVERYTHING, type Programme, packages, type Value } from '../programme/index.ts';
import { mean } from '../uncertainty/index.ts';
import { type Draft, plannedDays } from './compile-network.ts';
import { powerNode } from './compile-pools.ts';
import type { CostRow, PartyRow, PhaseRow, Scope, SiteRow, WorkerRow } from './model.ts';
import { distributionOf } from './variables.ts';

export function buildPhases(draft: Draft): PhaseRow[] {
  const out: PhaseRow[] = [];
  Object.entries(draft.programme.sites).forEach(([siteId, site], siteIndex) => {
    const power = Object.entries(site.power);
    for (const [phaseId, phase] of Object.entries(site.phases)) {
      const at = `sites.${siteId}.phases.${phaseId}`;
      const add = (value: Value | undefined, key: string, floor = 0) =>
        draft.variables.add(value, `${at}.${key}`, { floor });
      const address = (activity: string) => draft.network.at(`${siteId}.${phaseId}.${activity}`);
      const priced = power.find(([, option]) => option.price !== undefined);
      out.push({
        id: `${siteId}.${phaseId}`,
        name: phase.name ?? `${site.name} ${phase.group ?? phaseId}`,
        site: siteIndex,
        energised: address(phase.energised),
        ntp: address(ntpOf(phase) ?? phase.energised),
        nodes: Object.keys(phase.activities).map(address),
        dataCentres: phase.dataCentres,
        priority: phase.priority,
        mw: add(phase.mw, 'mw'),
        plannedMw: draft.variables.planned(add(phase.mw, 'mw')),
        pue: add(phase.pue, 'pue', 1),
        contingency: add(phase.contingency, 'contingency'),
        longStop:
          phase.longStop === undefined
            ? Number.POSITIVE_INFINITY
            : draft.relative(phase.longStop) + 1,
        shrinkAfter: add(phase.shrink?.after, 'shrink.after'),
        shrinkTo: add(phase.shrink?.to, 'shrink.to'),
        promised: phase.promised === undefined ? Number.NaN : draft.relative(phase.promised) + 1,
        operatingCost: add(phase.operating?.cost, 'operating.cost'),
        loadFactor: add(phase.operating?.loadFactor, 'operating.loadFactor'),
        staff: add(phase.operating?.staff, 'operating.staff'),
        refresh: add(phase.operating?.refresh, 'operating.refresh'),
        life: add(phase.operating?.life, 'operating.life'),
        energyPrice: priced
          ? draft.variables.add(priced[1].price, `sites.${siteId}.power.${priced[0]}.price`)
          : -1,
      });
    }
  });
  return out;
}

type Phase = Programme['sites'][string]['phases'][string];

/** Notice to proceed: the activity that waits for the facility's funds, else the first that builds. */
function ntpOf(phase: Phase): string | undefined {
  const all = Object.entries(phase.activities);
  const found =
    all.find(([, a]) => a.gates?.funds?.includes('facility')) ??
    all.find(([, a]) => a.gates?.funds !== undefined) ??
    all.find(([, a]) => a.kind === 'equipment' || a.kind === 'construction');
  return found?.[0];
}

export function buildCosts(draft: Draft): CostRow[] {
  const { variables, network } = draft;
  const out: CostRow[] = [];
  for (const [siteId, site] of Object.entries(draft.programme.sites)) {
    for (const [phaseId, phase] of Object.entries(site.phases))
      for (const [id, { cost }] of Object.entries(phase.activities)) {
        if (cost === undefined) continue;
        const at = `sites.${siteId}.phases.${phaseId}.activities.${id}.cost`;
        const node = network.at(`${siteId}.${phaseId}.${id}`);
        out.push({
          node,
          phase: draft.phaseIndex.get(`${siteId}.${phaseId}`) ?? 0,
          package: packages.indexOf(cost.package),
          fixed: variables.add(cost.fixed, `${at}.fixed`),
          perMw: variables.add(cost.perMw, `${at}.perMw`),
          perDay: variables.add(cost.perDay, `${at}.perDay`),
          curve: curves.indexOf(cost.curve),
          effects: [],
          plannedDays: plannedDays(draft, node),
        });
      }
    const firstPhase = Object.keys(site.phases)[0];
    for (const [id, option] of Object.entries(site.power)) {
      if (option.capex === undefined || firstPhase === undefined) continue;
      out.push({
        node: network.at(powerNode(siteId, id)),
        phase: draft.phaseIndex.get(`${siteId}.${firstPhase}`) ?? 0,
        package: packages.indexOf('power'),
        fixed: variables.add(option.capex, `sites.${siteId}.power.${id}.capex`),
        perMw: -1,
        perDay: -1,
        curve: curves.indexOf('uniform'),
        effects: [],
        plannedDays: 365,
      });
    }
  }
  return out;
}

export function buildWorkers(draft: Draft): WorkerRow[] {
  const { variables, network } = draft;
  return Object.entries(draft.programme.sites).flatMap(([siteId, site]) =>
    Object.entries(site.phases).flatMap(([phaseId, phase]) =>
      Object.entries(phase.activities).flatMap(([id, activity]) => {
        if (activity.workers === undefined && activity.workersPerMw === undefined) return [];
        const at = `sites.${siteId}.phases.${phaseId}.activities.${id}`;
        return {
          node: network.at(`${siteId}.${phaseId}.${id}`),
          phase: draft.phaseIndex.get(`${siteId}.${phaseId}`) ?? 0,
          workers: variables.add(activity.workers, `${at}.workers`),
          perMw: variables.add(activity.workersPerMw, `${at}.workersPerMw`),
        };
      }),
    ),
  );
}

export function buildSites(draft: Draft): SiteRow[] {
  const { programme, partyIndex, phaseIndex } = draft;
  const scopeIds = Object.keys(programme.scopes);
  return Object.entries(programme.sites).map(([id, site]) => ({
    id,
    name: site.name,
    developer: partyIndex.get(site.developer) ?? 0,
    operator: partyIndex.get(site.operator ?? site.developer) ?? 0,
    phases: Object.keys(site.phases).map((phase) => phaseIndex.get(`${id}.${phase}`) ?? 0),
    // row 0 of the scopes is everything
    scopes: [
      0,
      ...scopeIds.flatMap((scope, i) => (programme.scopes[scope]?.of.includes(id) ? [i + 1] : [])),
    ],
  }));
}

/** Everything in the file, then the scopes it names. */
export function buildScopes(draft: Draft, sites: readonly SiteRow[]): Scope[] {
  const phasesIn = (scope: number) =>
    sites.flatMap((site) => (site.scopes.includes(scope) ? site.phases : []));
  return [
    { id: EVERYTHING, name: 'everything', phases: phasesIn(0) },
    ...Object.entries(draft.programme.scopes).map(([id, { name }], i) => ({
      id,
      name,
      phases: phasesIn(i + 1),
    })),
  ];
}

export function buildParties(programme: Programme): PartyRow[] {
  return Object.entries(programme.parties).map(([id, { name, hurdle }]) => ({
    id,
    name,
    hurdle: mean(distributionOf(hurdle)),
  }));
}
