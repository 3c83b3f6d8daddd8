import { type Checked, failed, passed } from '../../units/index.ts';
import { badNumber, notFinite } from './bad-number.ts';

/** Every value between low and high alike. */
export interface Uniform {
  readonly kind: 'uniform';
  readonly low: number;
  readonly high: number;
}

/** Needs low < high. */
export function make(params: { readonly low: number; readonly high: number }): Checked<Uniform> {
  const { low, high } = params;
  const bad = badNumber({ low, high });
  if (bad !== undefined) return notFinite(bad);
  if (!(low < high)) {
    return failed(
      { en: `low is not below high: ${low}, ${high}`, zh: `low 不低于 high：${low}、${high}` },
      { en: 'swap them, or state one value', zh: '请对调两者，或写单一数值' },
    );
  }
  return passed({ kind: 'uniform', low, high });
}

/** The value that is not exceeded with probability u in [0, 1]. */
export function quantile(d: Uniform, u: number): number {
  return d.low + u * (d.high - d.low);
}

/** Quantiles of u[from …] into out[offset …]; the two may be the same place. */
export function fill(
  d: Uniform,
  u: Float64Array,
  from: number,
  out: Float64Array,
  offset: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) out[offset + i] = quantile(d, u[from + i]!);
}

/** P(X <= x). */
export function cdf(d: Uniform, x: number): number {
  return Math.min(1, Math.max(0, (x - d.low) / (d.high - d.low)));
}

/** The mean. */
export function mean(d: Uniform): number {
  return (d.low + d.high) / 2;
}

/** The variance. */
export function variance(d: Uniform): number {
  return (d.high - d.low) ** 2 / 12;
}

/** Lowest and highest possible value. */
export function support(d: Uniform): { low: number; high: number } {
  return { low: d.low, high: d.high };
}
