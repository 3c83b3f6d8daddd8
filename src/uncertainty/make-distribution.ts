import type { Checked } from '../units/index.ts';
import { clipped, mixture } from './derive.ts';
import type { Distribution } from './distribution.ts';
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

type ShapeOf<K extends string, Make extends (params: never) => unknown> = {
  readonly kind: K;
} & Parameters<Make>[0];

/** The parameters of one distribution, told apart by `kind`. */
export type Shape =
  | ShapeOf<'point', typeof point.make>
  | ShapeOf<'uniform', typeof uniform.make>
  | ShapeOf<'triangular', typeof triangular.make>
  | ShapeOf<'pert', typeof pert.make>
  | ShapeOf<'normal', typeof normal.make>
  | ShapeOf<'lognormal', typeof lognormal.make>
  | ShapeOf<'exponential', typeof exponential.make>
  | ShapeOf<'pareto', typeof pareto.make>
  | ShapeOf<'threeQuantile', typeof threeQuantile.make>
  | ShapeOf<'discrete', typeof discrete.make>
  | ShapeOf<'empirical', typeof empirical.make>
  | {
      readonly kind: 'mixture';
      readonly parts: readonly { readonly weight: number; readonly of: DistributionSpec }[];
    };

/** What a distribution is made of: its shape and, if wanted, bounds it is truncated to. */
export type DistributionSpec = Shape & {
  readonly clip?: { readonly min?: number; readonly max?: number };
};

function shapeOf(spec: Shape): Checked<Distribution> {
  switch (spec.kind) {
    case 'point':
      return point.make(spec);
    case 'uniform':
      return uniform.make(spec);
    case 'triangular':
      return triangular.make(spec);
    case 'pert':
      return pert.make(spec);
    case 'normal':
      return normal.make(spec);
    case 'lognormal':
      return lognormal.make(spec);
    case 'exponential':
      return exponential.make(spec);
    case 'pareto':
      return pareto.make(spec);
    case 'threeQuantile':
      return threeQuantile.make(spec);
    case 'discrete':
      return discrete.make(spec);
    case 'empirical':
      return empirical.make(spec);
    case 'mixture': {
      const parts: { weight: number; of: Distribution }[] = [];
      for (const part of spec.parts) {
        const made = makeDistribution(part.of);
        if (!made.ok) return made;
        parts.push({ weight: part.weight, of: made.value });
      }
      return mixture(parts);
    }
  }
}

/** Checks the parameters and makes the distribution; a failure says what is wrong. Never throws. */
export function makeDistribution(spec: DistributionSpec): Checked<Distribution> {
  const made = shapeOf(spec);
  return made.ok && spec.clip !== undefined ? clipped(made.value, spec.clip) : made;
}
