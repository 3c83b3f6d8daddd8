import { type Checked, exp, expm1, failed, log, passed } from '../../units/index.ts';
import { normalCdf, normalQuantile } from '../normal.ts';
import { badNumber, notFinite } from './bad-number.ts';

/** e to the power of a normal variable with mean mu and standard deviation sigma. */
export interface Lognormal {
  readonly kind: 'lognormal';
  readonly mu: number;
  readonly sigma: number;
}

/** Needs sigma > 0; the median is e^mu. */
export function make(params: { readonly mu: number; readonly sigma: number }): Checked<Lognormal> {
  const { mu, sigma } = params;
  const bad = badNumber({ mu, sigma });
  if (bad !== undefined) return notFinite(bad);
  if (!(sigma > 0))
    return failed(
      { en: `sigma is not positive: ${sigma}`, zh: `sigma 不为正：${sigma}` },
      { en: 'state one value instead', zh: '请改写单一数值' },
    );
  return passed({ kind: 'lognormal', mu, sigma });
}

/** The value that is not exceeded with probability u in [0, 1]. */
export function quantile(d: Lognormal, u: number): number {
  return exp(d.mu + d.sigma * normalQuantile(u));
}

/** Quantiles of u[from …] into out[offset …]; the two may be the same place. */
export function fill(
  d: Lognormal,
  u: Float64Array,
  from: number,
  out: Float64Array,
  offset: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) out[offset + i] = quantile(d, u[from + i]!);
}

/** P(X <= x). */
export function cdf(d: Lognormal, x: number): number {
  return x > 0 ? normalCdf((log(x) - d.mu) / d.sigma) : 0;
}

/** The mean. */
export function mean(d: Lognormal): number {
  return exp(d.mu + d.sigma ** 2 / 2);
}

/** The variance. */
export function variance(d: Lognormal): number {
  return expm1(d.sigma ** 2) * exp(2 * d.mu + d.sigma ** 2);
}

/** Lowest and highest possible value. */
export function support(_d: Lognormal): { low: number; high: number } {
  return { low: 0, high: Infinity };
}
