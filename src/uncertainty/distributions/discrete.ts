import { type Checked, failed, passed } from '../../units/index.ts';

/** Finitely many values with their probabilities; Infinity is allowed and means never. */
export interface Discrete {
  readonly kind: 'discrete';
  /** Rising. */
  readonly values: readonly number[];
  /** Probability of each value; they sum to 1. */
  readonly probabilities: readonly number[];
  /** P(X <= value), the last one exactly 1. */
  readonly cumulative: readonly number[];
}

/** One weight >= 0 per value, at least one of them positive; equal values are joined. */
export function make(params: {
  readonly values: readonly number[];
  readonly weights: readonly number[];
}): Checked<Discrete> {
  const { values, weights } = params;
  if (values.length === 0 || values.length !== weights.length) {
    return failed(
      {
        en: `values and weights differ in number: ${values.length}, ${weights.length}`,
        zh: `取值与权重的个数不同：${values.length}、${weights.length}`,
      },
      { en: 'state one weight per value', zh: '请为每个取值写一个权重' },
    );
  }
  const joined = new Map<number, number>();
  let total = 0;
  for (const [i, value] of values.entries()) {
    const weight = weights[i] ?? Number.NaN;
    if (Number.isNaN(value))
      return failed(
        { en: `not a number: ${value}`, zh: `不是数：${value}` },
        { en: 'state a value', zh: '请写数值' },
      );
    if (!(weight >= 0 && weight < Infinity)) {
      return failed(
        { en: `not a weight: ${weight}`, zh: `不是权重：${weight}` },
        { en: 'state weights of zero or more', zh: '请写零或以上的权重' },
      );
    }
    total += weight;
    if (weight > 0) joined.set(value, (joined.get(value) ?? 0) + weight);
  }
  if (!(total > 0))
    return failed(
      { en: 'no weight above zero: 0', zh: '没有大于零的权重：0' },
      { en: 'give a value some weight', zh: '请给某个取值以权重' },
    );
  const sorted = [...joined].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const cumulative: number[] = [];
  let sum = 0;
  for (const [, weight] of sorted) {
    sum += weight;
    cumulative.push(sum / total);
  }
  cumulative[cumulative.length - 1] = 1;
  return passed({
    kind: 'discrete',
    values: sorted.map(([value]) => value),
    probabilities: sorted.map(([, weight]) => weight / total),
    cumulative,
  });
}

/** The least value with P(X <= value) >= u. */
export function quantile(d: Discrete, u: number): number {
  let low = 0;
  let high = d.cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (d.cumulative[middle]! >= u) high = middle;
    else low = middle + 1;
  }
  return d.values[low]!;
}

/** Quantiles of u[from …] into out[offset …]; the two may be the same place. */
export function fill(
  d: Discrete,
  u: Float64Array,
  from: number,
  out: Float64Array,
  offset: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) out[offset + i] = quantile(d, u[from + i]!);
}

/** P(X <= x). */
export function cdf(d: Discrete, x: number): number {
  let below = 0;
  for (const [i, value] of d.values.entries()) if (value <= x) below = d.cumulative[i]!;
  return below;
}

/** The mean. */
export function mean(d: Discrete): number {
  return d.values.reduce((sum, value, i) => sum + value * d.probabilities[i]!, 0);
}

/** The variance; Infinity when never is possible. */
export function variance(d: Discrete): number {
  const centre = mean(d);
  if (!Number.isFinite(centre)) return d.values.length === 1 ? 0 : Infinity;
  return d.values.reduce((sum, value, i) => sum + (value - centre) ** 2 * d.probabilities[i]!, 0);
}

/** Lowest and highest possible value. */
export function support(d: Discrete): { low: number; high: number } {
  return { low: d.values[0]!, high: d.values[d.values.length - 1]! };
}
