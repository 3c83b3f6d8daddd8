import { quantile } from '../../uncertainty/index.ts';
import type { Value } from '../value.ts';

/** Quantile of a number of the file, the median if none is asked for; undefined without one or before its reference class is known. */
export const median = (value: Value | undefined, q = 0.5): number | undefined =>
  value === undefined || value.spec.kind === 'reference' ? undefined : quantile(value.spec, q);

/** The most that a number of the file comes to; infinity where drivers move it beyond, and before its reference class is known. */
export const most = ({ spec, drivers }: Value): number =>
  spec.kind === 'reference' || drivers !== undefined ? Infinity : quantile(spec, 0.999);
