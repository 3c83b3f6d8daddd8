import { type Checked, failed, passed } from '../../units/index.ts';

/** One value for certain. Infinity is allowed and means never. */
export interface Point {
  readonly kind: 'point';
  readonly value: number;
}

/** Any number, Infinity (never) included, NaN not. */
export function make(params: { readonly value: number }): Checked<Point> {
  return Number.isNaN(params.value)
    ? failed(
        { en: `not a number: ${params.value}`, zh: `不是数：${params.value}` },
        { en: 'state a value', zh: '请写数值' },
      )
    : passed({ kind: 'point', value: params.value });
}

/** The value, whatever u. */
export function quantile(d: Point, _u: number): number {
  return d.value;
}

/** The value into out[offset …]. */
export function fill(
  d: Point,
  _u: Float64Array,
  _from: number,
  out: Float64Array,
  offset: number,
  count: number,
): void {
  out.fill(d.value, offset, offset + count);
}

/** P(X <= x). */
export function cdf(d: Point, x: number): number {
  return x >= d.value ? 1 : 0;
}

/** The value. */
export function mean(d: Point): number {
  return d.value;
}

/** Zero. */
export function variance(_d: Point): number {
  return 0;
}

/** The value twice. */
export function support(d: Point): { low: number; high: number } {
  return { low: d.value, high: d.value };
}
