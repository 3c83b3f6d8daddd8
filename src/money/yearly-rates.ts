import { isInvestment } from './investment-rate.ts';
import { createIrrBlock } from './returns/index.ts';

/** Rates of return a year of rows of flows. */
export interface YearlyRates {
  /** By row and lane, NaN where there is not just one rate, or where it is the price of borrowing. */
  readonly rates: readonly Float64Array[];
  /** Finds the rates of the first `count` lanes. */
  find(count: number): void;
}

/** Vectors of flows that are solved together. */
const WIDTH = 8;

/**
 * Rates of return of rows whose flows of period t of a lane are at `t * lanes + lane`, `lanes` a
 * multiple of four, and whose years begin at the periods `starts`, which ends with that after the last.
 * What has an even number of changes of sign never has just one rate (Descartes) and is left out; what
 * remains of all rows is solved side by side.
 */
export function createYearlyRates(
  rows: readonly Float64Array[],
  starts: Int32Array,
  lanes: number,
): YearlyRates {
  const years = starts.length - 1;
  const yearly = new Float64Array(years * lanes);
  const block = createIrrBlock(years, WIDTH);
  const flows = new Float64Array(years * WIDTH);
  const solved = new Float64Array(WIDTH);
  const found = new Int32Array(WIDTH);
  const rates = rows.map(() => new Float64Array(lanes));
  /** Whose flows are waiting: row times lanes and lane. */
  const waiting = new Int32Array(WIDTH);
  let count = 0;

  function solve(): void {
    block.run(flows, count, solved, found);
    for (let i = 0; i < count; i++) {
      const rate = isInvestment(flows, solved[i]!, WIDTH, i) ? solved[i]! : Number.NaN;
      const who = waiting[i]!;
      rates[Math.floor(who / lanes)]![who % lanes] = rate;
    }
    count = 0;
  }

  return {
    rates,
    find(trials) {
      for (let r = 0; r < rows.length; r++) {
        rates[r]!.fill(Number.NaN);
        sumYears(rows[r]!, starts, lanes, yearly);
        for (let lane = 0; lane < trials; lane++) {
          if (!changesOddly(yearly, lanes, lane)) continue;
          for (let year = 0; year < years; year++)
            flows[year * WIDTH + count] = yearly[year * lanes + lane]!;
          waiting[count++] = r * lanes + lane;
          if (count === WIDTH) solve();
        }
      }
      solve();
    },
  };
}

/**
 * Sums of a row by year, four lanes at once so that no addition waits for the one before; lanes are a
 * multiple of four.
 */
function sumYears(
  values: Float64Array,
  starts: Int32Array,
  lanes: number,
  sums: Float64Array,
): void {
  for (let year = 0; year + 1 < starts.length; year++) {
    const end = starts[year + 1]! * lanes;
    for (let lane = 0; lane < lanes; lane += 4) {
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let i = starts[year]! * lanes + lane; i < end; i += lanes) {
        a += values[i]!;
        b += values[i + 1]!;
        c += values[i + 2]!;
        d += values[i + 3]!;
      }
      const to = year * lanes + lane;
      sums[to] = a;
      sums[to + 1] = b;
      sums[to + 2] = c;
      sums[to + 3] = d;
    }
  }
}

/** Whether flows change their sign an odd number of times: whether the first and last differ in it. */
function changesOddly(flows: Float64Array, lanes: number, lane: number): boolean {
  let first = lane;
  while (first < flows.length && flows[first] === 0) first += lanes;
  let last = flows.length - lanes + lane;
  while (last > first && flows[last] === 0) last -= lanes;
  return first < last && flows[first]! > 0 !== flows[last]! > 0;
}
