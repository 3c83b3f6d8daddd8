import { float, int, setFloat, setInt } from '../arrays';
import { leastBucket, mostBucket, neverBucket } from './buckets';
import { allSame, orderStatistic } from './order-statistic';
import {
  above,
  below,
  bucketAt,
  bucketOf,
  chosen,
  counts,
  ends,
  found,
  isWanted,
  offsets,
  picked,
  ranks,
  shares,
  values,
} from './place';
import { before, levelCount, rankCount, startWalk, walkTo } from './ranks';
import { least, most } from './survey';

/* Reads quantiles of a column whose values are counted by bucket, from the buckets with a wanted rank. */

/** Bytes by which `chosen` grows for a value of a wanted bucket. */
const MARK: u8 = 4;

export function readQuantiles(count: i32, to: usize): void {
  findBuckets();
  pick(count);
  for (let k = 0; k < rankCount; k++) setFloat(found, k, valueAt(k));
  for (let q = 0; q < levelCount; q++) {
    const a = float(found, int(below, q));
    const b = float(found, int(above, q));
    setFloat(to, q, between(a, b, float(shares, q)));
  }
}

/** Marks the buckets of the ranks and gives each its place in `picked`, where it starts in `ends`. */
function findBuckets(): void {
  let room = 0;
  startWalk();
  for (let k = 0; k < rankCount; k++) {
    const bucket = walkTo(int(ranks, k));
    setInt(bucketAt, k, bucket);
    setInt(offsets, k, int(ranks, k) - before);
    if (bucket === leastBucket || bucket === mostBucket || bucket === neverBucket) continue;
    const mark = isWanted + (bucket as usize);
    if (load<u8>(mark) !== 0) continue;
    store<u8>(mark, MARK);
    setInt(ends, bucket, room);
    room += int(counts, bucket);
  }
}

/** Picks the values of marked buckets; each start in `ends` moves on to the end. */
function pick(count: i32): void {
  // which are wanted is hard to foretell, so that this goes without a branch
  let to = chosen;
  let from = bucketOf;
  for (let i = 0; i < count; i += 4) {
    store<i32>(to, i);
    to += markOf(from);
    store<i32>(to, i + 1);
    to += markOf(from + 2);
    store<i32>(to, i + 2);
    to += markOf(from + 4);
    store<i32>(to, i + 3);
    to += markOf(from + 6);
    from += 8;
  }
  for (let at = chosen; at < to; at += 4) {
    const i = load<i32>(at);
    const bucket = load<u16>(bucketOf + ((i as usize) << 1)) as i32;
    const end = int(ends, bucket);
    setFloat(picked, end, float(values, i));
    setInt(ends, bucket, end + 1);
  }
}

function markOf(at: usize): usize {
  return load<u8>(isWanted + (load<u16>(at) as usize)) as usize;
}

/** Of the bucket at hand: entries before this one are in order, and whether all are the same. */
let ordered: i32 = 0;
let same: bool = false;

/** The order statistic of rank k, after those of lower ranks; takes off the marks. */
function valueAt(k: i32): f64 {
  const bucket = int(bucketAt, k);
  if (bucket === leastBucket) return least;
  if (bucket === mostBucket) return most;
  if (bucket === neverBucket) return Infinity;
  const size = int(counts, bucket);
  const at = picked + (((int(ends, bucket) - size) as usize) << 3);
  const mark = isWanted + (bucket as usize);
  if (load<u8>(mark) !== 0) {
    store<u8>(mark, 0);
    ordered = 0;
    same = allSame(at, size);
  }
  if (same) return float(at, 0);
  const offset = int(offsets, k);
  const x = orderStatistic(at, ordered, size - 1, offset);
  ordered = offset;
  return x;
}

/** As in `src/uncertainty/quantiles.ts`. */
function between(a: f64, b: f64, t: f64): f64 {
  if (t === 0 || a === b) return a;
  if (b === Infinity) return Infinity;
  return a === -Infinity ? -Infinity : a + t * (b - a);
}
