/**
 * A sum of amounts, each times a power of the discount factor x = 1 / (1 + rate), x from 0 to
 * infinity. Places 0 … 2 stand for all of them: x itself up to 1, above it 2 − 1/x, so that both ends
 * are finite. Above place 1 the sum is taken at the last time instead of the first, which changes its
 * size and never its sign.
 */
export interface PowerSum {
  /** Times of the amounts, ascending without repetition. */
  readonly times: Float64Array;
  /** The sum of these amounts at a place. */
  value(amounts: Float64Array, place: number): number;
  /** What the value may be off through rounding of the amounts and of the arithmetic. */
  rounding(amounts: Float64Array, place: number): number;
}

/** The last place: a rate of −100 %. Place 0 is an infinite rate. */
export const LAST_PLACE = 2;

/** The rate at a place. */
export function rateAt(place: number): number {
  return place < 1 ? (1 - place) / place : 1 - place;
}

/** The place of a rate above −1. */
export function placeOf(rate: number): number {
  return rate > 0 ? 1 / (1 + rate) : 1 - rate;
}
