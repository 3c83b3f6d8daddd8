import type { ClaimRow, Model } from '../model/index.ts';
import { DAYS_PER_YEAR, log } from '../units/index.ts';
import { csrOf } from './csr.ts';
import { classOfPackage, flowRowOf, purposeOfPackage, purposes } from './flow-layout.ts';
import { isMoneyClaim } from './measure.ts';
import { monthsOfDays } from './months.ts';
import { layoutOf } from './outcomes.ts';

/*
 * What books and records a trial reads, by the names in kernel/trial/.
 */

/** Phases, sites and scopes, and who works there. */
export function phaseTables({ phases, sites, scopes, workers }: Model) {
  const ofSites = csrOf(sites.map((site) => site.phases));
  const inScopes = csrOf(sites.map((site) => site.scopes));
  const ofScopes = csrOf(scopes.map((scope) => scope.phases));
  const sitesOfScopes = csrOf(scopes.map((scope) => sitesOf(phases, scope.phases)));
  return {
    siteOf: Int32Array.from(phases, ({ site }) => site),
    energisedBy: Int32Array.from(phases, ({ energised }) => energised),
    ntp: Int32Array.from(phases, ({ ntp }) => ntp),
    dataCentres: Float64Array.from(phases, ({ dataCentres }) => dataCentres),
    mwOf: Int32Array.from(phases, ({ mw }) => mw),
    pueOf: Int32Array.from(phases, ({ pue }) => pue),
    staffOf: Int32Array.from(phases, ({ staff }) => staff),
    sitePhaseFirst: ofSites.first,
    sitePhase: ofSites.all,
    siteScopeFirst: inScopes.first,
    siteScope: inScopes.all,
    scopePhaseFirst: ofScopes.first,
    scopePhase: ofScopes.all,
    scopeSiteFirst: sitesOfScopes.first,
    scopeSite: sitesOfScopes.all,
    workerNode: Int32Array.from(workers, ({ node }) => node),
    workerPhase: Int32Array.from(workers, ({ phase }) => phase),
    workerFixed: Int32Array.from(workers, (row) => row.workers),
    workerPerMw: Int32Array.from(workers, ({ perMw }) => perMw),
  };
}

/** Sites of a list of phases, each once. */
const sitesOf = (phases: Model['phases'], of: readonly number[]): number[] => [
  ...new Set(of.map((phase) => phases[phase]!.site)),
];

/** Costs of activities, and the rows of the cash flows that they go to. */
export function costTables(model: Model) {
  const { costs, phases, packages, risks, monthStart, months } = model;
  const budgets = phases.length * packages.length;
  const byBudget: number[][] = Array.from({ length: budgets }, () => []);
  costs.forEach((row, c) => {
    byBudget[row.phase * packages.length + row.package]?.push(c);
  });
  const order = byBudget.flat().map((c) => costs[c]!);
  const effects = order.flatMap((row) => row.effects);
  return {
    costFirst: csrOf(byBudget).first,
    costNode: Int32Array.from(order, ({ node }) => node),
    costFixed: Int32Array.from(order, ({ fixed }) => fixed),
    costPerMw: Int32Array.from(order, ({ perMw }) => perMw),
    costPerDay: Int32Array.from(order, ({ perDay }) => perDay),
    costCurve: Int32Array.from(order, ({ curve }) => curve),
    costPlanned: Float64Array.from(order, ({ plannedDays }) => plannedDays),
    costEffectFirst: csrOf(order.map((row) => row.effects.map(({ risk }) => risk))).first,
    costEffectRisk: Int32Array.from(effects, ({ risk }) => risk),
    costEffectFactor: Int32Array.from(effects, ({ factor }) => factor),
    riskImpact: Float64Array.from(risks, ({ impact }) => impact),
    monthStart,
    monthOfDay: monthsOfDays(monthStart, months),
    ...flowRows(model),
  };
}

