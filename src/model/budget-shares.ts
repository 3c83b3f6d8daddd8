import {
  type Programme,
  packages,
  revenuePerDebt,
  type Value,
  yearlyRevenue,
} from '../programme/index.ts';
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
      revenues[phase] ??= mostRevenue(phase, phases, contracts, planned);
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

/** Yearly revenue that a dollar of debt of the source needs. */
const debtService = (id: string, { conditions, rate, tenor }: Capital, planned: Planned): number =>
  revenuePerDebt(
    planned.value(conditions.coverage, `capital.${id}.conditions.coverage`),
    planned.value(rate, `capital.${id}.rate`),
    tenor === undefined ? undefined : planned.value(tenor, `capital.${id}.tenor`),
  );

/** The most that a contract brings in a year for a phase, at planned values. */
function mostRevenue(
  phase: number,
  phases: readonly PhaseRow[],
  contracts: readonly ContractRow[],
  planned: Planned,
): number {
  const mwOf = (p: number) => planned.variable(phases[p]?.mw ?? -1);
  const stated = (variable: number) => (variable < 0 ? undefined : planned.variable(variable));
  return contracts
    .filter((c) => c.phases.includes(phase) && c.kind !== 'power')
    .map((c) =>
      yearlyRevenue({
        mw: mwOf(phase),
        all: c.phases.reduce((sum, p) => sum + mwOf(p), 0),
        most: stated(c.mw),
        price: stated(c.price),
        perDay: stated(c.perDay),
        use: stated(c.use),
        takeOrPay: stated(c.takeOrPay),
      }),
    )
    .reduce((a, b) => Math.max(a, b), 0);
}
