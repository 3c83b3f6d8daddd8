import { quantileAt } from './quantile.ts';
import type { MonthlySpread, Result } from './result.ts';

/** A December within the result: its year and its index in `result.months`. */
export interface YearEnd {
  readonly year: string;
  readonly month: number;
}

/** Every year-end of the result that is not before its data date. */
export function yearEnds({ months, stamp }: Result): readonly YearEnd[] {
  return months.flatMap((iso, month) =>
    iso.endsWith('-12') && iso >= stamp.dataDate.slice(0, 7)
      ? [{ year: iso.slice(0, 4), month }]
      : [],
  );
}

/** At most `count` of them, evenly picked, always with the first two and the last. */
export function someYearEnds(all: readonly YearEnd[], count: number): readonly YearEnd[] {
  if (all.length <= count) return all;
  const head = all.slice(0, 2);
  const rest = all.slice(2);
  const wanted = count - head.length;
  const picked = Array.from(
    { length: wanted },
    (_, i) => rest[Math.round(((i + 1) * rest.length) / wanted) - 1],
  );
  return [...head, ...picked.filter((end) => end !== undefined)];
}

/** The value at a month and probability; NaN outside the result. */
export function monthlyAt(result: Result, series: MonthlySpread, month: number, p: number): number {
  return quantileAt(result.levels, series.quantiles[month] ?? [], p);
}
