import { sin } from '../units/index.ts';
import { symmetricEigen } from './eigen.ts';

/** The correlation of two normal variables whose rank correlation is rho (Pearson 1907). */
export function rankToPearson(rho: number): number {
  return 2 * sin((Math.PI * rho) / 6);
}

/** The rank correlation of two normal variables with correlation r. */
export function pearsonToRank(r: number): number {
  return (6 / Math.PI) * Math.asin(r / 2);
}

/** A valid correlation matrix and how far it is from the one asked for. */
export interface NearestCorrelation {
  /** Row-major, symmetric, unit diagonal, no eigenvalue below zero (to rounding). */
  readonly matrix: Float64Array;
  /** Size of the largest change of an entry. */
  readonly largestMove: number;
}

/** Share by which a repaired matrix is moved towards no correlation. */
const EDGE = 1e-8;

/** Size of a square matrix given by rows; throws RangeError when it is not square. */
function sizeOf(matrix: Float64Array): number {
  const n = Math.round(Math.sqrt(matrix.length));
  if (n * n !== matrix.length)
    throw new RangeError(`not a square matrix: ${matrix.length} entries`);
  return n;
}

function leastOf(values: Float64Array): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

/** The nearest matrix without negative eigenvalues. */
function withoutNegative(matrix: Float64Array, n: number): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, n);
  const out = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    const value = values[k]!;
    if (value <= 0) continue;
    for (let i = 0; i < n; i++) {
      const scaled = value * vectors[i * n + k]!;
      for (let j = 0; j <= i; j++) {
        out[i * n + j] = out[i * n + j]! + scaled * vectors[j * n + k]!;
        out[j * n + i] = out[i * n + j]!;
      }
    }
  }
  return out;
}

/**
 * The correlation matrix nearest to a symmetric one in the Frobenius norm: alternating projections
 * with Dykstra's correction. N. Higham, IMA J. Numer. Anal. 22 (2002). A valid matrix comes back
 * unchanged. Row-major, n × n.
 */
export function nearestCorrelation(asked: Float64Array): NearestCorrelation {
  const n = sizeOf(asked);
  let y: Float64Array = Float64Array.from(asked);
  for (let i = 0; i < n; i++) {
    y[i * n + i] = 1;
    for (let j = 0; j < i; j++) {
      const mean = (asked[i * n + j]! + asked[j * n + i]!) / 2;
      y[i * n + j] = mean;
      y[j * n + i] = mean;
    }
  }
  const correction = new Float64Array(n * n);
  if (leastOf(symmetricEigen(y, n).values) < 0) {
    for (let step = 0; step < 5000; step++) {
      const r = y.map((value, i) => value - correction[i]!);
      const x = withoutNegative(r, n);
      for (let i = 0; i < x.length; i++) correction[i] = x[i]! - r[i]!;
      for (let i = 0; i < n; i++) x[i * n + i] = 1;
      let moved = 0;
      for (let i = 0; i < x.length; i++) moved = Math.max(moved, Math.abs(x[i]! - y[i]!));
      y = x;
      if (moved < 1e-12) break;
    }
    // the limit is singular, where factors lose half their digits: step back from the edge
    const back = 1 + EDGE - Math.min(0, leastOf(symmetricEigen(y, n).values));
    for (let i = 0; i < y.length; i++) {
      if (i % (n + 1) !== 0) y[i] = y[i]! / back;
    }
  }
  let largestMove = 0;
  for (let i = 0; i < y.length; i++)
    largestMove = Math.max(largestMove, Math.abs(y[i]! - asked[i]!));
  return { matrix: y, largestMove };
}

/**
 * Lower triangular L with L Lᵀ = matrix (row-major), also for singular matrices; undefined when the
 * matrix is no correlation matrix (pivot below -1e-6), which `nearestCorrelation` repairs.
 */
export function cholesky(matrix: Float64Array): Float64Array | undefined {
  const n = sizeOf(matrix);
  const lower = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    let pivot = matrix[j * n + j]!;
    for (let k = 0; k < j; k++) pivot -= lower[j * n + k]! ** 2;
    if (pivot < -1e-6) return undefined;
    // a zero pivot: the variable is a combination of those before it
    const root = pivot < 1e-12 ? 0 : Math.sqrt(pivot);
    lower[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!;
      if (root === 0 && Math.abs(sum) > 1e-5) return undefined;
      lower[i * n + j] = root === 0 ? 0 : sum / root;
    }
  }
  return lower;
}

/**
 * Turns independent standard normals into correlated ones, in place. Row v of `z` is
 * z[v * stride … v * stride + count); rows that no other row before them touches keep their bits.
 */
export function correlate(
  lower: Float64Array,
  z: Float64Array,
  stride: number,
  count: number,
): void {
  const n = sizeOf(lower);
  // from the last row up, so that the rows above are still independent when they are used
  for (let v = n - 1; v > 0; v--) {
    let touched = false;
    for (let j = 0; j < v; j++) touched ||= lower[v * n + j] !== 0;
    if (!touched) continue;
    const own = lower[v * n + v]!;
    const row = v * stride;
    for (let i = row; i < row + count; i++) z[i] = own * z[i]!;
    for (let j = 0; j < v; j++) {
      const weight = lower[v * n + j]!;
      if (weight === 0) continue;
      const shift = (j - v) * stride;
      for (let i = row; i < row + count; i++) z[i] = z[i]! + weight * z[i + shift]!;
    }
  }
}
