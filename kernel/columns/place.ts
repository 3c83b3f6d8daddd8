/*
 * Where arrays lie in the memory: one after the other, each from the beginning of a line of the
 * cache. The host says how large they are to be, and asks where those lie that it reads and writes.
 */

/** Most buckets into which values fall, beside those of the extremes. */
export const MOST_BUCKETS: i32 = 4096;
/** Values handled in one step; there is room for columns padded to a multiple. */
export const STEP: i32 = 8;

const LINE: usize = 64;
/** Codes of dates. */
const CODES: i32 = 1 << 16;
/** Zeros behind counts, for whoever looks at several at once. */
const MARGIN: i32 = 64;

/** The column at hand. */
export let values: usize = 0;
/** Columns of single precision to add to it, and how far apart they lie, in bytes. */
export let singles: usize = 0;
export let singlesStride: usize = 0;
/** A column of codes of dates. */
export let codes: usize = 0;
/** Probabilities, and what a column is reduced to. */
export let levels: usize = 0;
export let row: usize = 0;
/** The slot of each day from the first month's start on. */
export let slotOfDay: usize = 0;

/* Scratch of reading quantiles: by level, by distinct rank, by bucket, by value. */
export let below: usize = 0;
export let above: usize = 0;
export let shares: usize = 0;
export let ranks: usize = 0;
export let bucketAt: usize = 0;
export let offsets: usize = 0;
export let found: usize = 0;
export let counts: usize = 0;
export let isWanted: usize = 0;
export let ends: usize = 0;
export let bucketOf: usize = 0;
export let chosen: usize = 0;
export let picked: usize = 0;

/* Scratch of ordering steps: by step, by slot. */
export let slotOf: usize = 0;
export let stepTrial: usize = 0;
export let stepSize: usize = 0;
export let first: usize = 0;

let next: usize = 0;

function take(count: i32, size: usize): usize {
  const at = next;
  next += ((count as usize) * size + LINE - 1) & ~(LINE - 1);
  return at;
}

/** Places columns of up to `longest` values; how many bytes the memory must have. */
export function place(
  longest: i32,
  levelCount: i32,
  addends: i32,
  sources: i32,
  days: i32,
  slots: i32,
): usize {
  next = LINE;
  const padded = longest + STEP;
  values = take(padded, 8);
  singles = take(padded, 4);
  singlesStride = next - singles;
  next += ((addends - 1) as usize) * singlesStride;
  codes = take(padded, 2);
  levels = take(levelCount, 8);
  row = take(levelCount + 3, 8);
  slotOfDay = take(days, 2);
  below = take(levelCount, 4);
  above = take(levelCount, 4);
  shares = take(levelCount, 8);
  ranks = take(2 * levelCount, 4);
  bucketAt = take(2 * levelCount, 4);
  offsets = take(2 * levelCount, 4);
  found = take(2 * levelCount, 8);
  counts = take(CODES + MARGIN, 4);
  isWanted = take(MOST_BUCKETS + MARGIN, 1);
  ends = take(MOST_BUCKETS + MARGIN, 4);
  bucketOf = take(padded, 2);
  chosen = take(padded, 4);
  picked = take(padded, 8);
  slotOf = take(sources * longest, 2);
  stepTrial = take(sources * longest, 4);
  stepSize = take(sources * longest, 8);
  first = take(slots + 1, 4);
  return next;
}

export function clearCounts(count: i32): void {
  memory.fill(counts, 0, ((count + MARGIN) as usize) << 2);
}
