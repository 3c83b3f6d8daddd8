import type { Model } from '../model/index.ts';

/** Month of each day from the first of `starts` to that of month `months`, both in whole days. */
export function monthsOfDays(starts: Float64Array, months: number): Int32Array {
  const first = starts[0]!;
  const out = new Int32Array(starts[months]! - first);
  for (let m = 0; m < months; m++) out.fill(m, starts[m]! - first, starts[m + 1]! - first);
  return out;
}

/** Month of a day: -1 before the first, `months` after the last. */
export function createMonthAt({
  monthStart,
  months,
}: Pick<Model, 'monthStart' | 'months'>): (day: number) => number {
  const first = monthStart[0]!;
  const monthOfDay = monthsOfDays(monthStart, months);
  return (day) => (day < first ? -1 : (monthOfDay[Math.floor(day - first)] ?? months));
}
