import { dayOf } from '../units/index.ts';
import type { DateSpread, Levels } from './result.ts';

/**
 * The quantile at probability `p` of a list given at `levels`, straight between two levels,
 * the outermost beyond them. NaN when the list is empty.
 */
export function quantileAt(levels: Levels, quantiles: readonly number[], p: number): number {
  const { below, above, weight } = neighbours(levels, p);
  const a = quantiles[below] ?? Number.NaN;
  const b = quantiles[above] ?? Number.NaN;
  return weight === 0 ? a : a + weight * (b - a);
}

/** The day (since 1970-01-01) at probability `p`; Infinity where that share never gets there. */
export function dayAt(levels: Levels, dates: DateSpread, p: number): number {
  return quantileAt(
    levels,
    dates.quantiles.map((iso) => (iso === null ? Number.POSITIVE_INFINITY : dayOf(iso))),
    p,
  );
}

function neighbours(levels: Levels, p: number) {
  const exact = levels.findIndex((level) => Math.abs(level - p) < 1e-9);
  if (exact >= 0) return { below: exact, above: exact, weight: 0 };
  const next = levels.findIndex((level) => level > p);
  if (next === -1) return { below: levels.length - 1, above: levels.length - 1, weight: 0 };
  if (next === 0) return { below: 0, above: 0, weight: 0 };
  const from = levels[next - 1] ?? 0;
  const to = levels[next] ?? 1;
  return { below: next - 1, above: next, weight: (p - from) / (to - from) };
}
