import { irr } from './irr.ts';
import { isOnlyRate } from './only-rate.ts';
import { periodSum } from './period-sum.ts';

/** Internal rates of return of many vectors of flows at once. */
export interface IrrBlock {
  /**
   * For each lane below `count`: how many rates there are, into `found`, and the rate if there is one
   * and only one, else NaN, into `rates`. A lane's bits depend on its own flows alone.
   * @throws RangeError for a flow that is not finite.
   */
  run(flows: Float64Array, count: number, rates: Float64Array, found: Int32Array): void;
}

/** Lanes that go through a loop together, so that none waits for its own last sum. */
const GROUP = 4;
const MOST_BUCKETS = 16;
const MOST_STARTS = 10;
const MOST_PASSES = 12;

/**
 * Rates a period of `lanes` vectors of `periods` flows, flow `period` of `lane` at
 * `period * lanes + lane`.
 *
 * Where there can be but one root, it is sought by Newton's method on F(t) = Σ flow · e^((i − k) t),
 * t = −log(1 + rate), with k such that F has no curvature at the root, which makes the error of a step
 * nearly cubic. It starts from the root for flows summed over up to sixteen buckets, by Halley's method.
 * Where it does not settle, and where there may be more, `irr` decides.
 */
export function createIrrBlock(periods: number, lanes: number): IrrBlock {
  const near = new Float64Array(periods * GROUP);
  const signs = new Int32Array(near.buffer);
  const first = bucketLength(periods);
  const buckets = new Float64Array(Math.ceil(periods / first) * GROUP);
  const changes = new Int32Array(GROUP);
  const factors = new Float64Array(GROUP);
  const centres = new Float64Array(GROUP);
  const moments = new Float64Array(3 * GROUP);
  const settled = new Uint8Array(GROUP);
  const column = new Float64Array(periods);
  const { times } = periodSum(periods);

  function columnOf(g: number): Float64Array {
    for (let i = 0; i < periods; i++) column[i] = near[i * GROUP + g]!;
    return column;
  }

  /** Whether the rate to which a lane has settled is its only one. */
  const isOnly = (g: number): boolean =>
    changes[g] === 1 || (changes[g]! % 2 === 1 && isOnlyRate(columnOf(g), times, 1 / factors[g]!));

  function group(flows: Float64Array, from: number, width: number): void {
    gather(flows, lanes, from, width, near, first, buckets);
    countChanges(near, signs, changes);
    startingPoints(buckets, first, factors, centres, moments, settled);
    settled.fill(0);
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      valueAndSlope(near, factors, moments);
      let open = 0;
      for (let g = 0; g < GROUP; g++) {
        if (settled[g] === 1) continue;
        const value = moments[g]!;
        const factor = factors[g]!;
        const step = -value / (factor * moments[GROUP + g]! - centres[g]! * value);
        factors[g] = factor * grown(step);
        if (Math.abs(step) < 1e-8) settled[g] = 1;
        else if (changes[g]! > 0) open++;
      }
      if (open === 0) break;
    }
  }

  return {
    run(flows, count, rates, found) {
      for (let from = 0; from < count; from += GROUP) {
        const width = Math.min(GROUP, count - from);
        group(flows, from, width);
        for (let g = 0; g < width; g++) {
          const lane = from + g;
          if (changes[g]! < 0) {
            // nothing flows
            found[lane] = 0;
            rates[lane] = Number.NaN;
          } else if (settled[g] === 1 && isOnly(g)) {
            found[lane] = 1;
            rates[lane] = (1 - factors[g]!) / factors[g]!;
          } else {
            const { rates: all } = irr(columnOf(g));
            found[lane] = all.length;
            rates[lane] = all.length === 1 ? all[0]! : Number.NaN;
          }
        }
      }
    },
  };
}

/** A power of two, so that roots of it are square roots. */
function bucketLength(periods: number): number {
  let length = 1;
  while (length * MOST_BUCKETS < periods) length *= 2;
  return length;
}

/** e^step near enough for a step of a method that converges, and to a rounding for the last one. */
function grown(step: number): number {
  const half = Math.min(0.5, Math.max(-0.5, step / 2));
  return (1 + half) / (1 - half);
}

/** Brings four lanes together, the last one again where there are fewer, and adds up their buckets. */
function gather(
  flows: Float64Array,
  lanes: number,
  from: number,
  width: number,
  near: Float64Array,
  length: number,
  buckets: Float64Array,
): void {
  const l1 = width > 1 ? 1 : 0;
  const l2 = width > 2 ? 2 : l1;
  const l3 = width > 3 ? 3 : l2;
  let at = from;
  let to = 0;
  for (let b = 0; b < buckets.length; b += GROUP) {
    const end = Math.min(near.length, to + length * GROUP);
    let p0 = 0;
    let p1 = 0;
    let p2 = 0;
    let p3 = 0;
    for (; to < end; to += GROUP, at += lanes) {
      const a0 = flows[at]!;
      const a1 = flows[at + l1]!;
      const a2 = flows[at + l2]!;
      const a3 = flows[at + l3]!;
      near[to] = a0;
      near[to + 1] = a1;
      near[to + 2] = a2;
      near[to + 3] = a3;
      p0 += a0;
      p1 += a1;
      p2 += a2;
      p3 += a3;
    }
    buckets[b] = p0;
    buckets[b + 1] = p1;
    buckets[b + 2] = p2;
    buckets[b + 3] = p3;
  }
}

/**
 * Counts changes of sign from the last flow to the first, by the sign bits of the four lanes at once,
 * and looks closer only where one differs: there it may be a zero.
 */
