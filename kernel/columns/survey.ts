import { STEP, values } from './place';

/* What is known of a column after one look. Infinity stands for never; padding is Infinity too. */

/** The extremes of the finite values; Infinity and -Infinity where there are none. */
export let least: f64 = 0;
export let most: f64 = 0;
/** How many lie below the horizon, and how many are finite. */
export let within: i32 = 0;
export let ever: i32 = 0;

function pad(count: i32): void {
  for (let i = count; i % STEP !== 0; i++) store<f64>(values + ((i as usize) << 3), Infinity);
}

export function survey(count: i32, horizon: f64): void {
  pad(count);
  const infinity = f64x2.splat(Infinity);
  const nothing = f64x2.splat(-Infinity);
  const limit = f64x2.splat(horizon);
  let least0 = infinity;
  let least1 = infinity;
  let most0 = nothing;
  let most1 = nothing;
  let below = i64x2.splat(0);
  let finite = i64x2.splat(0);
  const end = values + ((count as usize) << 3);
  for (let at = values; at < end; at += 32) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    least0 = f64x2.pmin(least0, a);
    least1 = f64x2.pmin(least1, b);
    const aFinite = f64x2.lt(a, infinity);
    const bFinite = f64x2.lt(b, infinity);
    most0 = f64x2.pmax(most0, v128.bitselect(a, nothing, aFinite));
    most1 = f64x2.pmax(most1, v128.bitselect(b, nothing, bFinite));
    // a mask is -1
    finite = i64x2.sub(finite, i64x2.add(aFinite, bFinite));
    below = i64x2.sub(below, i64x2.add(f64x2.lt(a, limit), f64x2.lt(b, limit)));
  }
  const low = f64x2.pmin(least0, least1);
  const high = f64x2.pmax(most0, most1);
  least = min(f64x2.extract_lane(low, 0), f64x2.extract_lane(low, 1));
  most = max(f64x2.extract_lane(high, 0), f64x2.extract_lane(high, 1));
  ever = (i64x2.extract_lane(finite, 0) + i64x2.extract_lane(finite, 1)) as i32;
  within = (i64x2.extract_lane(below, 0) + i64x2.extract_lane(below, 1)) as i32;
}
