import { type Checked, failed, passed } from '../../units/index.ts';
import { betaDensity, incompleteBeta, lowerBetaQuantile } from '../beta.ts';
import { badNumber, notFinite } from './bad-number.ts';

/**
 * The beta distribution on [low, high] with shapes 1 + lambda (mode - low) / (high - low) and
 * 1 + lambda (high - mode) / (high - low). `table` holds its quantile function (see `tabulate`).
 */
export interface Pert {
  readonly kind: 'pert';
  readonly low: number;
  readonly mode: number;
  readonly high: number;
  readonly lambda: number;
  readonly alpha: number;
  readonly beta: number;
  readonly table: Float64Array;
}

const CELLS = 512;
/** Cells next to each end, 5e-7 of the probability, where the quantile is computed and not looked up. */
const EXACT_CELLS = 16;
const HALF = 2 * (CELLS + 1);

/**
 * The lower half of the beta quantile function at u = s⁴ / 2, s = 0, 1/512 … 1, as pairs of value
 * and slope per cell; the fourth power flattens the root-like end of the curve.
 */
function tabulate(a: number, b: number, table: Float64Array, at: number): void {
  for (let k = EXACT_CELLS; k <= CELLS; k++) {
    const s = k / CELLS;
    const x = lowerBetaQuantile(a, b, s ** 4 / 2);
    table[at + 2 * k] = x;
    table[at + 2 * k + 1] = (2 * s ** 3) / betaDensity(a, b, x) / CELLS;
  }
}

/** Tables made before, by shapes: programmes repeat theirs, and a table takes milliseconds. */
const tables = new Map<string, Float64Array>();
const MOST_TABLES = 256;

function tableOf(alpha: number, beta: number): Float64Array {
  const key = `${alpha} ${beta}`;
  const before = tables.get(key);
  if (before !== undefined) return before;
  const table = new Float64Array(2 * HALF);
  tabulate(alpha, beta, table, 0);
  tabulate(beta, alpha, table, HALF);
  if (tables.size >= MOST_TABLES) tables.clear();
  tables.set(key, table);
  return table;
}

/** Needs low <= mode <= high, low < high, 0 < lambda <= 100 (4 unless stated). */
export function make(params: {
  readonly low: number;
  readonly mode: number;
  readonly high: number;
  readonly lambda?: number;
}): Checked<Pert> {
  const { low, mode, high, lambda = 4 } = params;
  const bad = badNumber({ low, mode, high, lambda });
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
  if (!(lambda > 0 && lambda <= 100)) {
    return failed(
      {
        en: `lambda is not within 0 and 100: ${lambda}`,
        zh: `lambda 不在 0 与 100 之间：${lambda}`,
      },
      { en: 'leave it out for the usual 4', zh: '可不写，通常为 4' },
    );
  }
  const alpha = 1 + (lambda * (mode - low)) / (high - low);
  const beta = 1 + (lambda * (high - mode)) / (high - low);
  const table = tableOf(alpha, beta);
  return passed({ kind: 'pert', low, mode, high, lambda, alpha, beta, table });
}

/** The quantile at u <= 1/2 of the unit beta whose half table starts at `at`. */
function lookUp(d: Pert, u: number, at: number): number {
  const place = Math.sqrt(Math.sqrt(2 * u)) * CELLS;
  const k = Math.min(CELLS - 1, Math.floor(place));
  if (k < EXACT_CELLS) {
    return at === 0 ? lowerBetaQuantile(d.alpha, d.beta, u) : lowerBetaQuantile(d.beta, d.alpha, u);
  }
  const { table } = d;
  const j = at + 2 * k;
  const t = place - k;
  const r = 1 - t;
  return (
    r * r * ((1 + 2 * t) * table[j]! + t * table[j + 1]!) +
    t * t * ((1 + 2 * r) * table[j + 2]! - r * table[j + 3]!)
  );
}

/**
 * The value that is not exceeded with probability u in [0, 1]: cubic Hermite interpolation in the
 * table, within 1e-9 of the width for lambda up to 4 and 3e-8 up to 100, exact inversion in the outermost 5e-7.
 */
export function quantile(d: Pert, u: number): number {
  return u <= 0.5
    ? d.low + (d.high - d.low) * lookUp(d, u, 0)
    : d.high - (d.high - d.low) * lookUp(d, 1 - u, HALF);
}

/** Quantiles of u[from …] into out[offset …]; the two may be the same place. */
export function fill(
  d: Pert,
  u: Float64Array,
  from: number,
  out: Float64Array,
  offset: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) out[offset + i] = quantile(d, u[from + i]!);
}

/** P(X <= x). */
export function cdf(d: Pert, x: number): number {
  return incompleteBeta(d.alpha, d.beta, (x - d.low) / (d.high - d.low));
}

/** The mean. */
export function mean(d: Pert): number {
  return d.low + ((d.high - d.low) * d.alpha) / (d.alpha + d.beta);
}

/** The variance. */
export function variance(d: Pert): number {
  const { alpha, beta } = d;
  const sum = alpha + beta;
  return ((d.high - d.low) ** 2 * alpha * beta) / (sum ** 2 * (sum + 1));
}

/** Lowest and highest possible value. */
export function support(d: Pert): { low: number; high: number } {
  return { low: d.low, high: d.high };
}
