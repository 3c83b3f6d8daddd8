import { byte, float, setByte, setFloat, setInt } from '../arrays';
import { countChanges } from './changes';
import { GROUP, ROW, threeMoments, valueAndSlope } from './moments';
import { isOnlyRate } from './only-rate';
import { findRoots } from './roots';
import { rateAt, setTimes } from './sums';

/*
 * Rates a period of many vectors of flows. Where there can be but one root, it is sought by Newton's
 * method on F(t) = Σ flow · e^((i − k) t), t = −log(1 + rate), with k such that F has no curvature at
 * the root, which makes the error of a step nearly cubic. It starts from the root for flows summed over
 * up to sixteen buckets, by Halley's method. Where it does not settle, and where there may be more,
 * all roots are sought. A vector's bits depend on its own flows alone.
 */

const MOST_BUCKETS: i32 = 16;
const MOST_STARTS: i32 = 10;
const MOST_PASSES: i32 = 12;

/*
 * Where a group is kept: flows side by side, their sums over buckets, and by vector the discount factor,
 * the k, sums at the factor, changes of sign and whether it has settled; then the flows of one vector
 * and what is needed to find all its roots.
 */
let near: usize = 0;
let nearEnd: usize = 0;
let buckets: usize = 0;
let bucketsEnd: usize = 0;
let factors: usize = 0;
let centres: usize = 0;
let moments: usize = 0;
let changes: usize = 0;
let settled: usize = 0;
let column: usize = 0;
let room: usize = 0;
let periods: i32 = 0;
let bucketLength: i32 = 1;

/** Works from byte `at` on with vectors of so many flows. */
export function prepareBlock(at: usize, flows: i32): void {
  periods = flows;
  // a power of two, so that roots of it are square roots
  bucketLength = 1;
  while (bucketLength * MOST_BUCKETS < periods) bucketLength *= 2;
  near = at;
  nearEnd = near + (periods as usize) * ROW;
  buckets = nearEnd;
  bucketsEnd = buckets + (((periods + bucketLength - 1) / bucketLength) as usize) * ROW;
  factors = bucketsEnd;
  centres = factors + ROW;
  moments = centres + ROW;
  changes = moments + 3 * ROW;
  settled = changes + ROW;
  column = settled + ROW;
  room = column + ((periods as usize) << 3);
}

/** Bytes that are worked with, if there are as many changes of sign as can be; prepares anew. */
export function blockBytes(flows: i32): i32 {
  prepareBlock(0, flows);
  return (room as i32) + 8 * flows * (flows + 2);
}

/**
 * For each of `count` vectors, flow `i` of `lane` at number `i * lanes + lane`: how many rates there
 * are, into `found`, and the rate if there is one and only one, else NaN, into `rates`. Returns a lane
 * with a flow that is not finite, where it stops, else -1.
 */
export function solveBlock(flows: usize, lanes: i32, count: i32, rates: usize, found: usize): i32 {
  for (let from = 0; from < count; from += GROUP) {
    const width = min<i32>(GROUP, count - from);
    gather(flows + ((from as usize) << 3), lanes, width);
    settle();
    for (let g = 0; g < width; g++) {
      const lane = from + g;
      const signChanges = changesOf(g);
      let many = 0;
      let rate = NaN;
      if (signChanges >= 0) {
        if (byte(settled, g) === 1 && isOnly(g, signChanges)) {
          many = 1;
          rate = (1 - float(factors, g)) / float(factors, g);
        } else {
          if (!takeColumn(g)) return lane;
          many = findRoots(column, 0, periods, room);
          if (many === 1) rate = rateAt(float(room, 0));
        }
      }
      setInt(found, lane, many);
      setFloat(rates, lane, rate);
    }
  }
  return -1;
}

function changesOf(g: i32): i32 {
  return load<i64>(changes + ((g as usize) << 3)) as i32;
}

/** Brings the flows of one vector together; whether all are finite. */
function takeColumn(g: i32): bool {
  let areFinite = true;
  for (let i = 0; i < periods; i++) {
    const flow = float(near, i * GROUP + g);
    setFloat(column, i, flow);
    // NaN for what is not finite
    if (flow - flow !== 0) areFinite = false;
  }
  return areFinite;
}

