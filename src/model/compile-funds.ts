import { type Programme, packages, phasesOf } from '../programme/index.ts';
import { DAYS_PER_YEAR, power } from '../units/index.ts';
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

export function buildSources(draft: Draft): Source[] {
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
  const { programme, network } = draft;
  const capital = Object.entries(programme.capital);
  const reach = capital.map(([, source]) => phasesOfSource(draft, source));
  const planned = plannedBudgets(draft, phases, costs);
  const inOrder = lots
    .map((lot, index) => ({ lot, index, order: capital[lot.source]?.[1].order ?? 0 }))
    .sort((a, b) => a.order - b.order || a.index - b.index);
  // each is asked for by many budgets
  const shares: number[] = [];
  const services: number[] = [];
  const revenues: number[] = [];
  const rows = phases.flatMap((_, phase) =>
    packages.map((pack, packageIndex) =>
      inOrder.flatMap(({ lot, index }) => {
        const [id, source] = capital[lot.source]!;
        if (!reach[lot.source]!.has(phase)) return [];
        if (source.for.packages.length > 0 && !source.for.packages.includes(pack)) return [];
        const budget = planned[phase * packages.length + packageIndex] ?? 0;
        shares[lot.source] ??= shareOf(draft, id, source);
        const covered = () => {
          services[lot.source] ??= debtService(draft, id, source);
          revenues[phase] ??= yearlyRevenue(draft, phase, phases, contracts);
          return coveredShare(services[lot.source]!, budget, revenues[phase]);
        };
        const covers = source.conditions.coverage !== undefined && budget !== 0;
        return { index, share: Math.min(shares[lot.source]!, covers ? covered() : 1) };
      }),
    ),
  );
  const { first, flat } = csr(rows);
  const offtake = csr(
    phases.map((_, phase) =>
      contracts
        .filter((c) => c.kind !== 'power' && c.phases.includes(phase) && c.agreement >= 0)
        .map((c) => c.agreement),
    ),
  );
  return {
    sources: buildSources(draft),
    lotSource: Int32Array.from(lots, (l) => l.source),
    lotNode: Int32Array.from(lots, (l) => l.node),
    lotAmount: Int32Array.from(lots, (l) => l.amount),
    lotShare: Float64Array.from(lots, (l) => l.share),
    lotRank: Int32Array.from(lots.keys(), (lot) => inOrder.findIndex(({ index }) => index === lot)),
    budgetFirst: first,
    budgetLot: Int32Array.from(flat, (r) => r.index),
    budgetShare: Float64Array.from(flat, (r) => r.share),
    budgetPlanned: planned,
    offtakeFirst: offtake.first,
    offtakeNode: Int32Array.from(offtake.flat),
    gate: fundsGates(draft, network.drafts.length),
    cause: draft.causes.capital,
  };
}

type Capital = Programme['capital'][string];

function phasesOfSource(draft: Draft, source: Capital): Set<number> {
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

const shareOf = ({ variables }: Draft, id: string, { share }: Capital): number =>
  share === undefined ? 1 : variables.planned(variables.add(share, `capital.${id}.share`));

/**
 * Share of a budget that debt can cover when yearly revenue must be `coverage` times yearly debt
 * service: revenue / (coverage x annuity factor) over the budget, at planned values.
 */
const coveredShare = (service: number, budget: number, revenue: number): number =>
  Math.max(0, Math.min(1, revenue / (service * budget)));

/** Yearly revenue that a dollar of debt needs: coverage times annuity factor. */
function debtService({ variables }: Draft, id: string, source: Capital): number {
  const { coverage } = source.conditions;
  const least = variables.planned(variables.add(coverage, `capital.${id}.conditions.coverage`));
  const rate = source.rate
    ? variables.planned(variables.add(source.rate, `capital.${id}.rate`))
    : 0;
  const years = source.tenor
    ? variables.planned(variables.add(source.tenor, `capital.${id}.tenor`)) / DAYS_PER_YEAR
    : 15;
  const annuity = rate === 0 ? 1 / years : rate / (1 - power(1 + rate, -years));
  return least * annuity;
}

/** The most that a contract brings in a year for a phase, at planned values. */
const yearlyRevenue = (
  draft: Draft,
  phase: number,
  phases: readonly PhaseRow[],
  contracts: readonly ContractRow[],
): number =>
  contracts
    .filter((c) => c.phases.includes(phase) && c.kind !== 'power')
    .map((c) => revenueOf(draft, c, phase, phases))
    .reduce((a, b) => Math.max(a, b), 0);

function revenueOf(
  draft: Draft,
  contract: ContractRow,
  phase: number,
  phases: readonly PhaseRow[],
): number {
  const { variables } = draft;
  const mwOf = (p: number) => variables.planned(phases[p]?.mw ?? -1);
  if (contract.price >= 0) return variables.planned(contract.price) * 12 * mwOf(phase);
  const total =
    contract.mw >= 0
      ? variables.planned(contract.mw)
      : contract.phases.reduce((sum, p) => sum + mwOf(p), 0);
  return contract.perDay >= 0 && total > 0
    ? (variables.planned(contract.perDay) * DAYS_PER_YEAR * mwOf(phase)) / total
    : 0;
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
