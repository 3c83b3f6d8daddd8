import { addExact, type ExactSum, emptySum, mergeSums, ratio, wholeOf } from './exact-sum.ts';

/**
 * Count, mean and variance that come out the same for any order and sharding of the values, because
 * sums and sums of squares are exact. An accumulator: `addMoments` changes it in place.
 */
export interface Moments {
  count: number;
  readonly sum: ExactSum;
  readonly squares: ExactSum;
}

/** Moments of nothing. */
export function emptyMoments(): Moments {
  return { count: 0, sum: emptySum(), squares: emptySum() };
}

const SPLIT = 2 ** 27 + 1;

/** Adds x² without rounding: the rounded square and its error (Dekker 1971). */
function addSquare(squares: ExactSum, x: number): void {
  const product = x * x;
  addExact(squares, product);
  if (product === Infinity || product < 1e-280) return;
  const carried = SPLIT * x;
  const high = carried - (carried - x);
  const low = x - high;
  addExact(squares, high * high - product + 2 * high * low + low * low);
}

/**
 * Adds values[offset … offset + count).
 * @throws RangeError for NaN.
 */
export function addMoments(
  moments: Moments,
  values: Float32Array | Float64Array,
  offset: number,
  count: number,
): void {
  for (let i = offset; i < offset + count; i++) {
    const x = values[i]!;
    addExact(moments.sum, x);
    addSquare(moments.squares, x);
  }
  moments.count += count;
}

/** The moments of both sets of values. */
export function mergeMoments(a: Moments, b: Moments): Moments {
  return {
    count: a.count + b.count,
    sum: mergeSums(a.sum, b.sum),
    squares: mergeSums(a.squares, b.squares),
  };
}

/** The mean, rounded once; Infinity when a value is, NaN without values. */
export function meanOf(moments: Moments): number {
  const { count, sum } = moments;
  if (count === 0) return Number.NaN;
  if (sum.positiveInfinities > 0) return sum.negativeInfinities > 0 ? Number.NaN : Infinity;
  if (sum.negativeInfinities > 0) return -Infinity;
  return ratio(wholeOf(sum), BigInt(count), 1074);
}

/** The sample variance (n - 1), rounded once; NaN for fewer than two values or an infinite one. */
export function varianceOf(moments: Moments): number {
  const { count, sum, squares } = moments;
  if (count < 2 || sum.positiveInfinities + sum.negativeInfinities > 0) return Number.NaN;
  if (squares.positiveInfinities > 0) return Infinity;
  const n = BigInt(count);
  const total = wholeOf(sum);
  const spread = n * (wholeOf(squares) << 1074n) - total * total;
  return ratio(spread, n * (n - 1n), 2148);
}
