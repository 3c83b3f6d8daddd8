import { quantileAt } from './quantile.ts';
import type { MonthlySpread, Result, ScopeResult } from './result.ts';

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

/**
 * At most `count` (3 or more) of its year-ends: the first two, the last, and those of the years in
 * which most IT MW arrive in some scopes.
 */
export function mainYearEnds(
  result: Result,
  scopes: readonly ScopeResult[],
  count: number,
): readonly YearEnd[] {
  const all = yearEnds(result);
  const between = all.slice(2, -1).map((end, i) => ({ end, arrived: arriving(i + 2) }));
  const busiest = new Set(
    between
      .toSorted((a, b) => b.arrived - a.arrived)
      .slice(0, count - 3)
      .map(({ end }) => end),
  );
  return all.length <= count
    ? all
    : all.filter((end, i) => i < 2 || i === all.length - 1 || busiest.has(end));

  /** Sum over the scopes and P10, P50 and P90 of what the year adds, in shares of all that the scope plans. */
  function arriving(index: number): number {
    const [before, now] = [all[index - 1]!.month, all[index]!.month];
    return scopes
      .flatMap(({ monthly, plannedMw }) =>
        [0.1, 0.5, 0.9].map(
          (p) =>
            (monthlyAt(result, monthly.mw, now, p) - monthlyAt(result, monthly.mw, before, p)) /
            Math.max(plannedMw, Number.MIN_VALUE),
        ),
      )
      .reduce((sum, x) => sum + x, 0);
  }
}

/** The value at a month and probability; NaN outside the result. */
export function monthlyAt(result: Result, series: MonthlySpread, month: number, p: number): number {
  return quantileAt(result.levels, series.quantiles[month] ?? [], p);
}
