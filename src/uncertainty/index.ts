export { type BatchFold, createBatchFold } from './batches.ts';
export { incompleteBeta, logGamma } from './beta.ts';
export {
  cholesky,
  correlate,
  type NearestCorrelation,
  nearestCorrelation,
  pearsonToRank,
  rankToPearson,
} from './correlation.ts';
export { clipped, mixture, scaled, shifted } from './derive.ts';
export {
  type Affine,
  below,
  type Clipped,
  cdf,
  type Distribution,
  fillQuantile,
  type Mixture,
  quantile,
  support,
} from './distribution.ts';
export {
  type Fit,
  fitLognormal,
  fitNormal,
  fitPert,
  fitTriangular,
  type StatedQuantile,
} from './fit.ts';
export { fillLatin, permuted } from './latin.ts';
export { type DistributionSpec, makeDistribution, type Shape } from './make-distribution.ts';
export { middleOf } from './middle.ts';
export { mean, variance } from './moments-of.ts';
export { normalCdf, normalQuantile, normalToUniform, uniformToNormal } from './normal.ts';
export { between, columnQuantiles, quantileOf, quantilesOf } from './quantiles.ts';
export { sortColumn } from './sort-column.ts';
export { fillUniform, type StreamKey, streamKey, uniformAt } from './streams.ts';
