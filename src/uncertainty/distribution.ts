import * as discrete from './distributions/discrete.ts';
import * as empirical from './distributions/empirical.ts';
import * as exponential from './distributions/exponential.ts';
import * as lognormal from './distributions/lognormal.ts';
import * as normal from './distributions/normal.ts';
import * as pareto from './distributions/pareto.ts';
import * as pert from './distributions/pert.ts';
import * as point from './distributions/point.ts';
import * as threeQuantile from './distributions/three-quantile.ts';
import * as triangular from './distributions/triangular.ts';
import * as uniform from './distributions/uniform.ts';

/** scale * of + shift, scale not zero. */
export interface Affine {
  readonly kind: 'affine';
  readonly of: Distribution;
  readonly scale: number;
  readonly shift: number;
}

/** `of` on condition that it lies within [min, max], which is its part between two probabilities. */
export interface Clipped {
  readonly kind: 'clipped';
  readonly of: Distribution;
  readonly min: number;
  readonly max: number;
  readonly uLow: number;
  readonly uHigh: number;
}

/** One of several distributions, each with its probability. */
export interface Mixture {
  readonly kind: 'mixture';
  readonly parts: readonly { readonly weight: number; readonly of: Distribution }[];
}

/** Any distribution: plain data, told apart by `kind`. */
export type Distribution =
  | point.Point
  | uniform.Uniform
  | triangular.Triangular
  | pert.Pert
  | normal.Normal
  | lognormal.Lognormal
  | exponential.Exponential
  | pareto.Pareto
  | threeQuantile.ThreeQuantile
  | discrete.Discrete
  | empirical.Empirical
  | Affine
  | Clipped
  | Mixture;

/** The greatest number below x, so that cdf of it is P(X < x). */
function justBelow(x: number): number {
  if (!Number.isFinite(x)) return x === Infinity ? Number.MAX_VALUE : x;
  if (x === 0) return -Number.MIN_VALUE;
  const less = x - Math.abs(x) * 1.2e-16;
  return less < x ? less : x - Number.MIN_VALUE;
}

/** P(X < x), which differs from `cdf` where a single value has probability. */
export function below(d: Distribution, x: number): number {
  return cdf(d, justBelow(x));
}

/** P(X <= x). */
export function cdf(d: Distribution, x: number): number {
  switch (d.kind) {
    case 'point':
      return point.cdf(d, x);
    case 'uniform':
      return uniform.cdf(d, x);
    case 'triangular':
      return triangular.cdf(d, x);
    case 'pert':
      return pert.cdf(d, x);
    case 'normal':
      return normal.cdf(d, x);
    case 'lognormal':
      return lognormal.cdf(d, x);
    case 'exponential':
      return exponential.cdf(d, x);
    case 'pareto':
      return pareto.cdf(d, x);
    case 'threeQuantile':
      return threeQuantile.cdf(d, x);
    case 'discrete':
      return discrete.cdf(d, x);
    case 'empirical':
      return empirical.cdf(d, x);
    case 'affine': {
      const inner = (x - d.shift) / d.scale;
      return d.scale > 0 ? cdf(d.of, inner) : 1 - below(d.of, inner);
    }
    case 'clipped': {
      if (x < d.min) return 0;
      if (x >= d.max) return 1;
      const inside = (cdf(d.of, x) - d.uLow) / (d.uHigh - d.uLow);
      return Math.min(1, Math.max(0, inside));
    }
    case 'mixture':
      return d.parts.reduce((sum, part) => sum + part.weight * cdf(part.of, x), 0);
  }
}

/**
 * A mixture's quantile lies between those of its parts. The range is narrowed by the secant, held
 * off both ends, and halved whenever that did not at least halve it.
 */
