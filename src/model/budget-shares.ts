import { type Programme, packages, type Value } from '../programme/index.ts';
import { DAYS_PER_YEAR, power } from '../units/index.ts';
import type { ContractRow, Funds, PhaseRow } from './model.ts';

type Capital = Programme['capital'][string];

/** Middles of variables before drivers and risks. */
export interface Planned {
  /** Of the value at an address; 0 when there is none. */
  value(value: Value | undefined, path: string): number;
  /** Of a variable; 0 for -1. */
  variable(index: number): number;
}

/**
 * Share of each budget that each of its lots may pay, laid out as `budgetLot`: what the source allows
 * itself, and of debt no more than revenue covers.
 */
export function budgetShares(
  { capital }: Programme,
  funds: Pick<Funds, 'lotSource' | 'budgetFirst' | 'budgetLot' | 'budgetPlanned'>,
  phases: readonly PhaseRow[],
  contracts: readonly ContractRow[],
  planned: Planned,
): Float64Array {
  const sources = Object.entries(capital);
  // each is asked for by many budgets
  const shares: number[] = [];
  const services: number[] = [];
  const revenues: number[] = [];
  const out = new Float64Array(funds.budgetLot.length);
  for (let budget = 0; budget < funds.budgetPlanned.length; budget++) {
    const phase = Math.floor(budget / packages.length);
    const size = funds.budgetPlanned[budget]!;
    for (let k = funds.budgetFirst[budget]!; k < funds.budgetFirst[budget + 1]!; k++) {
      const s = funds.lotSource[funds.budgetLot[k]!]!;
      const [id, source] = sources[s]!;
      shares[s] ??=
        source.share === undefined ? 1 : planned.value(source.share, `capital.${id}.share`);
      out[k] = shares[s];
      if (source.conditions.coverage === undefined || size === 0) continue;
      services[s] ??= debtService(id, source, planned);
      revenues[phase] ??= yearlyRevenue(phase, phases, contracts, planned);
      out[k] = Math.min(shares[s], coveredShare(services[s], size, revenues[phase]));
    }
  }
  return out;
}

/**
 * Share of a budget that debt can cover when yearly revenue must be `coverage` times yearly debt
 * service: revenue / (coverage x annuity factor) over the budget, at planned values.
 */
const coveredShare = (service: number, budget: number, revenue: number): number =>
  Math.max(0, Math.min(1, revenue / (service * budget)));

/** Yearly revenue that a dollar of debt needs: coverage times annuity factor. */
function debtService(id: string, { conditions, rate, tenor }: Capital, planned: Planned): number {
  const least = planned.value(conditions.coverage, `capital.${id}.conditions.coverage`);
  const interest = planned.value(rate, `capital.${id}.rate`);
  const years = tenor ? planned.value(tenor, `capital.${id}.tenor`) / DAYS_PER_YEAR : 15;
  return least * (interest === 0 ? 1 / years : interest / (1 - power(1 + interest, -years)));
}

/** The most that a contract brings in a year for a phase, at planned values. */
const yearlyRevenue = (
  phase: number,
  phases: readonly PhaseRow[],
  contracts: readonly ContractRow[],
  planned: Planned,
): number =>
  contracts
    .filter((c) => c.phases.includes(phase) && c.kind !== 'power')
    .map((c) => revenueOf(c, phase, phases, planned))
    .reduce((a, b) => Math.max(a, b), 0);

function revenueOf(
  contract: ContractRow,
  phase: number,
  phases: readonly PhaseRow[],
  planned: Planned,
): number {
  const mwOf = (p: number) => planned.variable(phases[p]?.mw ?? -1);
  const all = contract.phases.reduce((sum, p) => sum + mwOf(p), 0);
  const most = contract.mw >= 0 ? planned.variable(contract.mw) : all;
  const mw = Math.min(most, mwOf(phase));
  const use = contract.use >= 0 ? planned.variable(contract.use) : 1;
  const paid = mw * Math.max(use, planned.variable(contract.takeOrPay));
  if (contract.price >= 0) return planned.variable(contract.price) * 12 * paid;
  return contract.perDay >= 0 && most > 0
    ? (planned.variable(contract.perDay) * DAYS_PER_YEAR * paid) / most
    : 0;
}
