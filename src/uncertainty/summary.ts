import { between, quantileOf } from './quantiles.ts';
import { sortColumn } from './sort-column.ts';

/**
 * A distribution of values in bounded memory: the values themselves up to `capacity`, from then on
 * a histogram of 512 cells per power of two (relative error at most 2^-10). What it holds depends
 * only on the values, never on their order or on how they were merged. An accumulator: `addValues`
 * changes it in place. Plain data, so it can be sent to another thread.
 */
export interface Summary {
  readonly capacity: number;
  count: number;
  /** Least and greatest value, exact. */
  min: number;
  max: number;
  /** The values, in no order, or undefined once there are more than `capacity`. */
  values: number[] | undefined;
  /** Counts by cell of the positive and of the negative values. */
  readonly positive: Map<number, number>;
  readonly negative: Map<number, number>;
  zeros: number;
  positiveInfinities: number;
  negativeInfinities: number;
}

const scratch = new Float64Array(1);
const words = new Uint32Array(scratch.buffer);

/** The cell of a finite positive value: its exponent and the first nine bits of its mantissa. */
function cellOf(x: number): number {
  scratch[0] = x;
  return words[1]! >>> 11;
}

/** The middle of a cell. */
function middleOf(cell: number): number {
  words[0] = 0;
  words[1] = (cell << 11) | 0x400;
  return scratch[0]!;
}

/** A summary of nothing that keeps up to `capacity` values exactly. */
export function emptySummary(capacity: number): Summary {
  return {
    capacity,
    count: 0,
    min: Infinity,
    max: -Infinity,
    values: [],
    positive: new Map(),
    negative: new Map(),
    zeros: 0,
    positiveInfinities: 0,
    negativeInfinities: 0,
  };
}

function tally(summary: Summary, x: number): void {
  if (x === 0) summary.zeros += 1;
  else if (x === Infinity) summary.positiveInfinities += 1;
  else if (x === -Infinity) summary.negativeInfinities += 1;
  else {
    const cells = x > 0 ? summary.positive : summary.negative;
    const cell = cellOf(Math.abs(x));
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
}

/** Moves the kept values into the histogram. */
function spill(summary: Summary): void {
  const kept = summary.values ?? [];
  summary.values = undefined;
  for (const x of kept) tally(summary, x);
}

/**
 * Adds values[offset … offset + count).
 * @throws RangeError for NaN.
 */
export function addValues(
  summary: Summary,
  values: Float32Array | Float64Array,
  offset: number,
  count: number,
): void {
  if (summary.values !== undefined && summary.count + count > summary.capacity) spill(summary);
  for (let i = offset; i < offset + count; i++) {
    // -0 is 0, so that min and max do not depend on the order
    const x = values[i]! + 0;
    if (Number.isNaN(x)) throw new RangeError(`a summary over NaN at ${i}`);
    if (x < summary.min) summary.min = x;
    if (x > summary.max) summary.max = x;
    if (summary.values !== undefined) summary.values.push(x);
    else tally(summary, x);
  }
  summary.count += count;
}

/** The summary of both sets of values; the smaller capacity rules. */
export function mergeSummaries(a: Summary, b: Summary): Summary {
  const merged = emptySummary(Math.min(a.capacity, b.capacity));
  merged.count = a.count + b.count;
  merged.min = Math.min(a.min, b.min);
  merged.max = Math.max(a.max, b.max);
  if (a.values !== undefined && b.values !== undefined && merged.count <= merged.capacity) {
    merged.values = [...a.values, ...b.values];
    return merged;
  }
  merged.values = undefined;
  for (const part of [a, b]) {
    for (const x of part.values ?? []) tally(merged, x);
    for (const [cell, n] of part.positive) {
      merged.positive.set(cell, (merged.positive.get(cell) ?? 0) + n);
    }
    for (const [cell, n] of part.negative) {
      merged.negative.set(cell, (merged.negative.get(cell) ?? 0) + n);
    }
    merged.zeros += part.zeros;
    merged.positiveInfinities += part.positiveInfinities;
    merged.negativeInfinities += part.negativeInfinities;
  }
  return merged;
}

/** Values and their counts, rising. */
function steps(summary: Summary): [value: number, count: number][] {
  const rising = (cells: Map<number, number>): [number, number][] =>
    [...cells].sort((a, b) => a[0] - b[0]).map(([cell, n]) => [middleOf(cell), n]);
  const below = rising(summary.negative).reverse();
  return [
    [-Infinity, summary.negativeInfinities],
    ...below.map(([x, n]): [number, number] => [-x, n]),
    [0, summary.zeros],
    ...rising(summary.positive),
    [Infinity, summary.positiveInfinities],
  ];
}

/**
 * The type 7 quantiles at each p: exact while the values are kept, then each order statistic within
 * 0.1 % of its size. Infinity counts as a value.
 * @throws RangeError for a summary of nothing or p outside [0, 1].
 */
export function summaryQuantiles(summary: Summary, ps: readonly number[]): number[] {
  if (summary.values !== undefined) {
    const sorted = Float64Array.from(summary.values);
    sortColumn(sorted);
    return ps.map((p) => quantileOf(sorted, p));
  }
  const rising = steps(summary);
  const valueAt = (index: number): number => {
    if (index === 0) return summary.min;
    if (index === summary.count - 1) return summary.max;
    let before = 0;
    for (const [value, count] of rising) {
      before += count;
      if (index < before) return Math.min(summary.max, Math.max(summary.min, value));
    }
    return summary.max;
  };
  return ps.map((p) => {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`not a probability: ${p}`);
    const at = p * (summary.count - 1);
    const below = Math.floor(at);
    return between(valueAt(below), valueAt(Math.min(below + 1, summary.count - 1)), at - below);
  });
}

/** The share of values that are finite and at most x; exact, or to the histogram's cell. */
export function summaryShare(summary: Summary, x: number): number {
  if (summary.count === 0) return Number.NaN;
  if (summary.values !== undefined) {
    return summary.values.filter((v) => v <= x).length / summary.count;
  }
  let inside = 0;
  for (const [value, count] of steps(summary)) if (value <= x) inside += count;
  return inside / summary.count;
}
