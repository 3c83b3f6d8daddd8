import { expm1, log1p } from '../../units/index.ts';
import { demandFinite, type Rates, ratesOf } from './rates.ts';

/**
 * All internal rates of return above −1 of flows at equal distances, as rates a period. With one change
 * of sign there is exactly one.
 * @throws RangeError for a flow that is not finite.
 */
export function irr(flows: ArrayLike<number>): Rates {
  demandFinite(flows, 'flow');
  return ratesOf(Float64Array.from(flows));
}

/** What a rate a month comes to in a year: (1 + rate)^12 − 1. */
export function effectiveYearly(rate: number): number {
  return rate <= -1 ? -1 : expm1(12 * log1p(rate));
}
