import { expm1, log1p } from '../../../units/index.ts';

/** Present value of one a period for `periods` periods, paid at their ends, at a rate a period. */
export function annuityFactor(rate: number, periods: number): number {
  return rate === 0 ? periods : -expm1(-periods * log1p(rate)) / rate;
}

/** The level payment of interest and principal that repays a loan of one. */
export function levelPayment(rate: number, periods: number): number {
  return 1 / annuityFactor(rate, periods);
}

/** What is left of a loan of one after so many of its level payments. */
export function levelBalance(rate: number, periods: number, paid: number): number {
  return annuityFactor(rate, periods - paid) / annuityFactor(rate, periods);
}
