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

/** What a rate a period comes to in a year: (1 + rate)^periods − 1. */
export function effectiveYearly(rate: number, periodsPerYear = 12): number {
  return rate <= -1 ? -1 : expm1(periodsPerYear * log1p(rate));
}

/** The rate a period that comes to this rate in a year: (1 + rate)^(1/periods) − 1. */
export function ratePerPeriod(yearly: number, periodsPerYear = 12): number {
  return yearly <= -1 ? -1 : expm1(log1p(yearly) / periodsPerYear);
}
