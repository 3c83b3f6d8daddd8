import { between } from './quantiles.ts';
import { sortColumn } from './sort-column.ts';

/** Most buckets; shorter columns need fewer. */
const MOST_BUCKETS = 4096;
/** Up to so many values are sorted by insertion; beyond so many a radix sort pays. */
const FEW = 48;
const MANY = 4096;

/** Reads several quantiles of many columns of the same length without sorting them whole. */
export type ColumnReader = (
  values: Float32Array | Float64Array,
  least: number,
  most: number,
  out: Float64Array,
) => void;

/**
 * Type 7 quantiles at `ps` (rising) of columns of `length` values, the same as `quantilesOf` of the
 * sorted column: values fall into buckets by the bits of their single-precision form, which rise
 * with the value and spread many orders of magnitude, and only the buckets that hold a wanted order
 * statistic are sorted. `least` and `most` are the extremes of the finite values; Infinity
 * counts as a value, NaN does not occur.
 */
export function createColumnReader(length: number, ps: readonly number[]): ColumnReader {
  const buckets = Math.min(MOST_BUCKETS, 2 ** (32 - Math.clz32(length)));
  const bucketOf = new Uint16Array(length);
  const singles = new Float32Array(length);
  const bits = new Uint32Array(singles.buffer);
  const counts = new Uint32Array(buckets + 1);
  const ends = new Int32Array(buckets + 1);
  const picked = new Float64Array(length);
  const ranks = Int32Array.from(ps, (p) => Math.floor(p * (length - 1)));
  const shares = Float64Array.from(ps, (p, i) => p * (length - 1) - ranks[i]!);
  // each rank and the next one: bucket, and how many values lie in those before it
  const bucketAt = new Uint16Array(2 * ps.length);
  const beforeAt = new Int32Array(2 * ps.length);
  const isWanted = new Uint8Array(buckets + 1);
  const wanted = new Uint16Array(2 * ps.length);
  let wants = 0;

  function count(values: Float32Array | Float64Array, least: number, most: number): void {
    const lowest = keyOf(least);
    const range = keyOf(most) - lowest;
    const scale = range > 0 ? (buckets - 1) / range : 0;
    counts.fill(0);
    singles.set(values);
    for (let i = 0; i < length; i++) {
      const word = bits[i]!;
      const key = word >= 0x80000000 ? 0xffffffff - word : word + 0x80000000;
      // singles may round to Infinity what is not
      const bucket = values[i] === Infinity ? buckets : ((key - lowest) * scale) | 0;
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
    for (let i = 0; i < length; i++) {
      const bucket = bucketOf[i]!;
      if (isWanted[bucket] === 1) picked[ends[bucket]!++] = values[i]!;
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
      if (to - from > MANY) sortColumn(picked.subarray(from, to));
      else picked.subarray(from, to).sort();
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
const wordBits = new Uint32Array(word.buffer);

/** The bits of a number in single precision, as a number that rises with it. */
function keyOf(x: number): number {
  word[0] = x;
  const key = wordBits[0]!;
  return key >= 0x80000000 ? 0xffffffff - key : key + 0x80000000;
}
