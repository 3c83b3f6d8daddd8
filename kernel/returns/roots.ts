import { float, setFloat } from '../arrays';
import { isOnlyRate } from './only-rate';
import { LAST_PLACE, length, rateAt, roundingAt, setTimes, sumAt, timeAt } from './sums';
import { zeroBetween } from './zero';

/**
 * Every place where amounts at some times are worth nothing, in ascending order; returns how many.
 * Amounts are finite; leading and trailing zeros are left out. `times` as in `setTimes`. They are
 * left in `room`: `count` places, then as many numbers that are 1 where the sum is zero without a
 * change of sign, but for rounding, which is two roots in one, or too near to tell apart. Behind those
 * `count` numbers are needed for each change of sign, and once more.
 */
export function findRoots(amounts: usize, times: usize, count: i32, room: usize): i32 {
  let first = 0;
  while (first < count && float(amounts, first) === 0) first++;
  let end = count;
  while (end > first && float(amounts, end - 1) === 0) end--;
  const skipped = (first as usize) << 3;
  const from = amounts + skipped;
  setTimes(times === 0 ? 0 : times + skipped, end - first);
  const changes = signChanges(from, length);
  if (changes === 0) return 0;
  const touching = room + ((count as usize) << 3);
  // an odd number of changes makes an odd number of rates, so there is one
  if ((changes & 1) === 1) {
    const last = float(from, length - 1);
    const place = zeroBetween(from, 0, float(from, 0), LAST_PLACE, last);
    if (changes === 1 || isOnlyRate(from, 1 + rateAt(place))) {
      setFloat(room, 0, place);
      setFloat(touching, 0, 0);
      return 1;
    }
  }
  return allRoots(from, room, touching, touching + ((count as usize) << 3));
}

/** How often the sign changes from one amount to the next, zeros left out. */
export function signChanges(amounts: usize, count: i32): i32 {
  let changes = 0;
  let before: f64 = 0;
  for (let i = 0; i < count; i++) {
    const amount = float(amounts, i);
    if (amount === 0) continue;
    if (before !== 0 && amount < 0 !== before < 0) changes++;
    before = amount;
  }
  return changes;
}

/**
 * Descartes' rule of signs as an algorithm (Laguerre, "Sur la théorie des équations numériques",
 * 1883; it holds for any real exponents): dividing by x^k with k inside a change of sign and taking the
 * derivative removes that change and adds none, and by Rolle's theorem at most one root lies between
 * neighbouring roots of what results. So as many derivatives as there are changes of sign, less one,
 * give brackets with exactly one root or none, and nothing is sampled.
 */
function allRoots(amounts: usize, places: usize, touching: usize, levels: usize): i32 {
  const size = (length as usize) << 3;
  memory.copy(levels, amounts, size);
  let level = levels;
  for (;;) {
    scale(level);
    const change = lastChange(level);
    if (change < 0) break;
    for (let i = 0; i < length; i++)
      setFloat(
        level + size,
        i,
        float(level, i) * (timeAt(i) - (timeAt(change) + timeAt(later)) / 2),
      );
    level += size;
  }
  let count = 0;
  for (let rounds = ((level - levels) / size) as i32; rounds > 0; rounds--)
    count = rootsBetween(
      levels + ((rounds - 1) as usize) * size,
      places,
      touching,
      count,
      rounds as f64,
    );
  return count;
}

/** The amount after the last change of sign. */
let later: i32 = -1;

/** The amount before the last change of sign, below 0 for none. */
function lastChange(amounts: usize): i32 {
  later = -1;
  for (let i = length - 1; i >= 0; i--) {
    const amount = float(amounts, i);
    if (amount === 0) continue;
    if (later >= 0 && amount < 0 !== float(amounts, later) < 0) return i;
    later = i;
  }
  return -1;
}

/** Makes the largest amount 1 or a little more; signs and roots stay the same. */
function scale(amounts: usize): void {
  let largest: f64 = 0;
  for (let i = 0; i < length; i++) largest = max<f64>(largest, abs<f64>(float(amounts, i)));
  // twice, since the inverse of the smallest numbers is infinite
  const down: f64 = largest < 1e-300 ? 4.149515568880993e180 : 1;
  const factor = 1 / (largest * down);
  for (let i = 0; i < length; i++) setFloat(amounts, i, float(amounts, i) * down * factor);
}

/**
 * Roots where the sum is monotonic between the splits, which they replace in `places`; at a split itself
 * it may be zero.
 */
function rootsBetween(
  amounts: usize,
  places: usize,
  touching: usize,
  splits: i32,
  rounds: f64,
): i32 {
  let count = 0;
  let leftPlace: f64 = 0;
  let left = float(amounts, 0);
  let zeros = 0;
  for (let k = 0; k <= splits; k++) {
    const isLast = k === splits;
    const place = isLast ? LAST_PLACE : float(places, k);
    const value = isLast ? float(amounts, length - 1) : sumAt(amounts, place);
    // monotonic from zero to zero means zero all along: neighbours are one root
    if (!isLast && abs<f64>(value) <= rounds * roundingAt(amounts, place)) {
      zeros++;
      continue;
    }
    const crosses = left < 0 !== value < 0;
    if (zeros > 0 || crosses) {
      const root =
        zeros > 0
          ? float(places, k - zeros + (zeros >> 1))
          : zeroBetween(amounts, leftPlace, left, place, value);
      setFloat(places, count, root);
      setFloat(touching, count, crosses ? 0 : 1);
      count++;
    }
    leftPlace = place;
    left = value;
    zeros = 0;
  }
  return count;
}
