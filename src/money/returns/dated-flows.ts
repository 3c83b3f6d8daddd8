import type { Day } from '../../units/index.ts';
import { type DayCount, yearFraction } from './day-count.ts';
import { demandFinite } from './rates.ts';

/** A payment on a day. */
export interface DatedFlow {
  readonly day: Day;
  readonly amount: number;
}

/** Flows in order of time, those of one time added up, years counted from the earliest day. */
export function inOrder(
  flows: readonly DatedFlow[],
  count: DayCount,
): { readonly times: Float64Array; readonly amounts: Float64Array } {
  const days = flows.map((flow) => Math.floor(flow.day));
  demandFinite(days, 'day of flow');
  demandFinite(
    flows.map((flow) => flow.amount),
    'flow',
  );
  const start = days.reduce((a, b) => Math.min(a, b), Infinity);
  const byTime = new Map<number, number>();
  flows.forEach(({ amount }, i) => {
    const time = yearFraction(count, start, days[i]!);
    byTime.set(time, (byTime.get(time) ?? 0) + amount);
  });
  const sorted = [...byTime].sort(([a], [b]) => a - b);
  return {
    times: Float64Array.from(sorted, ([time]) => time),
    amounts: Float64Array.from(sorted, ([, amount]) => amount),
  };
}
