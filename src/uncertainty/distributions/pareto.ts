import { type Checked, failed, passed, power } from '../../units/index.ts';
import { badNumber, notFinite } from './bad-number.ts';

/** The power tail P(X > x) = (scale / x)^alpha from scale upwards. */
export interface Pareto {
  readonly kind: 'pareto';
  readonly scale: number;
  readonly alpha: number;
}

/** Needs scale > 0 and alpha > 0. */
export function make(params: { readonly scale: number; readonly alpha: number }): Checked<Pareto> {
  const { scale, alpha } = params;
  const bad = badNumber({ scale, alpha });
  if (bad !== undefined) return notFinite(bad);
  if (!(scale > 0 && alpha > 0)) {
    return failed(
      {
        en: `not positive: scale ${scale}, alpha ${alpha}`,
        zh: `不为正：scale ${scale}, alpha ${alpha}`,
      },
      { en: 'state positive parameters', zh: '请写正的参数' },
    );
  }
  return passed({ kind: 'pareto', scale, alpha });
}

/** The value that is not exceeded with probability u in [0, 1]. */
export function quantile(d: Pareto, u: number): number {
  return d.scale * power(1 - u, -1 / d.alpha);
}

/** Quantiles of u[from …] into out[offset …]; the two may be the same place. */
export function fill(
  d: Pareto,
  u: Float64Array,
  from: number,
  out: Float64Array,
  offset: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) out[offset + i] = quantile(d, u[from + i]!);
}

/** P(X <= x). */
export function cdf(d: Pareto, x: number): number {
  return x <= d.scale ? 0 : 1 - power(d.scale / x, d.alpha);
}

/** The mean; Infinity for alpha <= 1. */
export function mean(d: Pareto): number {
  return d.alpha > 1 ? (d.alpha * d.scale) / (d.alpha - 1) : Infinity;
}

/** The variance; Infinity for alpha <= 2. */
export function variance(d: Pareto): number {
  const alpha = d.alpha;
  if (alpha <= 2) return Infinity;
  return (d.scale ** 2 * alpha) / ((alpha - 1) ** 2 * (alpha - 2));
}

/** Lowest and highest possible value. */
export function support(d: Pareto): { low: number; high: number } {
  return { low: d.scale, high: Infinity };
}
