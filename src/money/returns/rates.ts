import { rateAt, rootsOf } from './roots.ts';

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
 * Rates at which finite amounts are worth nothing, at times that ascend without repetition or at 0, 1,
 * 2, …. Flows of one sign, and no flows, have none.
 */
export function ratesOf(amounts: Float64Array, times?: Float64Array): Rates {
  const { signChanges, places, touching } = rootsOf(amounts, times);
  const rates = places.map(rateAt).reverse();
  const touched = places.filter((_, i) => touching[i]).map(rateAt);
  const found = { signChanges, touching: touched.reverse() };
  const [first] = rates;
  if (first === undefined) return { kind: 'none', rates: [], ...found };
  if (rates.length === 1) return { kind: 'one', rates: [first], ...found };
  return { kind: 'several', rates, ...found };
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