/** Rows of the cash flows of each budget, and of each of its lots; -1 for none. */
function flowRows(model: Model) {
  const { projectOf, projects, packages, funds } = model;
  const rowOf = flowRowOf(model);
  const packageOf = (budget: number) => budget % packages.length;
  const purposeOf = (budget: number) => purposeOfPackage(packages[packageOf(budget)]!);
  const committedRow = new Int32Array(funds.budgetLot.length).fill(-1);
  projectOf.forEach((project, budget) => {
    for (let k = funds.budgetFirst[budget]!; k < funds.budgetFirst[budget + 1]!; k++) {
      const source = funds.lotSource[funds.budgetLot[k]!]!;
      const tranche = projects[project]!.tranches.findIndex(
        (row) => row.source === source && row.purpose === purposes[purposeOf(budget)],
      );
      committedRow[k] = rowOf({ of: 'committed', project, tranche });
    }
  });
  return {
    costRow: projectOf.map((project, budget) =>
      rowOf({ of: 'cost', project, package: packageOf(budget) }),
    ),
    unfinishedRow: projectOf.map((project, budget) =>
      rowOf({ of: 'unfinished', project, purpose: purposeOf(budget) }),
    ),
    placedRow: projectOf.map((project, budget) =>
      rowOf({ of: 'placed', project, class: classOfPackage(packages[packageOf(budget)]!) }),
    ),
    committedRow,
  };
}

/** What risks do to variables, and their causes. */
export function effectTables({ variables, causeRisk }: Model) {
  const effects = variables.flatMap((variable) => variable.effects);
  return {
    effectFirst: csrOf(variables.map((v) => v.effects.map(({ risk }) => risk))).first,
    effectRisk: Int32Array.from(effects, ({ risk }) => risk),
    effectFactor: Int32Array.from(effects, ({ factor }) => factor),
    effectDelay: Int32Array.from(effects, ({ delay }) => delay),
    causeRisk,
  };
}

/** In the order of the numbers in `kernel/trial/claims.ts`. */
const measures: readonly ClaimRow['measure'][] = [
  ...(['data-centres', 'mw', 'spent', 'committed', 'signed', 'jobs', 'revenue'] as const),
];

/** Phases whose spending a claim measures apart from others of their sites: their rows follow those of sites. */
export function spentApartOf({ claims, phases, sites }: Model): readonly number[] {
  const apart = claims.flatMap((claim) => {
    if (claim.measure !== 'spent' || isMoneyClaim(claim)) return [];
    const inside = new Set(claim.phases);
    return claim.phases.filter(
      (phase) => !sites[phases[phase]!.site]!.phases.every((other) => inside.has(other)),
    );
  });
  return [...new Set(apart)];
}

export function claimTables(model: Model) {
  const { claims, phases, sites, funds } = model;
  const ofPhases = csrOf(claims.map((claim) => claim.phases));
  const spentApart = new Int32Array(phases.length).fill(-1);
  spentApartOf(model).forEach((phase, i) => {
    spentApart[phase] = sites.length + i;
  });
  const spentRows = csrOf(
    claims.map((claim) => {
      if (claim.measure !== 'spent' || isMoneyClaim(claim)) return [];
      const inside = new Set(claim.phases);
      const rows = claim.phases.map((phase) => {
        const { site } = phases[phase]!;
        return sites[site]!.phases.every((other) => inside.has(other)) ? site : spentApart[phase]!;
      });
      return [...new Set(rows)];
    }),
  );
  const signed = csrOf(claims.map((claim) => claim.agreements));
  const counts = (claim: ClaimRow, phase: number) => claim.phases.includes(phase);
  const paid = (claim: ClaimRow, source: number) =>
    claim.sources.length === 0 || claim.sources.includes(source);
  const flags = (length: number, is: (claim: ClaimRow, i: number) => boolean) =>
    Uint8Array.from(
      claims.flatMap((claim) => Array.from({ length }, (_, i) => (is(claim, i) ? 1 : 0))),
    );
  return {
    claimMeasure: Int32Array.from(claims, ({ measure }) => measures.indexOf(measure)),
    claimIsMoney: Uint8Array.from(claims, (claim) => (isMoneyClaim(claim) ? 1 : 0)),
    claimAtMost: Uint8Array.from(claims, ({ sense }) => (sense === 'atMost' ? 1 : 0)),
    claimThreshold: Float64Array.from(claims, ({ threshold }) => threshold),
    claimBy: Float64Array.from(claims, ({ by }) => by),
    claimPhaseFirst: ofPhases.first,
    claimPhase: ofPhases.all,
    claimSpentFirst: spentRows.first,
    claimSpentRow: spentRows.all,
    spentApart,
    claimAgreementFirst: signed.first,
    claimAgreement: signed.all,
    claimHasPhase: flags(phases.length, counts),
    claimHasSource: flags(funds.sources.length, paid),
  };
}

