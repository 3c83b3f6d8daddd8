import { type Checked, failed, passed } from '../../units/index.ts';

/** Observed values, joined by straight lines between their type 7 quantiles. */
export interface Empirical {
  readonly kind: 'empirical';
  /** Rising. */
  readonly values: readonly number[];
}

/** At least two finite observations that are not all equal, in any order. */
export function make(params: { readonly values: readonly number[] }): Checked<Empirical> {
  const values = [...params.values].sort((a, b) => a - b);
  const bad = values.find((value) => !Number.isFinite(value));
  if (bad !== undefined)
    return failed(
      { en: `not a finite number: ${bad}`, zh: `不是有限的数：${bad}` },
      { en: 'leave it out', zh: '请删去' },
    );
  if (!(values[0]! < values[values.length - 1]!)) {
    return failed(
      {
        en: `fewer than two different values: ${values.join(', ')}`,
        zh: `不同的取值不足两个：${values.join(', ')}`,
      },
      { en: 'state one value instead', zh: '请改写单一数值' },
    );
  }
  return passed({ kind: 'empirical', values });
}

/** The value at u (n - 1) of the sorted observations (Hyndman and Fan 1996, type 7). */
export function quantile(d: Empirical, u: number): number {
  const at = u * (d.values.length - 1);
  const below = Math.floor(at);
  const low = d.values[below]!;
  return at === below ? low : low + (at - below) * (d.values[below + 1]! - low);
}

/** Quantiles of u[from …] into out[offset …]; the two may be the same place. */
export function fill(
  d: Empirical,
  u: Float64Array,
  from: number,
  out: Float64Array,
  offset: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) out[offset + i] = quantile(d, u[from + i]!);
}

/** P(X <= x). */
export function cdf(d: Empirical, x: number): number {
  const { values } = d;
  const last = values.length - 1;
  if (x < values[0]!) return 0;
  if (x >= values[last]!) return 1;
  let above = values.findIndex((value) => value > x);
  above = above < 0 ? last : above;
  const low = values[above - 1]!;
  return (above - 1 + (x - low) / (values[above]! - low)) / last;
}

/** The mean of the joined line: end points count half. */
export function mean(d: Empirical): number {
  const { values } = d;
  let sum = 0;
  for (let i = 1; i < values.length; i++) sum += (values[i - 1]! + values[i]!) / 2;
  return sum / (values.length - 1);
}

/** The variance of the joined line. */
export function variance(d: Empirical): number {
  const { values } = d;
  const centre = mean(d);
  let sum = 0;
  for (let i = 1; i < values.length; i++) {
    const a = values[i - 1]! - centre;
    const b = values[i]! - centre;
    sum += (a * a + a * b + b * b) / 3;
  }
  return sum / (values.length - 1);
}

/** Lowest and highest observation. */
export function support(d: Empirical): { low: number; high: number } {
  return { low: d.values[0]!, high: d.values[d.values.length - 1]! };
}
