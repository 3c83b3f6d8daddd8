import { type Checked, failed, passed } from '../../units/index.ts';
import { badNumber, notFinite } from './bad-number.ts';

/** A density that rises in a straight line from low to mode and falls to high. */
export interface Triangular {
  readonly kind: 'triangular';
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}

/** Needs low <= mode <= high and low < high. */
export function make(params: {
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}): Checked<Triangular> {
  const { low, mode, high } = params;
  const bad = badNumber({ low, mode, high });
  if (bad !== undefined) return notFinite(bad);
  if (!(low <= mode && mode <= high && low < high)) {
    return failed(
      {
        en: `not in rising order: ${low}, ${mode}, ${high}`,
        zh: `没有按升序排列：${low}、${mode}、${high}`,
      },
      { en: 'state low <= mode <= high', zh: '请使 low <= mode <= high' },
    );
  }
  return passed({ kind: 'triangular', low, mode, high });
}

/** The value that is not exceeded with probability u in [0, 1]. */
export function quantile(d: Triangular, u: number): number {
  const width = d.high - d.low;
  const below = d.mode - d.low;
  return u * width < below
    ? d.low + Math.sqrt(u * width * below)
    : d.high - Math.sqrt((1 - u) * width * (d.high - d.mode));
}

/** Quantiles of u[from …] into out[offset …]; the two may be the same place. */
export function fill(
  d: Triangular,
  u: Float64Array,
  from: number,
  out: Float64Array,
  offset: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) out[offset + i] = quantile(d, u[from + i]!);
}

/** P(X <= x). */
export function cdf(d: Triangular, x: number): number {
  if (x <= d.low) return 0;
  if (x >= d.high) return 1;
  const width = d.high - d.low;
  return x < d.mode
    ? (x - d.low) ** 2 / (width * (d.mode - d.low))
    : 1 - (d.high - x) ** 2 / (width * (d.high - d.mode));
}

/** The mean. */
export function mean(d: Triangular): number {
  return (d.low + d.mode + d.high) / 3;
}

/** The variance. */
export function variance(d: Triangular): number {
  const below = d.mode - d.low;
  const width = d.high - d.low;
  return (width ** 2 + below * (below - width)) / 18;
}

/** Lowest and highest possible value. */
export function support(d: Triangular): { low: number; high: number } {
  return { low: d.low, high: d.high };
}
