import { type Checked, expm1, failed, log1p, passed } from '../../units/index.ts';
import { badNumber, notFinite } from './bad-number.ts';

/** A wait without memory, given by its mean. */
export interface Exponential {
  readonly kind: 'exponential';
  readonly mean: number;
}

/** Needs mean > 0. */
export function make(params: { readonly mean: number }): Checked<Exponential> {
  const { mean } = params;
  const bad = badNumber({ mean });
  if (bad !== undefined) return notFinite(bad);
  if (!(mean > 0))
    return failed(
      { en: `mean is not positive: ${mean}`, zh: `mean 不为正：${mean}` },
      { en: 'state a positive mean', zh: '请写正的 mean' },
    );
  return passed({ kind: 'exponential', mean });
}

/** The value that is not exceeded with probability u in [0, 1]. */
export function quantile(d: Exponential, u: number): number {
  return -d.mean * log1p(-u);
}

/** Quantiles of u[from …] into out[offset …]; the two may be the same place. */
export function fill(
  d: Exponential,
  u: Float64Array,
  from: number,
  out: Float64Array,
  offset: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) out[offset + i] = quantile(d, u[from + i]!);
}

/** P(X <= x). */
export function cdf(d: Exponential, x: number): number {
  return x <= 0 ? 0 : -expm1(-x / d.mean);
}

/** The mean. */
export function mean(d: Exponential): number {
  return d.mean;
}

/** The variance. */
export function variance(d: Exponential): number {
  return d.mean ** 2;
}

/** Lowest and highest possible value. */
export function support(_d: Exponential): { low: number; high: number } {
  return { low: 0, high: Infinity };
}
