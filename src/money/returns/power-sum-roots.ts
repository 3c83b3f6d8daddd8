import { LAST_PLACE, type PowerSum } from './power-sum.ts';

/** A place where the sum is zero. */
export interface Root {
  readonly place: number;
  /** Zero without a change of sign, but for rounding: two roots in one, or too near to tell apart. */
  readonly touching: boolean;
}

/**
 * Every root of a power sum, in ascending place. Amounts are finite, the first and the last not zero.
 *
 * Descartes' rule of signs as an algorithm (Laguerre, "Sur la théorie des équations numériques",
 * 1883; it holds for any real exponents): dividing by x^k with k inside a change of sign and taking the
 * derivative removes that change and adds none, and by Rolle's theorem at most one root lies between
 * neighbouring roots of what results. So as many derivatives as there are changes of sign, less one,
 * give brackets with exactly one root or none, and nothing is sampled.
 */
export function powerSumRoots(sum: PowerSum, amounts: Float64Array): readonly Root[] {
  const { times } = sum;
  const levels: Float64Array[] = [];
  let level = amounts.slice();
  for (;;) {
    scale(level);
    levels.push(level);
    const change = lastChange(level, times);
    if (change === undefined) break;
    const slopes = new Float64Array(level.length);
    for (let i = 0; i < slopes.length; i++) slopes[i] = level[i]! * (times[i]! - change);
    level = slopes;
  }
  let roots: readonly Root[] = [];
  for (let level = levels.length - 2; level >= 0; level--) {
    roots = rootsBetween(sum, levels[level]!, roots, level + 1);
  }
  return roots;
}

/** A root of a sum whose first and last amounts differ in sign. */
export function someRoot(sum: PowerSum, amounts: Float64Array): Root {
  const from = { place: 0, value: amounts[0]! };
  const to = { place: LAST_PLACE, value: amounts[amounts.length - 1]! };
  return { place: zeroBetween(sum, amounts, from, to), touching: false };
}

/** How often the sign changes from one amount to the next, zeros left out. */
export function signChanges(amounts: ArrayLike<number>): number {
  let changes = 0;
  let before = 0;
  for (let i = 0; i < amounts.length; i++) {
    const amount = amounts[i]!;
    if (amount === 0) continue;
    if (before !== 0 && amount < 0 !== before < 0) changes++;
    before = amount;
  }
  return changes;
}

/** A time inside the last change of sign. */
function lastChange(amounts: Float64Array, times: Float64Array): number | undefined {
  let later = -1;
  for (let i = amounts.length - 1; i >= 0; i--) {
    const amount = amounts[i]!;
    if (amount === 0) continue;
    if (later >= 0 && amount < 0 !== amounts[later]! < 0) return (times[i]! + times[later]!) / 2;
    later = i;
  }
  return undefined;
}

/** Makes the largest amount 1 or a little more; signs and roots stay the same. */
function scale(amounts: Float64Array): void {
  let largest = 0;
  for (let i = 0; i < amounts.length; i++) largest = Math.max(largest, Math.abs(amounts[i]!));
  // twice, since the inverse of the smallest numbers is infinite
  const down = largest < 1e-300 ? 2 ** 600 : 1;
  const factor = 1 / (largest * down);
  for (let i = 0; i < amounts.length; i++) amounts[i] = amounts[i]! * down * factor;
}

/** Roots where the sum is monotonic between the splits; at a split itself it may be zero. */
function rootsBetween(
  sum: PowerSum,
  amounts: Float64Array,
  splits: readonly Root[],
  rounds: number,
): Root[] {
  const roots: Root[] = [];
  let left = { place: 0, value: amounts[0]! };
  let zeros: number[] = [];
  for (const place of [...splits.map((split) => split.place), LAST_PLACE]) {
    const last = place === LAST_PLACE;
    const value = last ? amounts[amounts.length - 1]! : sum.value(amounts, place);
    // monotonic from zero to zero means zero all along: neighbours are one root
    if (!last && Math.abs(value) <= rounds * sum.rounding(amounts, place)) {
      zeros.push(place);
      continue;
    }
    const crosses = left.value < 0 !== value < 0;
    if (zeros.length > 0) {
      roots.push({ place: zeros[zeros.length >> 1]!, touching: !crosses });
    } else if (crosses) {
      roots.push({
        place: zeroBetween(sum, amounts, left, { place, value }),
        touching: false,
      });
    }
    left = { place, value };
    zeros = [];
  }
  return roots;
}

interface Point {
  readonly place: number;
  readonly value: number;
}

/**
 * The zero between two points of different sign, to the last bit that the values allow. Chandrupatla,
 * "A new hybrid quadratic/bisection algorithm", Advances in Engineering Software 28 (1997).
 */
function zeroBetween(sum: PowerSum, amounts: Float64Array, from: Point, to: Point): number {
  let newest = from;
  let other = to;
  let former = to;
  let share = 0.5;
  for (let steps = 0; steps < 200; steps++) {
    const place = newest.place + share * (other.place - newest.place);
    const next = { place, value: sum.value(amounts, place) };
    if (next.value < 0 === newest.value < 0) former = newest;
    else {
      former = other;
      other = newest;
    }
    newest = next;
    const best = Math.abs(newest.value) < Math.abs(other.value) ? newest : other;
    const least = (Number.EPSILON * Math.abs(best.place)) / Math.abs(other.place - newest.place);
    if (best.value === 0 || least > 0.5) return best.place;
    share = Math.min(1 - least, Math.max(least, nextShare(newest, other, former)));
  }
  return (newest.place + other.place) / 2;
}

/** Inverse quadratic interpolation where it is safe, else the middle. */
function nextShare(newest: Point, other: Point, former: Point): number {
  const along = (newest.place - other.place) / (former.place - other.place);
  const fall = (newest.value - other.value) / (former.value - other.value);
  const safe = fall * fall < along && (1 - fall) * (1 - fall) < 1 - along;
  if (!safe) return 0.5;
  const toOther = newest.value / (other.value - newest.value);
  return (
    (toOther * former.value) / (other.value - former.value) +
    (((former.place - newest.place) / (other.place - newest.place)) *
      (newest.value / (former.value - newest.value)) *
      other.value) /
      (former.value - other.value)
  );
}
