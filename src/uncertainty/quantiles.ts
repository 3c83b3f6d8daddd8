import { sortColumn } from './sort-column.ts';

/** The value a share `t` of the way from a to b, where an infinite neighbour wins. */
function between(a: number, b: number, t: number): number {
  if (t === 0 || a === b) return a;
  if (b === Infinity) return Infinity;
  return a === -Infinity ? -Infinity : a + t * (b - a);
}

/**
 * The p-quantile of sorted values by linear interpolation at p (n - 1) (Hyndman and Fan 1996,
 * type 7). Infinity (never) is a value like others; between a number and Infinity lies Infinity.
 * @throws RangeError for an empty column or p outside [0, 1].
 */
export function quantileOf(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError('a quantile of no values');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`not a probability: ${p}`);
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return between(sorted[below]!, sorted[above]!, at - below);
}

/** The quantiles of sorted values at each p. */
export function quantilesOf(sorted: ArrayLike<number>, ps: readonly number[]): number[] {
  return ps.map((p) => quantileOf(sorted, p));
}

/** The quantiles of values in any order; the column itself is left as it is. */
export function columnQuantiles(
  column: Float32Array | Float64Array,
  ps: readonly number[],
): number[] {
  const copy = column.slice();
  sortColumn(copy);
  return quantilesOf(copy, ps);
}
