import { type Checked, exp, expm1, failed, log, log1p, passed } from '../../units/index.ts';
import { normalCdf, normalQuantile, uniformToNormal } from '../normal.ts';
import { badNumber, notFinite } from './bad-number.ts';

/** The shifted lognormal through three quantiles, Q(z) = p50 + spread * (e^(skew z) - 1) / skew with
 * z = Φ⁻¹(u): Tukey's g form. skew 0 is the normal distribution, skew < 0 leans to the left. */
export interface ThreeQuantile {
  readonly kind: 'threeQuantile';
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly skew: number;
  readonly spread: number;
}

/** Needs p10 < p50 < p90; all three are met exactly. */
export function make(params: {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}): Checked<ThreeQuantile> {
  const { p10, p50, p90 } = params;
  const bad = badNumber({ p10, p50, p90 });
  if (bad !== undefined) return notFinite(bad);
  if (!(p10 < p50 && p50 < p90)) {
    return failed(
      {
        en: `not in rising order: ${p10}, ${p50}, ${p90}`,
        zh: `没有按升序排列：${p10}、${p50}、${p90}`,
      },
      { en: 'state p10 < p50 < p90', zh: '请使 p10 < p50 < p90' },
    );
  }
  const skew = log((p90 - p50) / (p50 - p10)) / Z90;
  const spread = (p90 - p50) / stretch(skew, Z90);
  return passed({ kind: 'threeQuantile', p10, p50, p90, skew, spread });
}

/** Φ⁻¹(0.9). */
const Z90 = normalQuantile(0.9);

/** Below this skew the normal form is exact to rounding. */
const FLAT = 1e-12;

/** (e^(skew z) - 1) / skew, which is z for no skew. */
function stretch(skew: number, z: number): number {
  return Math.abs(skew) < FLAT ? z : expm1(skew * z) / skew;
}

/** The value that is not exceeded with probability u in [0, 1]. */
export function quantile(d: ThreeQuantile, u: number): number {
  return d.p50 + d.spread * stretch(d.skew, normalQuantile(u));
}

/** Quantiles of u[from …] into out[offset …]; the two may be the same place. */
export function fill(
  d: ThreeQuantile,
  u: Float64Array,
  from: number,
  out: Float64Array,
  offset: number,
  count: number,
): void {
  if (u !== out || from !== offset) for (let i = 0; i < count; i++) out[offset + i] = u[from + i]!;
  uniformToNormal(out, offset, count);
  stretchAll(d, out, offset, offset + count);
}

/** From standard normal numbers, where they lie; a loop of its own, so that nothing in it is called. */
function stretchAll(
  { p50, spread, skew }: ThreeQuantile,
  out: Float64Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) out[i] = p50 + spread * stretch(skew, out[i]!);
}

/** P(X <= x). */
export function cdf(d: ThreeQuantile, x: number): number {
  const z = (x - d.p50) / d.spread;
  if (Math.abs(d.skew) < FLAT) return normalCdf(z);
  if (d.skew * z <= -1) return d.skew > 0 ? 0 : 1;
  return normalCdf(log1p(d.skew * z) / d.skew);
}

/** The mean. */
export function mean(d: ThreeQuantile): number {
  return d.p50 + d.spread * (Math.abs(d.skew) < FLAT ? 0 : expm1(d.skew ** 2 / 2) / d.skew);
}

/** The variance. */
export function variance(d: ThreeQuantile): number {
  const s = d.skew ** 2;
  return d.spread ** 2 * exp(s) * (Math.abs(d.skew) < FLAT ? 1 : expm1(s) / s);
}

/** Lowest and highest possible value. */
export function support(d: ThreeQuantile): { low: number; high: number } {
  return {
    low: d.skew >= FLAT ? d.p50 - d.spread / d.skew : -Infinity,
    high: d.skew <= -FLAT ? d.p50 - d.spread / d.skew : Infinity,
  };
}
