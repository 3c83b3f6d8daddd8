import { quantile } from '../../uncertainty/index.ts';
import type { Value } from '../value.ts';

/** Quantile of a number of the file, the median if none is asked for; undefined without one or before its reference class is known. */
export const median = (value: Value | undefined, q = 0.5): number | undefined =>
  value === undefined || value.spec.kind === 'reference' ? undefined : quantile(value.spec, q);
