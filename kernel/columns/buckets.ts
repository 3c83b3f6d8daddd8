import { bucketOf, clearCounts, counts, MOST_BUCKETS, STEP, values } from './place';
import { least, most } from './survey';

/*
 * Buckets that rise with the values. The square root of the way from the least to the greatest spreads
 * what is spread evenly as well as what crowds near the least; the least, the greatest and Infinity
 * have buckets of their own, since many trials often share them. Each operation rises with what it is
 * given, also where it overflows, so that the order holds for any numbers.
 */

/** Buckets of the extremes and of Infinity. */
export let leastBucket: i32 = 0;
export let mostBucket: i32 = 0;
export let neverBucket: i32 = 0;

/** Added to a number below 2^32, it leaves the nearest integer in the low word. */
const INTEGER: f64 = 4503599627370496;

/** The bucket of each of two values, in the low words. */
function bucketsOf(x: v128, low: v128, high: v128, scale: v128, limit: v128): v128 {
  const place = f64x2.sqrt(f64x2.mul(f64x2.sub(x, low), scale));
  // what is no number, since it overflowed, becomes the limit
  let bucket = f64x2.add(f64x2.pmin(limit, place), f64x2.splat(INTEGER));
  // a mask is -1
  bucket = i64x2.sub(bucket, f64x2.gt(x, low));
  bucket = i64x2.sub(bucket, f64x2.ge(x, high));
  return i64x2.sub(bucket, f64x2.gt(x, high));
}

/** Counts the values of each bucket, and keeps the bucket of each; their sum, in order. */
export function countBuckets(count: i32): f64 {
  const buckets = min(MOST_BUCKETS, 1 << (32 - clz(count)));
  clearCounts(buckets + 3);
  const low = f64x2.splat(least);
  const high = f64x2.splat(most);
  const width = (buckets - 1) as f64;
  const scale = f64x2.splat((width * width) / (most - least));
  const limit = f64x2.splat(width);
  leastBucket = i32x4.extract_lane(bucketsOf(low, low, high, scale, limit), 0);
  mostBucket = i32x4.extract_lane(bucketsOf(high, low, high, scale, limit), 0);
  const never = f64x2.splat(Infinity);
  neverBucket = i32x4.extract_lane(bucketsOf(never, low, high, scale, limit), 0);
  let sum: f64 = 0;
  let to = bucketOf;
  let at = values;
  const end = values + ((count as usize) << 3);
  // padding falls into the bucket of Infinity, behind all ranks
  for (; at < end; at += STEP << 3) {
    const a = bucketsOf(v128.load(at), low, high, scale, limit);
    const b = bucketsOf(v128.load(at, 16), low, high, scale, limit);
    const c = bucketsOf(v128.load(at, 32), low, high, scale, limit);
    const d = bucketsOf(v128.load(at, 48), low, high, scale, limit);
    const all = i16x8.narrow_i32x4_u(
      v128.shuffle<i32>(a, b, 0, 2, 4, 6),
      v128.shuffle<i32>(c, d, 0, 2, 4, 6),
    );
    v128.store(to, all);
    to += STEP << 1;
    countOne(i16x8.extract_lane_u(all, 0));
    countOne(i16x8.extract_lane_u(all, 1));
    countOne(i16x8.extract_lane_u(all, 2));
    countOne(i16x8.extract_lane_u(all, 3));
    countOne(i16x8.extract_lane_u(all, 4));
    countOne(i16x8.extract_lane_u(all, 5));
    countOne(i16x8.extract_lane_u(all, 6));
    countOne(i16x8.extract_lane_u(all, 7));
    // additions wait for each other, so that they cost least beside other work
    if (at + (STEP << 3) > end) break;
    sum += load<f64>(at);
    sum += load<f64>(at, 8);
    sum += load<f64>(at, 16);
    sum += load<f64>(at, 24);
    sum += load<f64>(at, 32);
    sum += load<f64>(at, 40);
    sum += load<f64>(at, 48);
    sum += load<f64>(at, 56);
  }
  for (; at < end; at += 8) sum += load<f64>(at);
  return sum;
}

function countOne(bucket: i32): void {
  const at = counts + ((bucket as usize) << 2);
  store<i32>(at, load<i32>(at) + 1);
}
