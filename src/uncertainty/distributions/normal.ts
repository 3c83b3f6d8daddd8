import { type Checked, failed, passed } from '../../units/index.ts';
import { normalCdf, normalQuantile } from '../normal.ts';
import { badNumber, notFinite } from './bad-number.ts';

/** The normal distribution. */
export interface Normal {
  readonly kind: 'normal';
  readonly mean: number;
  readonly sd: number;
}

/** Needs sd > 0. */
export function make(params: { readonly mean: number; readonly sd: number }): Checked<Normal> {
  const { mean, sd } = params;
  const bad = badNumber({ mean, sd });
  if (bad !== undefined) return notFinite(bad);
  if (!(sd > 0))
    return failed(
      { en: `sd is not positive: ${sd}`, zh: `sd 不为正：${sd}` },
      { en: 'state one value instead', zh: '请改写单一数值' },
    );
  return passed({ kind: 'normal', mean, sd });
}

/** The value that is not exceeded with probability u in [0, 1]. */
export function quantile(d: Normal, u: number): number {
  return d.mean + d.sd * normalQuantile(u);
}

/** Quantiles of u[from …] into out[offset …]; the two may be the same place. */
export function fill(
  d: Normal,
  u: Float64Array,
  from: number,
  out: Float64Array,
  offset: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) out[offset + i] = quantile(d, u[from + i]!);
}

/** P(X <= x). */
export function cdf(d: Normal, x: number): number {
  return normalCdf((x - d.mean) / d.sd);
}

/** The mean. */
export function mean(d: Normal): number {
  return d.mean;
}

/** The variance. */
export function variance(d: Normal): number {
  return d.sd ** 2;
}

/** Lowest and highest possible value. */
export function support(_d: Normal): { low: number; high: number } {
  return { low: -Infinity, high: Infinity };
}
