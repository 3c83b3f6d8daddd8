import { expPair } from '../elementary';
import { fillNormal } from './normal';

/*
 * Quantiles of the distributions that are drawn most, with the operations of
 * `src/uncertainty/distributions/` in the same order. A shape is a row of numbers, its kind first.
 */
const POINT = 0;
const UNIFORM = 1;
const TRIANGULAR = 2;
const NORMAL = 3;
const LOGNORMAL = 4;
const THREE_QUANTILE = 5;
const DISCRETE = 6;
const AFFINE = 7;
const CLIPPED = 8;

/** Turns uniform numbers into quantiles of a distribution that only the host knows. */
declare function fillOther(index: i32, at: usize, count: i32): void;

/** Turns uniform numbers into quantiles where they lie, an even count of them. */
export function fillQuantile(shape: usize, at: usize, count: i32): void {
  const end = at + ((count as usize) << 3);
  switch (load<f64>(shape) as i32) {
    case POINT:
      for (; at < end; at += 8) store<f64>(at, load<f64>(shape, 8));
      return;
    case UNIFORM:
      scale(at, end, load<f64>(shape, 8), load<f64>(shape, 16));
      return;
    case TRIANGULAR:
      fillTriangular(at, end, load<f64>(shape, 8), load<f64>(shape, 16), load<f64>(shape, 24));
      return;
    case NORMAL:
      fillNormal(at, count);
      scale(at, end, load<f64>(shape, 8), load<f64>(shape, 16));
      return;
    case LOGNORMAL:
      fillNormal(at, count);
      scale(at, end, load<f64>(shape, 8), load<f64>(shape, 16));
      for (; at < end; at += 16) v128.store(at, expPair(v128.load(at)));
      return;
    case THREE_QUANTILE:
      fillNormal(at, count);
      stretch(at, end, load<f64>(shape, 8));
      scale(at, end, load<f64>(shape, 16), load<f64>(shape, 24));
      return;
    case DISCRETE:
      for (; at < end; at += 8) store<f64>(at, valueAt(shape, load<f64>(at)));
      return;
    case AFFINE: {
      const factor = load<f64>(shape, 16);
      if (factor < 0) scale(at, end, 1, -1);
      fillQuantile(shape + 24, at, count);
      scale(at, end, load<f64>(shape, 8), factor);
      return;
    }
    case CLIPPED:
      scale(at, end, load<f64>(shape, 8), load<f64>(shape, 16));
      fillQuantile(shape + 40, at, count);
      clip(at, end, load<f64>(shape, 24), load<f64>(shape, 32));
      return;
    default:
      fillOther(load<f64>(shape, 8) as i32, at, count);
  }
}

/** shift + x factor. */
function scale(at: usize, end: usize, shift: f64, factor: f64): void {
  const shifts = f64x2.splat(shift);
  const factors = f64x2.splat(factor);
  for (; at < end; at += 16) v128.store(at, f64x2.add(shifts, f64x2.mul(v128.load(at), factors)));
}

function clip(at: usize, end: usize, least: f64, most: f64): void {
  const low = f64x2.splat(least);
  const high = f64x2.splat(most);
  for (; at < end; at += 16) v128.store(at, f64x2.min(high, f64x2.max(low, v128.load(at))));
}

function fillTriangular(at: usize, end: usize, low: f64, mode: f64, high: f64): void {
  const width = f64x2.splat(high - low);
  const below = f64x2.splat(mode - low);
  const above = f64x2.splat(high - mode);
  for (; at < end; at += 16) {
    const u = v128.load(at);
    const risen = f64x2.mul(u, width);
    const isBelow = f64x2.lt(risen, below);
    const fallen = f64x2.mul(f64x2.sub(f64x2.splat(1), u), width);
    const root = f64x2.sqrt(
      v128.bitselect(f64x2.mul(risen, below), f64x2.mul(fallen, above), isBelow),
    );
    v128.store(
      at,
      v128.bitselect(
        f64x2.add(f64x2.splat(low), root),
        f64x2.sub(f64x2.splat(high), root),
        isBelow,
      ),
    );
  }
}

/** (e^(skew z) - 1) / skew, which is z for no skew. */
function stretch(at: usize, end: usize, skew: f64): void {
  if (abs<f64>(skew) < 1e-12) return;
  const skews = f64x2.splat(skew);
  for (; at < end; at += 16)
    v128.store(at, f64x2.div(expm1Pair(f64x2.mul(skews, v128.load(at))), skews));
}

/** `expm1` of `src/units/elementary.ts`. */
function expm1Pair(x: v128): v128 {
  const isFar = f64x2.gt(f64x2.abs(x), f64x2.splat(0.1));
  let p = f64x2.add(f64x2.splat(1.0 / 362880.0), f64x2.div(x, f64x2.splat(3628800)));
  p = f64x2.add(f64x2.splat(1.0 / 40320.0), f64x2.mul(x, p));
  p = f64x2.add(f64x2.splat(1.0 / 5040.0), f64x2.mul(x, p));
  p = f64x2.add(f64x2.splat(1.0 / 720.0), f64x2.mul(x, p));
  p = f64x2.add(f64x2.splat(1.0 / 120.0), f64x2.mul(x, p));
  p = f64x2.add(f64x2.splat(1.0 / 24.0), f64x2.mul(x, p));
  p = f64x2.add(f64x2.splat(1.0 / 6.0), f64x2.mul(x, p));
  p = f64x2.add(f64x2.splat(0.5), f64x2.mul(x, p));
  const nearby = f64x2.mul(x, f64x2.add(f64x2.splat(1), f64x2.mul(x, p)));
  if (!v128.any_true(isFar)) return nearby;
  return v128.bitselect(f64x2.sub(expPair(x), f64x2.splat(1)), nearby, isFar);
}

/** The least of the values whose cumulative probability reaches u. */
function valueAt(shape: usize, u: f64): f64 {
  const values = load<f64>(shape, 8) as usize;
  let low: usize = 0;
  let high = values - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<f64>(shape + (middle << 3), 16) >= u) high = middle;
    else low = middle + 1;
  }
  return load<f64>(shape + ((values + low) << 3), 16);
}
