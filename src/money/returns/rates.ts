import { isOnlyRate } from './only-rate.ts';
import { type PowerSum, rateAt } from './power-sum.ts';
import { powerSumRoots, type Root, signChanges, someRoot } from './power-sum-roots.ts';

interface Found {
  /** Changes of sign in the flows: by Descartes' rule there are at most so many rates. */
  readonly signChanges: number;
  /** Those rates at which the present value is zero without changing its sign, but for rounding. */
  readonly touching: readonly number[];
}

/** All internal rates of return above −1, ascending. None is an answer: no rate is made up. */
export type Rates =
  | (Found & { readonly kind: 'none'; readonly rates: readonly [] })
  | (Found & { readonly kind: 'one'; readonly rates: readonly [number] })
  | (Found & { readonly kind: 'several'; readonly rates: readonly number[] });

/**
 * Rates at which amounts at the times of a sum are worth nothing; leading and trailing zeros cut off by
 * the caller. Flows of one sign, and no flows, have none.
 */
export function ratesOf(sum: PowerSum, amounts: Float64Array): Rates {
  const changes = signChanges(amounts);
  const roots = rootsOf(sum, amounts, changes);
  const rates = roots.map(({ place }) => rateAt(place)).reverse();
  const touching = roots.filter((root) => root.touching).map(({ place }) => rateAt(place));
  const found = { signChanges: changes, touching: touching.reverse() };
  const [first] = rates;
  if (first === undefined) return { kind: 'none', rates: [], ...found };
  if (rates.length === 1) return { kind: 'one', rates: [first], ...found };
  return { kind: 'several', rates, ...found };
}

function rootsOf(sum: PowerSum, amounts: Float64Array, changes: number): readonly Root[] {
  // an odd number of changes makes an odd number of rates, so there is one
  if (changes % 2 === 1) {
    const root = someRoot(sum, amounts);
    if (changes === 1 || isOnlyRate(amounts, sum.times, 1 + rateAt(root.place))) return [root];
  }
  return changes === 0 ? [] : powerSumRoots(sum, amounts);
}

/** @throws RangeError unless every number is finite. */
export function demandFinite(numbers: ArrayLike<number>, what: string): void {
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    if (!Number.isFinite(number)) {
      throw new RangeError(
        `${what} ${i} is not a finite number: ${number}. Leave it out or correct it.`,
      );
    }
  }
}
