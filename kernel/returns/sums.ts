import { float } from '../arrays';
import { exp, log } from '../elementary';

/*
 * A sum of amounts, each times a power of the discount factor x = 1 / (1 + rate), x from 0 to
 * infinity. Places 0 … 2 stand for all of them: x itself up to 1, above it 2 − 1/x, so that both ends
 * are finite. Above place 1 the sum is taken at the last time instead of the first, which changes its
 * size and never its sign.
 */

const EPSILON: f64 = 2.220446049250313e-16;

/** The last place: a rate of −100 %. Place 0 is an infinite rate. */
export const LAST_PLACE: f64 = 2;

/** The rate at a place. */
export function rateAt(place: f64): f64 {
  return place < 1 ? (1 - place) / place : 1 - place;
}

/** Where the times of the amounts begin, ascending without repetition; 0 for times 0, 1, 2, …. */
let times: usize = 0;
/** Amounts of a sum. */
export let length: i32 = 0;

export function setTimes(at: usize, count: i32): void {
  times = at;
  length = count;
}

export function timeAt(i: i32): f64 {
  return times === 0 ? (i as f64) : float(times, i);
}

/** The sum of these amounts at a place. */
export function sumAt(amounts: usize, place: f64): f64 {
  if (times !== 0) return datedSum(amounts, place);
  // Horner's rule
  const end = amounts + ((length as usize) << 3);
  let sum: f64 = 0;
  if (place <= 1) {
    for (let at = end; at > amounts; at -= 8) sum = sum * place + load<f64>(at - 8);
  } else {
    const growth = 2 - place;
    for (let at = amounts; at < end; at += 8) sum = sum * growth + load<f64>(at);
  }
  return sum;
}

/** What that may be off through rounding of the amounts and of the arithmetic. */
export function roundingAt(amounts: usize, place: f64): f64 {
  return times === 0 ? periodRounding(amounts, place) : datedRounding(amounts, place);
}

/** Twice the running error bound of Horner's rule (Higham 2002, algorithm 5.1), and half a unit of each amount. */
function periodRounding(amounts: usize, place: f64): f64 {
  const last = length - 1;
  const isBelow = place <= 1;
  const x = isBelow ? place : 2 - place;
  let sum: f64 = 0;
  let sizes: f64 = 0;
  let bound: f64 = 0;
  for (let i = 0; i <= last; i++) {
    const amount = float(amounts, isBelow ? last - i : i);
    sum = sum * x + amount;
    sizes = sizes * x + abs<f64>(amount);
    bound = bound * x + abs<f64>(sum);
  }
  return EPSILON * (2 * bound + sizes);
}

/** The exponent of the term of a time, as far as the place gives a slope. */
function exponentOf(i: i32, isBelow: bool, slope: f64): f64 {
  const distance = isBelow ? timeAt(i) - timeAt(0) : timeAt(length - 1) - timeAt(i);
  return distance === 0 ? 0 : distance * slope;
}

function datedSum(amounts: usize, place: f64): f64 {
  const isBelow = place <= 1;
  const slope = log(isBelow ? place : 2 - place);
  let sum: f64 = 0;
  for (let i = 0; i < length; i++) sum += float(amounts, i) * exp(exponentOf(i, isBelow, slope));
  return sum;
}

function datedRounding(amounts: usize, place: f64): f64 {
  const isBelow = place <= 1;
  const slope = log(isBelow ? place : 2 - place);
  let bound: f64 = 0;
  for (let i = 0; i < length; i++) {
    const exponent = exponentOf(i, isBelow, slope);
    const part = abs<f64>(float(amounts, i) * exp(exponent));
    // a term that vanishes may have an infinite exponent
    if (part > 0) bound += part * (((length + 3) as f64) - exponent);
  }
  return EPSILON * bound;
}
