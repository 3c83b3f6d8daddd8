import { between } from './quantiles.ts';
import { sortColumn } from './sort-column.ts';

/** Most buckets; shorter columns need fewer. */
const MOST_BUCKETS = 8192;
/** Up to so many values are sorted by insertion. */
const FEW = 48;

/**
 * Reads several quantiles of many columns without sorting them whole. `least` and `most` are the
 * extremes of the finite values.
 */
export type ColumnReader = (
  values: Float32Array | Float64Array,
  least: number,
  most: number,
  out: Float64Array,
) => void;

/**
 * Type 7 quantiles at `ps` (rising) of columns of up to `longest` values, the same as `quantilesOf`
 * of the sorted column: values fall into buckets that rise with them, and only the buckets that hold
 * a wanted order statistic are sorted. Where none is negative, the bits of the single-precision form
 * tell the bucket, since they spread many orders of magnitude. Infinity counts as a value, NaN does
 * not occur.
 */
export function createColumnReader(longest: number, ps: readonly number[]): ColumnReader {
  const buckets = Math.min(MOST_BUCKETS, 2 ** (32 - Math.clz32(longest)));
  const bucketOf = new Uint16Array(longest);
  const singles = new Float32Array(longest);
  const bits = new Int32Array(singles.buffer);
  const counts = new Uint32Array(buckets + 1);
  const ends = new Int32Array(buckets + 1);
  const chosen = new Uint32Array(longest + 1);
  const picked = new Float64Array(longest);
  const ranks = new Int32Array(ps.length);
  const shares = new Float64Array(ps.length);
  let length = 0;
  // each rank and the next one: bucket, and how many values lie in those before it
  const bucketAt = new Uint16Array(2 * ps.length);
  const beforeAt = new Int32Array(2 * ps.length);
  const isWanted = new Uint8Array(buckets + 1);
  const wanted = new Uint16Array(2 * ps.length);
  let wants = 0;

  function resize(to: number): void {
    length = to;
    for (let q = 0; q < ps.length; q++) {
      const at = ps[q]! * (length - 1);
      ranks[q] = Math.floor(at);
      shares[q] = at - ranks[q]!;
    }
  }

  function count(values: Float32Array | Float64Array, least: number, most: number): void {
    counts.fill(0);
    if (least < 0) countByValue(values, least, most);
    else countByBits(values, least, most);
  }

  function countByValue(values: Float32Array | Float64Array, least: number, most: number): void {
    const scale = (buckets - 1) / (most - least);
    for (let i = 0; i < length; i++) {
      const place = (values[i]! - least) * scale;
      const bucket = place < buckets ? place | 0 : buckets;
      bucketOf[i] = bucket;
      counts[bucket] = counts[bucket]! + 1;
    }
  }

  function countByBits(values: Float32Array | Float64Array, least: number, most: number): void {
    const lowest = bitsOf(least);
    const scale = (buckets - 1) / Math.max(1, bitsOf(most) - lowest);
    singles.set(values);
    for (let i = 0; i < length; i++) {
      const place = Math.max(0, bits[i]! - lowest) * scale;
      // Infinity lies beyond, or in the last bucket together with the largest numbers
      const bucket = place < buckets ? place | 0 : buckets;
      bucketOf[i] = bucket;
      counts[bucket] = counts[bucket]! + 1;
    }
  }

  /** Marks the buckets of the wanted ranks and gives each its place in `picked`. */
  function markWanted(): void {
    for (let w = 0; w < wants; w++) isWanted[wanted[w]!] = 0;
    wants = 0;
    let bucket = 0;
    let before = 0;
    let room = 0;
    for (let k = 0; k < bucketAt.length; k++) {
      const r = rankAt(k);
      while (before + counts[bucket]! <= r) before += counts[bucket++]!;
      bucketAt[k] = bucket;
      beforeAt[k] = before;
      if (isWanted[bucket] === 1) continue;
      isWanted[bucket] = 1;
      wanted[wants++] = bucket;
      ends[bucket] = room;
      room += counts[bucket]!;
    }
  }

  /** Entry 2 q is the rank below quantile q, entry 2 q + 1 the one above. */
  const rankAt = (k: number): number => Math.min(ranks[k >> 1]! + (k & 1), length - 1);

  function pick(values: Float32Array | Float64Array): void {
    // which are wanted is hard to foretell, so that this goes without a branch
    let found = 0;
    for (let i = 0; i < length; i++) {
      chosen[found] = i;
      found += isWanted[bucketOf[i]!]!;
    }
    for (let k = 0; k < found; k++) {
      const i = chosen[k]!;
      const bucket = bucketOf[i]!;
      const end = ends[bucket]!;
      picked[end] = values[i]!;
      ends[bucket] = end + 1;
    }
    for (let w = 0; w < wants; w++) {
      const end = ends[wanted[w]!]!;
      sortPart(end - counts[wanted[w]!]!, end);
    }
  }

  function sortPart(from: number, to: number): void {
    if (to - from > FEW) {
      let same = true;
      for (let i = from + 1; i < to && same; i++) same = picked[i] === picked[from];
      if (same) return;
      sortColumn(picked.subarray(from, to));
      return;
    }
    for (let i = from + 1; i < to; i++) {
      const x = picked[i]!;
      let j = i - 1;
      for (; j >= from && picked[j]! > x; j--) picked[j + 1] = picked[j]!;
      picked[j + 1] = x;
    }
  }

  return (values, least, most, out) => {
    if (values.length !== length) resize(values.length);
    count(values, least, most);
    markWanted();
    pick(values);
    for (let q = 0; q < ranks.length; q++)
      out[q] = between(valueAt(2 * q), valueAt(2 * q + 1), shares[q]!);
  };

  function valueAt(k: number): number {
    const bucket = bucketAt[k]!;
    return picked[ends[bucket]! - counts[bucket]! + rankAt(k) - beforeAt[k]!]!;
  }
}

const word = new Float32Array(1);
const wordBits = new Int32Array(word.buffer);

/** The bits of a number in single precision; they rise with numbers that are not negative. */
function bitsOf(x: number): number {
  word[0] = x + 0;
  return wordBits[0]!;
}