function mixtureQuantile(d: Mixture, u: number): number {
  let low = Infinity;
  let high = -Infinity;
  for (const part of d.parts) {
    const value = quantile(part.of, u);
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  let missLow = cdf(d, low) - u;
  if (low === high || missLow >= 0) return low;
  if (high === Infinity) {
    if (cdf(d, Number.MAX_VALUE) < u) return Infinity;
    for (high = Math.max(1, 2 * low); cdf(d, high) < u; high *= 2);
  }
  let missHigh = cdf(d, high) - u;
  let halve = false;
  for (;;) {
    const width = high - low;
    const least = 4e-14 * Math.max(Math.abs(low), Math.abs(high));
    if (width <= 2 * least) return high;
    const secant = low + width * (halve ? 0.5 : missLow / (missLow - missHigh));
    const next = Math.min(high - least, Math.max(low + least, secant));
    if (!(next > low && next < high)) return high;
    const miss = cdf(d, next) - u;
    if (miss >= 0) {
      high = next;
      missHigh = miss;
    } else {
      low = next;
      missLow = miss;
    }
    halve = high - low > width / 2;
  }
}

/** The least value that is not exceeded with probability u, 0 < u < 1. */
export function quantile(d: Distribution, u: number): number {
  switch (d.kind) {
    case 'point':
      return point.quantile(d, u);
    case 'uniform':
      return uniform.quantile(d, u);
    case 'triangular':
      return triangular.quantile(d, u);
    case 'pert':
      return pert.quantile(d, u);
    case 'normal':
      return normal.quantile(d, u);
    case 'lognormal':
      return lognormal.quantile(d, u);
    case 'exponential':
      return exponential.quantile(d, u);
    case 'pareto':
      return pareto.quantile(d, u);
    case 'threeQuantile':
      return threeQuantile.quantile(d, u);
    case 'discrete':
      return discrete.quantile(d, u);
    case 'empirical':
      return empirical.quantile(d, u);
    case 'affine':
      return d.shift + d.scale * quantile(d.of, d.scale > 0 ? u : 1 - u);
    case 'clipped': {
      const value = quantile(d.of, d.uLow + u * (d.uHigh - d.uLow));
      return Math.min(d.max, Math.max(d.min, value));
    }
    case 'mixture':
      return mixtureQuantile(d, u);
  }
}

function fillFrom(
  d: Distribution,
  u: Float64Array,
  from: number,
  out: Float64Array,
  offset: number,
  count: number,
): void {
  switch (d.kind) {
    case 'point':
      point.fill(d, u, from, out, offset, count);
      break;
    case 'uniform':
      uniform.fill(d, u, from, out, offset, count);
      break;
    case 'triangular':
      triangular.fill(d, u, from, out, offset, count);
      break;
    case 'pert':
      pert.fill(d, u, from, out, offset, count);
      break;
    case 'normal':
      normal.fill(d, u, from, out, offset, count);
      break;
    case 'lognormal':
      lognormal.fill(d, u, from, out, offset, count);
      break;
    case 'exponential':
      exponential.fill(d, u, from, out, offset, count);
      break;
    case 'pareto':
      pareto.fill(d, u, from, out, offset, count);
      break;
    case 'threeQuantile':
      threeQuantile.fill(d, u, from, out, offset, count);
      break;
    case 'discrete':
      discrete.fill(d, u, from, out, offset, count);
      break;
    case 'empirical':
      empirical.fill(d, u, from, out, offset, count);
      break;
    case 'affine': {
      const { scale, shift } = d;
      for (let i = 0; i < count; i++) out[offset + i] = scale > 0 ? u[from + i]! : 1 - u[from + i]!;
      fillFrom(d.of, out, offset, out, offset, count);
      for (let i = offset; i < offset + count; i++) out[i] = shift + scale * out[i]!;
      break;
    }
    case 'clipped': {
      const { uLow, min, max } = d;
      const width = d.uHigh - uLow;
      for (let i = 0; i < count; i++) out[offset + i] = uLow + u[from + i]! * width;
      fillFrom(d.of, out, offset, out, offset, count);
      for (let i = offset; i < offset + count; i++) out[i] = Math.min(max, Math.max(min, out[i]!));
      break;
    }
    case 'mixture':
      for (let i = 0; i < count; i++) out[offset + i] = mixtureQuantile(d, u[from + i]!);
  }
}

/**
 * Quantiles of u[0 … count) into out[offset … offset + count), without allocation. `out` may be `u`
 * itself at offset 0. The same numbers as `quantile`, bit for bit.
 */
export function fillQuantile(
  d: Distribution,
  u: Float64Array,
  out: Float64Array,
  offset: number,
  count: number,
): void {
  fillFrom(d, u, 0, out, offset, count);
}

/** Lowest and highest possible value. */
export function support(d: Distribution): { low: number; high: number } {
  switch (d.kind) {
    case 'point':
      return point.support(d);
    case 'uniform':
      return uniform.support(d);
    case 'triangular':
      return triangular.support(d);
    case 'pert':
      return pert.support(d);
    case 'normal':
      return normal.support(d);
    case 'lognormal':
      return lognormal.support(d);
    case 'exponential':
      return exponential.support(d);
    case 'pareto':
      return pareto.support(d);
    case 'threeQuantile':
      return threeQuantile.support(d);
    case 'discrete':
      return discrete.support(d);
    case 'empirical':
      return empirical.support(d);
    case 'affine': {
      const { low, high } = support(d.of);
      const ends = [d.shift + d.scale * low, d.shift + d.scale * high];
      return { low: Math.min(...ends), high: Math.max(...ends) };
    }
    case 'clipped': {
      const { low, high } = support(d.of);
      return { low: Math.max(low, d.min), high: Math.min(high, d.max) };
    }
    case 'mixture': {
      const spans = d.parts.map((part) => support(part.of));
      return {
        low: Math.min(...spans.map((span) => span.low)),
        high: Math.max(...spans.map((span) => span.high)),
      };
    }
  }
}
