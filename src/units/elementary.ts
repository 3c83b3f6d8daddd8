/*
 * Exponential and logarithm after fdlibm (Sun Microsystems 1993, e_exp.c and e_log.c; error below
 * one unit in the last place). Engines are free to round the built-in ones differently, and newer
 * ones do; these use only operations that IEEE 754 fixes, so results have the same bits everywhere.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
// biome-ignore lint/suspicious/noApproximativeNumericConstant: the constant of the published algorithm
const INVERSE_LN2 = 1.4426950408889634;
const LARGEST = 709.782712893384;
const SMALLEST = -745.1332191019411;

const P1 = 0.16666666666666602;
const P2 = -0.0027777777777015593;
const P3 = 6.613756321437934e-5;
const P4 = -1.6533902205465252e-6;
const P5 = 4.1381367970572385e-8;

const LEAST_POWER = -1074;
/** Powers of two from 2^-1074 on. */
const powersOfTwo = new Float64Array(2098);
for (let i = 0, x = 5e-324; i < powersOfTwo.length; i++, x *= 2) powersOfTwo[i] = x;

/** e to the x. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > LARGEST) return Infinity;
  if (x < SMALLEST) return 0;
  const k = Math.trunc(INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5));
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  if (k > -1000 && k < 1000) return y * powersOfTwo[k - LEAST_POWER]!;
  // in two steps, so that neither overflows before its time
  const half = Math.trunc(k / 2);
  return y * powersOfTwo[half - LEAST_POWER]! * powersOfTwo[k - half - LEAST_POWER]!;
}

const L1 = 0.6666666666666735;
const L2 = 0.3999999999940942;
const L3 = 0.2857142874366239;
const L4 = 0.22222198432149784;
const L5 = 0.1818357216161805;
const L6 = 0.15313837699209373;
const L7 = 0.14798198605116586;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** The natural logarithm of x; NaN below zero. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : Number.NaN;
  if (x === Infinity) return x;
  const subnormal = x < 2.2250738585072014e-308;
  double[0] = subnormal ? x * 2 ** 54 : x;
  const word = words[1]! & 0xfffff;
  const carry = (word + 0x95f64) & 0x100000;
  const k = (words[1]! >>> 20) - 1023 + (carry >> 20) - (subnormal ? 54 : 0);
  words[1] = word | (carry ^ 0x3ff00000);
  const f = double[0] - 1;
  if ((0xfffff & (2 + word)) < 3) {
    const r = f * f * (0.5 - (1 / 3) * f);
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

/** e to the x, less 1; exact in relative terms near zero. */
export function expm1(x: number): number {
  if (Math.abs(x) > 0.1) return exp(x) - 1;
  // Taylor to the tenth power: the next term is below a rounding
  const tail = 1 / 720 + x * (1 / 5040 + x * (1 / 40320 + x * (1 / 362880 + x / 3628800)));
  return x * (1 + x * (1 / 2 + x * (1 / 6 + x * (1 / 24 + x * (1 / 120 + x * tail)))));
}

/** Logarithm of 1 + x; exact in relative terms near zero (Kahan). */
export function log1p(x: number): number {
  const y = 1 + x;
  return y === 1 ? x : y === Infinity ? y : (log(y) * x) / (y - 1);
}

/** A positive number to a power. */
export function power(base: number, exponent: number): number {
  return exponent === 1 ? base : exp(exponent * log(base));
}

export const sinh = (x: number): number => (exp(x) - exp(-x)) / 2;
export const cosh = (x: number): number => (exp(x) + exp(-x)) / 2;

/** Sine of an angle of at most one radian. */
export function sin(x: number): number {
  let sum = 1;
  for (let n = 18; n > 1; n -= 2) sum = 1 - ((x * x) / (n * (n + 1))) * sum;
  return x * sum;
}
