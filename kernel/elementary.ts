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
