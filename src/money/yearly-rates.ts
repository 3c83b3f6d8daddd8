import { LANES, type Room, roomFor } from './returns/index.ts';

/** Rates of return a year of rows of flows. */
export interface YearlyRates {
  /**
   * By row and lane, at `row * LANES + lane`; NaN where there is not just one rate, or where it is the
   * price of borrowing.
   */
  readonly rates: Float64Array;
  /** Finds the rates of the first `count` lanes. @throws RangeError for flows that are not finite */
  find(count: number): void;
}

/** Bytes that so many rows need. */
export const yearlyRatesBytes = (rows: number): number => roomFor(4 * rows, 8 * rows * LANES);

/**
 * Rates of return of rows in the memory of a kernel that knows the years, whose flows of period t of a
 * lane are at `t * LANES + lane`.
 */
export function createYearlyRates(
  { kernel, ints, floats }: Room,
  rows: readonly Float64Array[],
): YearlyRates {
  const places = ints(rows.length);
  places.set(rows.map(({ byteOffset }) => byteOffset));
  const rates = floats(rows.length * LANES);
  return {
    rates,
    find(count) {
      const bad = kernel.findRates(places.byteOffset, rows.length, count, rates.byteOffset);
      if (bad >= 0) throw new RangeError(`flows of row ${Math.floor(bad / LANES)} are not finite`);
    },
  };
}
