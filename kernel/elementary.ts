/* Exponential and logarithm with the operations of `src/units/elementary.ts`, in the same order. */

const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
// biome-ignore lint/suspicious/noApproximativeNumericConstant: the constant of the published algorithm
const INVERSE_LN2: f64 = 1.4426950408889634;
const LARGEST: f64 = 709.782712893384;
const SMALLEST: f64 = -745.1332191019411;

const P1: f64 = 0.16666666666666602;
const P2: f64 = -0.0027777777777015593;
const P3: f64 = 6.613756321437934e-5;
const P4: f64 = -1.6533902205465252e-6;
const P5: f64 = 4.1381367970572385e-8;

/** 2^k for k from -1022 to 1023. */
function twoTo(k: i32): f64 {
  return reinterpret<f64>(((k + 1023) as i64) << 52);
}

/** e to the x. */
export function exp(x: f64): f64 {
  if (isNaN<f64>(x)) return x;
  if (x > LARGEST) return Infinity;
  if (x < SMALLEST) return 0;
  const k = trunc<f64>(INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5));
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  if (k > -1000 && k < 1000) return y * twoTo(k as i32);
  // in two steps, so that neither overflows before its time
  const half = trunc<f64>(k / 2);
  return y * twoTo(half as i32) * twoTo((k - half) as i32);
}

const L1: f64 = 0.6666666666666735;
const L2: f64 = 0.3999999999940942;
const L3: f64 = 0.2857142874366239;
const L4: f64 = 0.22222198432149784;
const L5: f64 = 0.1818357216161805;
const L6: f64 = 0.15313837699209373;
const L7: f64 = 0.14798198605116586;

/** The natural logarithm of x; NaN below zero. */
export function log(x: f64): f64 {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const subnormal = x < 2.2250738585072014e-308;
  const bits = reinterpret<u64>(subnormal ? x * 18014398509481984 : x);
  const top = (bits >> 32) as i32;
  const word = top & 0xfffff;
  const carry = (word + 0x95f64) & 0x100000;
  const k = ((top >>> 20) - 1023 + (carry >> 20) - (subnormal ? 54 : 0)) as f64;
  const reduced = ((word | (carry ^ 0x3ff00000)) as u64) << 32;
  const f = reinterpret<f64>(reduced | (bits & 0xffffffff)) - 1;
  if ((0xfffff & (2 + word)) < 3) {
    const r = f * f * (0.5 - (1.0 / 3) * f);
    return f === 0 ? k * LN2_HIGH + k * LN2_LOW : k * LN2_HIGH - (r - k * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const r = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
  if (((word - 0x6147a) | (0x6b851 - word)) > 0) {
    const h = 0.5 * f * f;
    return k * LN2_HIGH - (h - (s * (h + r) + k * LN2_LOW) - f);
  }
  return k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
}

/** A positive number to a power. */
export function power(base: f64, exponent: f64): f64 {
  return exponent === 1 ? base : exp(exponent * log(base));
}

/** e to the x of two numbers. */
export function expPair(x: v128): v128 {
  // beyond, powers of two are taken in two steps
  if (!v128.all_true<i64>(f64x2.lt(f64x2.abs(x), f64x2.splat(690))))
    return f64x2(exp(f64x2.extract_lane(x, 0)), exp(f64x2.extract_lane(x, 1)));
  const half = f64x2.splat(0.5);
  const sign = v128.and(f64x2.lt(x, f64x2.splat(0)), i64x2.splat(0x8000000000000000));
  const k = f64x2.trunc(f64x2.add(f64x2.mul(f64x2.splat(INVERSE_LN2), x), v128.xor(half, sign)));
  const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(LN2_HIGH)));
  const low = f64x2.mul(k, f64x2.splat(LN2_LOW));
  const r = f64x2.sub(high, low);
  const t = f64x2.mul(r, r);
  let p = f64x2.add(f64x2.splat(P4), f64x2.mul(t, f64x2.splat(P5)));
  p = f64x2.add(f64x2.splat(P3), f64x2.mul(t, p));
  p = f64x2.add(f64x2.splat(P2), f64x2.mul(t, p));
  p = f64x2.add(f64x2.splat(P1), f64x2.mul(t, p));
  const c = f64x2.sub(r, f64x2.mul(t, p));
  const d = f64x2.div(f64x2.mul(r, c), f64x2.sub(f64x2.splat(2), c));
  const y = f64x2.sub(f64x2.splat(1), f64x2.sub(f64x2.sub(low, d), high));
  // a whole number beside 2^52 stands in the low bits
  const bits = f64x2.add(k, f64x2.splat(6755399441055744));
  return f64x2.mul(y, i64x2.shl(i64x2.add(bits, i64x2.splat(1023)), 52));
}
