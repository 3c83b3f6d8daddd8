import { type DatedFlow, inOrder } from './dated-flows.ts';
import type { DayCount } from './day-count.ts';
import { type Rates, ratesOf } from './rates.ts';

/**
 * All yearly internal rates of return above −1 of flows on days. Actual/365 is what spreadsheets do.
 * @throws RangeError for a flow or a day that is not finite.
 */
export function xirr(flows: readonly DatedFlow[], count: DayCount = 'act/365f'): Rates {
  const { times, amounts } = inOrder(flows, count);
  return ratesOf(amounts, times);
}
