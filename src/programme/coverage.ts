import { DAYS_PER_YEAR, power } from '../units/index.ts';

/** Planned numbers of a contract and of a phase that it covers. */
export interface Covered {
  /** IT MW of the phase. */
  readonly mw: number;
  /** IT MW of all phases that the contract covers, and what it covers of them at most. */
  readonly all: number;
  readonly most: number | undefined;
  /** USD per MW and month. */
  readonly price: number | undefined;
  /** USD per day for the contract as a whole. */
  readonly perDay: number | undefined;
  /** Shares. */
  readonly use: number | undefined;
  readonly takeOrPay: number | undefined;
}

/** USD a year that a contract brings in for a phase; nothing by the energy that flows. */
export function yearlyRevenue({ mw, all, most = all, ...of }: Covered): number {
  const paid = Math.min(most, mw) * Math.max(of.use ?? 1, of.takeOrPay ?? 0);
  if (of.price !== undefined) return of.price * 12 * paid;
  return of.perDay !== undefined && most > 0 ? (of.perDay * DAYS_PER_YEAR * paid) / most : 0;
}

/** Yearly revenue that a dollar of debt needs: coverage times annuity factor. `tenor` in days, 15 years if none. */
export function revenuePerDebt(coverage: number, rate: number, tenor: number | undefined): number {
  const years = tenor === undefined ? 15 : tenor / DAYS_PER_YEAR;
  return coverage * (rate === 0 ? 1 / years : rate / (1 - power(1 + rate, -years)));
}
