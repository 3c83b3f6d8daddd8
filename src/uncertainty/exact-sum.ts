/** Bits in a limb. */
const WIDTH = 20;
const BASE = 2 ** WIDTH;
/** Limb 0 starts at 2^-1074; the top ones take the carries of 2^53 additions. */
const LIMBS = 112;
/** Additions of up to 2^40 each before a limb could pass 2^53. */
const UNCARRIED = 4096;

/**
 * A sum of doubles without rounding, the same for any order and grouping: a fixed-point number of
 * 20-bit limbs from 2^-1074 up (a superaccumulator: Kulisch; Neal 2015). An accumulator: `addExact`
 * changes it in place. Plain data, so it can be sent to another thread.
 */
export interface ExactSum {
  readonly limbs: Float64Array;
  /** Additions since the last carry. */
  pending: number;
  /** Counts of values that are not finite. */
  positiveInfinities: number;
  negativeInfinities: number;
}

const value = new Float64Array(1);
const bits = new Uint32Array(value.buffer);

/** The sum of nothing. */
export function emptySum(): ExactSum {
  return {
    limbs: new Float64Array(LIMBS),
    pending: 0,
    positiveInfinities: 0,
    negativeInfinities: 0,
  };
}

/** Brings every limb but the last into [0, 2^20): the one form a value has. */
function carry(sum: ExactSum): void {
  const { limbs } = sum;
  let over = 0;
  for (let i = 0; i < LIMBS - 1; i++) {
    const total = limbs[i]! + over;
    over = Math.floor(total / BASE);
    limbs[i] = total - over * BASE;
  }
  limbs[LIMBS - 1] = limbs[LIMBS - 1]! + over;
  sum.pending = 0;
}

/**
 * Adds one value.
 * @throws RangeError for NaN.
 */
export function addExact(sum: ExactSum, x: number): void {
  if (x === 0) return;
  value[0] = x;
  const low = bits[0]!;
  const high = bits[1]!;
  const exponent = (high >>> 20) & 0x7ff;
  if (exponent === 0x7ff) {
    if (Number.isNaN(x)) throw new RangeError('a sum over NaN');
    if (x > 0) sum.positiveInfinities += 1;
    else sum.negativeInfinities += 1;
    return;
  }
  const mantissa = (high & 0xfffff) | (exponent === 0 ? 0 : 0x100000);
  const place = exponent === 0 ? 0 : exponent - 1;
  const limb = Math.floor(place / WIDTH);
  const unit = (high >>> 31 === 1 ? -1 : 1) * (1 << (place - limb * WIDTH));
  const { limbs } = sum;
  limbs[limb] = limbs[limb]! + (low & 0xfffff) * unit;
  limbs[limb + 1] = limbs[limb + 1]! + ((low >>> 20) | ((mantissa & 0xff) << 12)) * unit;
  limbs[limb + 2] = limbs[limb + 2]! + (mantissa >>> 8) * unit;
  sum.pending += 1;
  if (sum.pending >= UNCARRIED) carry(sum);
}

/** The sum of two sums; both are left in carried form. */
export function mergeSums(a: ExactSum, b: ExactSum): ExactSum {
  carry(a);
  carry(b);
  const merged: ExactSum = {
    limbs: a.limbs.map((limb, i) => limb + b.limbs[i]!),
    pending: 0,
    positiveInfinities: a.positiveInfinities + b.positiveInfinities,
    negativeInfinities: a.negativeInfinities + b.negativeInfinities,
  };
  carry(merged);
  return merged;
}

/** The finite part of the sum as a whole number of 2^-1074. */
export function wholeOf(sum: ExactSum): bigint {
  carry(sum);
  let whole = 0n;
  for (let i = LIMBS - 1; i >= 0; i--) whole = (whole << 20n) + BigInt(sum.limbs[i]!);
  return whole;
}

/** whole / 2^scale as the nearest double, without overflow on the way. */
export function ratio(whole: bigint, divisor: bigint, scale: number): number {
  if (whole === 0n) return 0;
  const size = whole < 0n ? -whole : whole;
  // 66 bits of quotient and a sticky bit round the same way as the exact value
  const shift = 66 - (size.toString(2).length - divisor.toString(2).length);
  const wide = shift >= 0 ? size << BigInt(shift) : size;
  const by = shift >= 0 ? divisor : divisor << BigInt(-shift);
  const quotient = wide / by;
  const rounded = Number((quotient << 1n) | (quotient * by === wide ? 0n : 1n));
  const power = -(scale + shift + 1);
  const half = Math.trunc(power / 2);
  return (whole < 0n ? -1 : 1) * rounded * 2 ** half * 2 ** (power - half);
}

/** The sum rounded once; infinite or NaN as ordinary addition would have it. */
export function sumOf(sum: ExactSum): number {
  if (sum.positiveInfinities > 0) return sum.negativeInfinities > 0 ? Number.NaN : Infinity;
  if (sum.negativeInfinities > 0) return -Infinity;
  return ratio(wholeOf(sum), 1n, 1074);
}
