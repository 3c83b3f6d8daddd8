import { type Checked, failed, log, passed } from '../units/index.ts';
import { lowerBetaQuantile } from './beta.ts';
import type { Distribution } from './distribution.ts';
import * as lognormal from './distributions/lognormal.ts';
import * as normal from './distributions/normal.ts';
import * as pert from './distributions/pert.ts';
import * as triangular from './distributions/triangular.ts';
import { normalQuantile } from './normal.ts';

/** A stated quantile: P(X <= x) = p. */
export interface StatedQuantile {
  readonly p: number;
  readonly x: number;
}

/** A fitted distribution and how far it is from each stated quantile (fitted minus stated). */
export interface Fit<D extends Distribution> {
  readonly distribution: D;
  readonly residuals: readonly { readonly p: number; readonly x: number; readonly miss: number }[];
}

function checked(quantiles: readonly StatedQuantile[]): Checked<readonly StatedQuantile[]> {
  const sorted = [...quantiles].sort((a, b) => a.p - b.p);
  if (sorted.length < 2) {
    return failed(
      { en: `fewer than two quantiles: ${sorted.length}`, zh: `分位数不足两个：${sorted.length}` },
      { en: 'state two or more', zh: '请写两个或更多' },
    );
  }
  for (const [i, { p, x }] of sorted.entries()) {
    if (!(p > 0 && p < 1))
      return failed(
        { en: `not a probability between 0 and 1: ${p}`, zh: `不是 0 与 1 之间的概率：${p}` },
        { en: 'state one', zh: '请写这样的概率' },
      );
    if (!Number.isFinite(x))
      return failed(
        { en: `not a finite number: ${x}`, zh: `不是有限的数：${x}` },
        { en: 'leave it out', zh: '请删去' },
      );
    const before = sorted[i - 1];
    if (before !== undefined && !(before.p < p && before.x < x)) {
      return failed(
        {
          en: `quantiles do not rise: ${before.x} at ${before.p}, ${x} at ${p}`,
          zh: `分位数没有递增：${before.p} 处为 ${before.x}，${p} 处为 ${x}`,
        },
        { en: 'state rising values for rising probabilities', zh: '请使数值随概率递增' },
      );
    }
  }
  return passed(sorted);
}

/** Least squares of y = start + slope * s. */
function line(s: readonly number[], y: readonly number[]): { start: number; slope: number } {
  const n = s.length;
  const meanS = s.reduce((sum, v) => sum + v, 0) / n;
  const meanY = y.reduce((sum, v) => sum + v, 0) / n;
  let sy = 0;
  let ss = 0;
  for (let i = 0; i < n; i++) {
    sy += (s[i]! - meanS) * (y[i]! - meanY);
    ss += (s[i]! - meanS) ** 2;
  }
  const slope = sy / ss;
  return { start: meanY - slope * meanS, slope };
}

function withResiduals<D extends Distribution>(
  made: Checked<D>,
  quantile: (d: D, u: number) => number,
  stated: readonly StatedQuantile[],
): Checked<Fit<D>> {
  if (!made.ok) return made;
  const distribution = made.value;
  const residuals = stated.map(({ p, x }) => ({ p, x, miss: quantile(distribution, p) - x }));
  return passed({ distribution, residuals });
}

/** Exact for two quantiles, least squares in x for more. */
export function fitNormal(quantiles: readonly StatedQuantile[]): Checked<Fit<normal.Normal>> {
  const stated = checked(quantiles);
  if (!stated.ok) return stated;
  const { start, slope } = line(
    stated.value.map(({ p }) => normalQuantile(p)),
    stated.value.map(({ x }) => x),
  );
  return withResiduals(normal.make({ mean: start, sd: slope }), normal.quantile, stated.value);
}

/** Exact for two quantiles, least squares in ln x for more. Values must be above zero. */
export function fitLognormal(
  quantiles: readonly StatedQuantile[],
): Checked<Fit<lognormal.Lognormal>> {
  const stated = checked(quantiles);
  if (!stated.ok) return stated;
  const low = stated.value[0]?.x ?? 0;
  if (!(low > 0))
    return failed(
      { en: `not above zero: ${low}`, zh: `不大于零：${low}` },
      { en: 'fit a normal distribution instead', zh: '请改为拟合正态分布' },
    );
  const { start, slope } = line(
    stated.value.map(({ p }) => normalQuantile(p)),
    stated.value.map(({ x }) => log(x)),
  );
  return withResiduals(
    lognormal.make({ mu: start, sigma: slope }),
    lognormal.quantile,
    stated.value,
  );
}

/** Low, mode and high that fit best when `unit` gives the quantiles on [0, 1] for a mode in [0, 1]. */
function threePoints(
  stated: readonly StatedQuantile[],
  unit: (mode: number, p: number) => number,
): { low: number; mode: number; high: number } {
  const x = stated.map((quantile) => quantile.x);
  const at = (mode: number): { error: number; low: number; width: number } => {
    const s = stated.map(({ p }) => unit(mode, p));
    const { start, slope } = line(s, x);
    const error = s.reduce((sum, v, i) => sum + (start + slope * v - x[i]!) ** 2, 0);
    return { error, low: start, width: slope };
  };
  // two quantiles leave the mode open: the symmetric shape is the least that can be assumed
  let mode = 0.5;
  if (stated.length > 2) {
    const grid = 64;
    let best = 0;
    for (let k = 1; k <= grid; k++) if (at(k / grid).error < at(best / grid).error) best = k;
    let left = Math.max(0, best - 1) / grid;
    let right = Math.min(grid, best + 1) / grid;
    const golden = (Math.sqrt(5) - 1) / 2;
    while (right - left > 1e-14) {
      const a = right - golden * (right - left);
      const b = left + golden * (right - left);
      if (at(a).error <= at(b).error) right = b;
      else left = a;
      if (!(a < b)) break;
    }
    mode = (left + right) / 2;
    for (const edge of [0, 1]) if (at(edge).error <= at(mode).error) mode = edge;
  }
  const { low, width } = at(mode);
  return { low, mode: low + mode * width, high: low + width };
}

/** Symmetric and exact for two quantiles; best mode in least squares of x for more. */
export function fitTriangular(
  quantiles: readonly StatedQuantile[],
): Checked<Fit<triangular.Triangular>> {
  const stated = checked(quantiles);
  if (!stated.ok) return stated;
  const points = threePoints(stated.value, (mode, p) =>
    triangular.quantile({ kind: 'triangular', low: 0, mode, high: 1 }, p),
  );
  return withResiduals(triangular.make(points), triangular.quantile, stated.value);
}

/** The same for a PERT distribution with lambda 4. */
export function fitPert(quantiles: readonly StatedQuantile[]): Checked<Fit<pert.Pert>> {
  const stated = checked(quantiles);
  if (!stated.ok) return stated;
  const points = threePoints(stated.value, (mode, p) => {
    const a = 1 + 4 * mode;
    const b = 5 - 4 * mode;
    return p <= 0.5 ? lowerBetaQuantile(a, b, p) : 1 - lowerBetaQuantile(b, a, 1 - p);
  });
  return withResiduals(pert.make(points), pert.quantile, stated.value);
}
