import type { QuantileForecast } from './pinball.ts';

/**
 * Continuous ranked probability score of a quantile table, in the unit of the quantity.
 * The distribution is taken as linear between neighbouring quantiles, with the mass outside the
 * table sitting on its first and last value; the integral over it is exact. One quantile scores
 * its absolute error. Infinite quantiles ("never") score Infinity unless `horizon` is given: then
 * values beyond it count as the horizon, which keeps the score proper (threshold weighting, Gneiting
 * and Ranjan 2011), and a segment that ends at "never" is flat up to it.
 * @throws RangeError when the table is empty or does not rise in `p` and in value.
 */
export function crpsOfQuantiles(
  table: readonly QuantileForecast[],
  outcome: number,
  horizon = Number.POSITIVE_INFINITY,
): number {
  const first = table[0];
  const last = table[table.length - 1];
  if (first === undefined || last === undefined) {
    throw new RangeError('a quantile table needs at least one row, got 0');
  }
  const y = Math.min(outcome, horizon);
  const end = Math.min(last.value, horizon);
  const start = Math.min(first.value, horizon);
  if (!Number.isFinite(y) || !Number.isFinite(end)) {
    return y === start && y === end ? 0 : Number.POSITIVE_INFINITY;
  }
  let score = Math.max(0, start - y) + Math.max(0, y - end);
  for (let i = 1; i < table.length; i++) {
    const a = table[i - 1]!;
    const b = table[i]!;
    if (!(b.p > a.p && b.value >= a.value)) {
      throw new RangeError(
        `quantiles must rise, got ${a.value} at ${a.p} and ${b.value} at ${b.p}`,
      );
    }
    score += segment(a, b, y, horizon);
  }
  return score;
}

/** Integral of (F(x) - 1{x >= y})² over one segment, cut at the horizon. */
function segment(a: QuantileForecast, b: QuantileForecast, y: number, horizon: number): number {
  const to = Math.min(b.value, horizon);
  const slope = (b.p - a.p) / (b.value - a.value);
  const chance = (x: number) => a.p + slope * (x - a.value);
  const square = (from: number, until: number, miss: (x: number) => number) => {
    if (until <= from) return 0;
    const u = miss(from);
    const v = miss(until);
    return ((until - from) * (u * u + u * v + v * v)) / 3;
  };
  const cut = Math.min(Math.max(y, a.value), to);
  return square(a.value, cut, chance) + square(cut, to, (x) => 1 - chance(x));
}