/** Who asks for power and what brings it. */
export function powerTables({ pools, network, sites }: Model) {
  const firstPool = pools.count - sites.length;
  const asking = [...network.kind.keys()].flatMap((node) => {
    const asked = pools.requestPool.subarray(
      pools.requestFirst[node]!,
      pools.requestFirst[node + 1]!,
    );
    const pool = asked.find((p) => p >= firstPool);
    return pool === undefined || !Number.isNaN(network.started[node]!)
      ? []
      : [{ node, site: pool - firstPool }];
  });
  const bringing = [...pools.arrivalPool.keys()].filter((a) => pools.arrivalPool[a]! >= firstPool);
  return {
    askerNode: Int32Array.from(asking, ({ node }) => node),
    askerPhase: Int32Array.from(asking, ({ node }) => network.phase[node]!),
    askerSite: Int32Array.from(asking, ({ site }) => site),
    powerNode: Int32Array.from(bringing, (a) => pools.arrivalNode[a]!),
    powerSite: Int32Array.from(bringing, (a) => pools.arrivalPool[a]! - firstPool),
    powerQuantity: Int32Array.from(bringing, (a) => pools.arrivalQuantity[a]!),
  };
}

/** USD evidenced in the sources that reach each scope, and the party behind each source. */
export function evidenceTables({ scopes, funds, packages }: Model) {
  const reached = (inside: readonly number[]) =>
    new Set(
      inside.flatMap((phase) => {
        const first = funds.budgetFirst[phase * packages.length]!;
        const lots = funds.budgetLot.subarray(
          first,
          funds.budgetFirst[(phase + 1) * packages.length]!,
        );
        return [...lots].map((lot) => funds.lotSource[lot]!);
      }),
    );
  return {
    evidenced: Float64Array.from(scopes, ({ phases }) =>
      [...reached(phases)].reduce(
        (sum, source) => sum + (funds.sources[source]!.evidenced || 0),
        0,
      ),
    ),
    partyOfSource: Int32Array.from(funds.sources, ({ party }) => party),
  };
}

export const agreementTables = (model: Model) => ({
  agreementNode: Int32Array.from(layoutOf(model, 1).agreements),
});

/** Single numbers for booking and recording. */
export const recordNumbers = (
  model: Model,
  tables: ReturnType<typeof powerTables> & ReturnType<typeof agreementTables>,
  layout = layoutOf(model, 1),
) => ({
  months: model.months,
  moneyMonths: model.moneyMonths,
  contracts: model.contracts.length,
  horizon: model.horizon,
  sites: model.sites.length,
  scopes: model.scopes.length,
  causes: model.causes.length,
  causeDate: model.causeDate,
  causeWeather: model.causeWeather,
  causeSize: model.causeSize,
  claims: model.claims.length,
  sources: model.funds.sources.length,
  workers: model.workers.length,
  parties: model.parties.length,
  drivers: model.drivers.length,
  risks: model.risks.length,
  agreements: tables.agreementNode.length,
  askers: tables.askerNode.length,
  powerArrivals: tables.powerNode.length,
  analysisDay: model.analysisDay,
  drift: log(1 + model.escalation) / DAYS_PER_YEAR,
  atEnergised: layout.energised,
  atCommitted: layout.committed,
  atPhaseCost: layout.phaseCost,
  atPhaseScale: layout.phaseScale,
  atPhaseMw: layout.phaseMw,
  atSiteFirst: layout.siteFirst,
  atScopeFirst: layout.scopeFirst,
  atSigned: layout.signed,
  atSourceCommitted: layout.sourceCommitted,
  atPartyCommitted: layout.partyCommitted,
  atAnalysedMw: layout.analysedMw,
  atAnalysedSpent: layout.analysedSpent,
  atDriver: layout.driver,
  atFired: layout.fired,
  atDelayEscalation: layout.delayEscalation,
  atDelayTime: layout.delayTime,
  atOverPower: layout.overPower,
  atClaimMeasure: layout.claimMeasure,
  atPeakNeed: layout.peakNeed,
  atUnfunded: layout.unfunded,
});