function countChanges(near: Float64Array, signs: Int32Array, changes: Int32Array): void {
  changes.fill(-1);
  let [b0, b1, b2, b3] = [0, 0, 0, 0];
  // until a lane has a sign, every flow of it is looked at
  let unknown = GROUP;
  for (let at = near.length - GROUP; at >= 0; at -= GROUP) {
    const h0 = signs[2 * at + 1]!;
    const h1 = signs[2 * at + 3]!;
    const h2 = signs[2 * at + 5]!;
    const h3 = signs[2 * at + 7]!;
    if (((h0 ^ b0) | (h1 ^ b1) | (h2 ^ b2) | (h3 ^ b3)) >= 0 && unknown === 0) continue;
    for (let g = 0; g < GROUP; g++) {
      const before = g === 0 ? b0 : g === 1 ? b1 : g === 2 ? b2 : b3;
      const flow = near[at + g]!;
      const known = changes[g]! >= 0;
      if (flow === 0 || (known && flow < 0 === before < 0)) continue;
      if (!known) unknown--;
      changes[g] = changes[g]! + 1;
      const bit = flow < 0 ? -1 : 0;
      if (g === 0) b0 = bit;
      else if (g === 1) b1 = bit;
      else if (g === 2) b2 = bit;
      else b3 = bit;
    }
  }
}

/** Discount factors of a period at which the buckets are worth nothing, and the k of each lane. */
function startingPoints(
  buckets: Float64Array,
  length: number,
  factors: Float64Array,
  centres: Float64Array,
  moments: Float64Array,
  settled: Uint8Array,
): void {
  const span = (buckets.length / GROUP) * length;
  factors.fill(1);
  settled.fill(0);
  for (let start = 0; start < MOST_STARTS; start++) {
    threeMoments(buckets, factors, moments);
    let open = 0;
    for (let g = 0; g < GROUP; g++) {
      if (settled[g] === 1) continue;
      const factor = factors[g]!;
      const m0 = moments[g]!;
      const m1 = factor * moments[GROUP + g]!;
      const m2 = 2 * factor * factor * moments[2 * GROUP + g]! + m1;
      const step = (-2 * m0 * m1) / (2 * m1 * m1 - m0 * m2);
      factors[g] = factor * grown(step);
      // at a single root k is within these bounds, and a step of any such k is small near a root only
      const centre = (m2 / (2 * m1)) * length + (length - 1) / 2;
      centres[g] = Math.min(1.5 * span, Math.max(-0.5 * span, centre));
      if (Math.abs(step) < 0.03) settled[g] = 1;
      else open++;
    }
    if (open === 0) break;
  }
  for (let g = 0; g < GROUP; g++) {
    for (let n = length; n > 1; n /= 2) factors[g] = Math.sqrt(factors[g]!);
  }
}

/** Σ a x^i, its first derivative and half its second, of four lanes. */
function threeMoments(amounts: Float64Array, factors: Float64Array, moments: Float64Array): void {
  const [x0, x1, x2, x3] = [factors[0]!, factors[1]!, factors[2]!, factors[3]!];
  let p0 = 0;
  let p1 = 0;
  let p2 = 0;
  let p3 = 0;
  let d0 = 0;
  let d1 = 0;
  let d2 = 0;
  let d3 = 0;
  let e0 = 0;
  let e1 = 0;
  let e2 = 0;
  let e3 = 0;
  for (let at = amounts.length - GROUP; at >= 0; at -= GROUP) {
    e0 = e0 * x0 + d0;
    e1 = e1 * x1 + d1;
    e2 = e2 * x2 + d2;
    e3 = e3 * x3 + d3;
    d0 = d0 * x0 + p0;
    d1 = d1 * x1 + p1;
    d2 = d2 * x2 + p2;
    d3 = d3 * x3 + p3;
    p0 = p0 * x0 + amounts[at]!;
    p1 = p1 * x1 + amounts[at + 1]!;
    p2 = p2 * x2 + amounts[at + 2]!;
    p3 = p3 * x3 + amounts[at + 3]!;
  }
  moments[0] = p0;
  moments[1] = p1;
  moments[2] = p2;
  moments[3] = p3;
  moments[4] = d0;
  moments[5] = d1;
  moments[6] = d2;
  moments[7] = d3;
  moments[8] = e0;
  moments[9] = e1;
  moments[10] = e2;
  moments[11] = e3;
}

/** Σ a x^i and its first derivative, of four lanes. */
function valueAndSlope(amounts: Float64Array, factors: Float64Array, moments: Float64Array): void {
  const [x0, x1, x2, x3] = [factors[0]!, factors[1]!, factors[2]!, factors[3]!];
  let p0 = 0;
  let p1 = 0;
  let p2 = 0;
  let p3 = 0;
  let d0 = 0;
  let d1 = 0;
  let d2 = 0;
  let d3 = 0;
  for (let at = amounts.length - GROUP; at >= 0; at -= GROUP) {
    d0 = d0 * x0 + p0;
    d1 = d1 * x1 + p1;
    d2 = d2 * x2 + p2;
    d3 = d3 * x3 + p3;
    p0 = p0 * x0 + amounts[at]!;
    p1 = p1 * x1 + amounts[at + 1]!;
    p2 = p2 * x2 + amounts[at + 2]!;
    p3 = p3 * x3 + amounts[at + 3]!;
  }
  moments[0] = p0;
  moments[1] = p1;
  moments[2] = p2;
  moments[3] = p3;
  moments[4] = d0;
  moments[5] = d1;
  moments[6] = d2;
  moments[7] = d3;
}
