import { exp, log1p } from '../../units/index.ts';
import { type DatedFlow, inOrder } from './dated-flows.ts';
import type { DayCount } from './day-count.ts';

/**
 * Value on the day of the earliest flow, at a yearly rate above −1. Actual/365 is what spreadsheets do.
 * @throws RangeError for a flow or a day that is not finite.
 */
export function xnpv(
  rate: number,
  flows: readonly DatedFlow[],
  count: DayCount = 'act/365f',
): number {
  const { times, amounts } = inOrder(flows, count);
  const slope = -log1p(rate);
  return amounts.reduce((sum, amount, i) => sum + amount * exp(times[i]! * slope), 0);
}