/** Whether the rate to which a vector has settled is its only one. */
function isOnly(g: i32, signChanges: i32): bool {
  if (signChanges === 1) return true;
  if ((signChanges & 1) === 0) return false;
  takeColumn(g);
  setTimes(0, periods);
  return isOnlyRate(column, 1 / float(factors, g));
}

/** Brings vectors together, the last one again where there are fewer, and adds up their buckets. */
function gather(flows: usize, lanes: i32, width: i32): void {
  const stride = (lanes as usize) << 3;
  let at = flows;
  let to = near;
  for (let b = buckets; b < bucketsEnd; b += ROW) {
    const end = min<usize>(nearEnd, to + (bucketLength as usize) * ROW);
    let p0 = f64x2.splat(0);
    let p1 = p0;
    let p2 = p0;
    let p3 = p0;
    for (; to < end; to += ROW, at += stride) {
      if (width === GROUP) {
        v128.store(to, v128.load(at));
        v128.store(to, v128.load(at, 16), 16);
        v128.store(to, v128.load(at, 32), 32);
        v128.store(to, v128.load(at, 48), 48);
      } else {
        for (let g = 0; g < GROUP; g++) setFloat(to, g, float(at, min<i32>(g, width - 1)));
      }
      p0 = f64x2.add(p0, v128.load(to));
      p1 = f64x2.add(p1, v128.load(to, 16));
      p2 = f64x2.add(p2, v128.load(to, 32));
      p3 = f64x2.add(p3, v128.load(to, 48));
    }
    v128.store(b, p0);
    v128.store(b, p1, 16);
    v128.store(b, p2, 32);
    v128.store(b, p3, 48);
  }
}

function settle(): void {
  countChanges(near, nearEnd, changes);
  startingPoints();
  memory.fill(settled, 0, GROUP as usize);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    valueAndSlope(near, nearEnd, factors, moments);
    let open = 0;
    for (let g = 0; g < GROUP; g++) {
      if (byte(settled, g) === 1) continue;
      const value = float(moments, g);
      const factor = float(factors, g);
      const step = -value / (factor * float(moments, GROUP + g) - float(centres, g) * value);
      setFloat(factors, g, factor * grown(step));
      if (abs<f64>(step) < 1e-8) setByte(settled, g, 1);
      else if (changesOf(g) > 0) open++;
    }
    if (open === 0) break;
  }
}

/** Discount factors of a period at which the buckets are worth nothing, and the k of each vector. */
function startingPoints(): void {
  const length = bucketLength as f64;
  const span = (((bucketsEnd - buckets) / ROW) as f64) * length;
  for (let g = 0; g < GROUP; g++) setFloat(factors, g, 1);
  memory.fill(settled, 0, GROUP as usize);
  for (let start = 0; start < MOST_STARTS; start++) {
    threeMoments(buckets, bucketsEnd, factors, moments);
    let open = 0;
    for (let g = 0; g < GROUP; g++) {
      if (byte(settled, g) === 1) continue;
      const factor = float(factors, g);
      const m0 = float(moments, g);
      const m1 = factor * float(moments, GROUP + g);
      const m2 = 2 * factor * factor * float(moments, 2 * GROUP + g) + m1;
      const step = (-2 * m0 * m1) / (2 * m1 * m1 - m0 * m2);
      setFloat(factors, g, factor * grown(step));
      // at a single root k is within these bounds, and a step of any such k is small near a root only
      const centre = (m2 / (2 * m1)) * length + (length - 1) / 2;
      setFloat(centres, g, min<f64>(1.5 * span, max<f64>(-0.5 * span, centre)));
      if (abs<f64>(step) < 0.03) setByte(settled, g, 1);
      else open++;
    }
    if (open === 0) break;
  }
  for (let g = 0; g < GROUP; g++) {
    let factor = float(factors, g);
    for (let n = bucketLength; n > 1; n >>= 1) factor = sqrt<f64>(factor);
    setFloat(factors, g, factor);
  }
}

/** e^step near enough for a step of a method that converges, and to a rounding for the last one. */
function grown(step: f64): f64 {
  const half = min<f64>(0.5, max<f64>(-0.5, step / 2));
  return (1 + half) / (1 - half);
}
