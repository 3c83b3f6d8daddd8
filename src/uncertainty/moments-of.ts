import { cosh, exp, sinh } from '../units/index.ts';
import { type Clipped, type Distribution, quantile } from './distribution.ts';
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

/**
 * ∫ f(Q(u)) du over (0, 1) by the tanh-sinh rule (Takahasi and Mori 1974), which bears the
 * singular ends of quantile functions.
 */
function integrate(d: Clipped, f: (x: number) => number): number {
  const step = 1 / 64;
  let sum = 0;
  let weights = 0;
  for (let k = -256; k <= 256; k++) {
    const t = k * step;
    const s = (Math.PI / 2) * sinh(t);
    const u = 1 / (1 + exp(-2 * s));
    const weight = cosh(t) / cosh(s) ** 2;
    if (!(u > 0 && u < 1) || weight === 0) continue;
    const x = quantile(d, u);
    // the last of a tail without end, where its share of the whole rounds to nothing
    if (!Number.isFinite(x)) continue;
    sum += weight * f(x);
    weights += weight;
  }
  return sum / weights;
}

/** The clipped distribution has a part of an infinite tail that is too heavy for this moment. */
function diverges(d: Clipped, order: number): boolean {
  return d.max === Infinity && (order === 1 ? mean(d.of) : variance(d.of)) === Infinity;
}

/**
 * The mean. Closed form, except for clipped distributions: numeric, within 1e-8 of the standard
 * deviation for smooth bases, 1e-3 for bases with steps or kinks.
 */
export function mean(d: Distribution): number {
  switch (d.kind) {
    case 'point':
      return point.mean(d);
    case 'uniform':
      return uniform.mean(d);
    case 'triangular':
      return triangular.mean(d);
    case 'pert':
      return pert.mean(d);
    case 'normal':
      return normal.mean(d);
    case 'lognormal':
      return lognormal.mean(d);
    case 'exponential':
      return exponential.mean(d);
    case 'pareto':
      return pareto.mean(d);
    case 'threeQuantile':
      return threeQuantile.mean(d);
    case 'discrete':
      return discrete.mean(d);
    case 'empirical':
      return empirical.mean(d);
    case 'affine':
      return d.shift + d.scale * mean(d.of);
    case 'clipped':
      return diverges(d, 1) ? Infinity : integrate(d, (x) => x);
    case 'mixture':
      return d.parts.reduce((sum, part) => sum + part.weight * mean(part.of), 0);
  }
}

/** The variance, closed form or numeric like `mean`; Infinity where the tail is too heavy. */
export function variance(d: Distribution): number {
  switch (d.kind) {
    case 'point':
      return point.variance(d);
    case 'uniform':
      return uniform.variance(d);
    case 'triangular':
      return triangular.variance(d);
    case 'pert':
      return pert.variance(d);
    case 'normal':
      return normal.variance(d);
    case 'lognormal':
      return lognormal.variance(d);
    case 'exponential':
      return exponential.variance(d);
    case 'pareto':
      return pareto.variance(d);
    case 'threeQuantile':
      return threeQuantile.variance(d);
    case 'discrete':
      return discrete.variance(d);
    case 'empirical':
      return empirical.variance(d);
    case 'affine':
      return d.scale ** 2 * variance(d.of);
    case 'clipped': {
      if (diverges(d, 2)) return Infinity;
      const centre = mean(d);
      return integrate(d, (x) => (x - centre) ** 2);
    }
    case 'mixture': {
      const centre = mean(d);
      if (!Number.isFinite(centre)) return Infinity;
      return d.parts.reduce(
        (sum, part) => sum + part.weight * (variance(part.of) + (mean(part.of) - centre) ** 2),
        0,
      );
    }
  }
}
