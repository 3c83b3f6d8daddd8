import { type Programme, packages } from '../programme/index.ts';
import { mean } from '../uncertainty/index.ts';
import {
  civilOf,
  type Day,
  dayOfCivil,
  firstDayOfMonth,
  type Month,
  monthOf,
} from '../units/index.ts';
import { createCauseBook } from './causes.ts';
import { buildClaims, buildContracts } from './compile-contracts.ts';
import { buildDrivers, driverFactor } from './compile-drivers.ts';
import { addLots, buildFunds } from './compile-funds.ts';
import { addNodes, type Draft } from './compile-network.ts';
import {
  buildCosts,
  buildParties,
  buildPhases,
  buildScopes,
  buildSites,
  buildWorkers,
} from './compile-phases.ts';
import { addPools, buildPools } from './compile-pools.ts';
import { buildProjects } from './compile-projects.ts';
import { buildRisks, mitigationCost, tieRisks } from './compile-risks.ts';
import type { Model } from './model.ts';
import { createNetworkBook } from './network.ts';
import { createVariableBook, distributionOf } from './variables.ts';
import { workTable } from './work-table.ts';

/**
 * Turns a checked programme into flat numbers.
 * @throws RangeError for a programme that did not pass its checks.
 */
export function compile(programme: Programme): Model {
  const draft = createDraft(programme);
  const driverIndex = indexOf(programme.drivers);
  addNodes(draft);
  const poolDraft = addPools(draft);
  const lots = addLots(draft);
  const phases = buildPhases(draft);
  const costs = buildCosts(draft).map((row) => ({ ...row, effects: [...row.effects] }));
  const sites = buildSites(draft);
  const contracts = buildContracts(draft);
  const claims = buildClaims(draft);
  const funds = buildFunds(draft, lots, phases, costs, contracts);
  const companies = buildProjects(draft, sites, phases, contracts, claims, funds);
  const workers = buildWorkers(draft);
  const driverEffects = tieRisks(draft, costs, driverIndex);
  const pools = buildPools(draft, poolDraft);
  const gated = new Set(poolDraft.requests.keys());
  funds.gate.forEach((mask, node) => {
    if (mask !== 0) gated.add(node);
  });
  const { factor, notes } = driverFactor(programme, driverIndex);
  const { causes } = draft;
  return {
    name: programme.name,
    dataDate: programme.dataDate,
    horizon: draft.relative(programme.horizon) + 1,
    ...monthsOf(programme),
    packages,
    variables: draft.variables.all,
    drivers: buildDrivers(programme, driverEffects),
    driverFactor: factor,
    risks: buildRisks(programme),
    network: draft.network.build(gated),
    calendars: draft.calendars,
    pools,
    funds,
    phases,
    sites,
    scopes: buildScopes(draft, sites),
    parties: buildParties(programme),
    costs,
    workers,
    contracts,
    ...companies,
    moneyMonths: moneyMonths(programme),
    tax: draft.variables.add(programme.finance.tax, 'finance.tax'),
    claims,
    causes: causes.all,
    causeWeather: causes.weather,
    causeDate: causes.date,
    causeSize: causes.size,
    causeRisk: Int32Array.from(Object.keys(programme.risks), causes.risk),
    escalation: programme.escalation === undefined ? 0 : mean(distributionOf(programme.escalation)),
    analysisDay: draft.relative(analysisDate(programme)) + 1,
    mitigationCost: mitigationCost(programme),
    notes,
  };
}

/** Day for which drivers and risks are ranked: the end of the second year after the data date, or the horizon. */
function analysisDate(programme: Programme): number {
  const { year } = civilOf(programme.dataDate as Day);
  return Math.min(programme.horizon, dayOfCivil(year + 2, 12, 31));
}

const indexOf = (table: object): Map<string, number> =>
  new Map(Object.keys(table).map((id, i) => [id, i]));

function createDraft(programme: Programme): Draft {
  const driverIndex = indexOf(programme.drivers);
  const phaseIds = Object.entries(programme.sites).flatMap(([site, { phases }]) =>
    Object.keys(phases).map((phase) => `${site}.${phase}`),
  );
  return {
    programme,
    variables: createVariableBook(driverIndex, programme.dataDate),
    network: createNetworkBook(),
    causes: createCauseBook(programme),
    calendars: Object.entries(programme.calendars).map(([id, calendar]) =>
      workTable(id, calendar, programme.dataDate, programme.horizon),
    ),
    calendarIndex: indexOf(programme.calendars),
    phaseIndex: new Map(phaseIds.map((id, i) => [id, i])),
    riskIndex: indexOf(programme.risks),
    partyIndex: indexOf(programme.parties),
    relative: (day) => day - programme.dataDate,
  };
}

/** Months from that of the data date to that of the horizon; days relative to the data date. */
function monthsOf(programme: Programme): Pick<Model, 'firstMonth' | 'monthStart' | 'months'> {
  const firstMonth = monthOf(programme.dataDate as Day);
  const months = monthOf(programme.horizon as Day) - firstMonth + 1;
  const monthStart = Float64Array.from(
    { length: months + 1 },
    (_, i) => firstDayOfMonth((firstMonth + i) as Month) - programme.dataDate,
  );
  return { firstMonth, months, monthStart };
}

/** Years of cash flows after the horizon when the programme sets no end. */
const YEARS_AFTER = 15;

function moneyMonths({ dataDate, horizon, finance }: Programme): number {
  const last = monthOf((finance.until ?? horizon) as Day) + (finance.until ? 0 : 12 * YEARS_AFTER);
  return Math.max(last, monthOf(horizon as Day)) - monthOf(dataDate as Day) + 1;
}
