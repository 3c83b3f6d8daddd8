import type { Outcomes } from '../simulate/index.ts';
import {
  addValues,
  emptySummary,
  quantilesOf,
  type Summary,
  sortColumn,
  summaryQuantiles,
  summaryShare,
} from '../uncertainty/index.ts';

/** Probabilities at which every quantile list is given. */
export const levels: readonly number[] = [
  0.01,
  ...Array.from({ length: 19 }, (_, i) => (i + 1) * 5).map((percent) => percent / 100),
  0.99,
];

/** Numbers a column is reduced to: mean, share up to the horizon, share ever, then the quantiles. */
export const WIDTH = 3 + 21;

/** How many columns an outcome has: scalars, then monthly, then dates. */
export const columnCount = ({ layout }: Outcomes): number =>
  layout.scalars + layout.monthly + layout.dates;

/** One column of a round. */
export function columnOf(outcomes: Outcomes, column: number): Float32Array | Float64Array {
  const { scalars, monthly, trials } = outcomes.layout;
  if (column < scalars) return outcomes.scalars.subarray(column * trials, (column + 1) * trials);
  const c = column - scalars;
  if (c < monthly) return outcomes.monthly.subarray(c * trials, (c + 1) * trials);
  return outcomes.dates.subarray((c - monthly) * trials, (c - monthly + 1) * trials);
}

/** Reduces columns from … to - 1 into their rows of the table; exact. */
export function reduceColumns(
  outcomes: Outcomes,
  horizon: number,
  from: number,
  to: number,
  table: Float64Array,
): void {
  const trials = outcomes.layout.trials;
  const copies = { wide: new Float64Array(trials), narrow: new Float32Array(trials) };
  for (let column = from; column < to; column++) {
    const values = columnOf(outcomes, column);
    const row = column * WIDTH;
    let sum = 0;
    let within = 0;
    let ever = 0;
    let same = true;
    const first = values[0]!;
    for (let i = 0; i < trials; i++) {
      const x = values[i]!;
      sum += x;
      if (x <= horizon) within++;
      if (x < Infinity) ever++;
      if (x !== first) same = false;
    }
    table[row] = sum / trials;
    table[row + 1] = within / trials;
    table[row + 2] = ever / trials;
    if (same) {
      table.fill(first, row + 3, row + WIDTH);
      continue;
    }
    const copy = values instanceof Float64Array ? copies.wide : copies.narrow;
    copy.set(values);
    sortColumn(copy);
    table.set(quantilesOf(copy, levels), row + 3);
  }
}

/** Columns of many rounds in bounded memory: quantiles within 0.1 %. */
export interface ColumnFold {
  add(outcomes: Outcomes): void;
  table(horizon: number): Float64Array;
}

/** Values a column keeps before it turns into a histogram. */
const KEPT = 64;

export function createColumnFold(columns: number): ColumnFold {
  const summaries: Summary[] = Array.from({ length: columns }, () => emptySummary(KEPT));
  const sums = new Float64Array(columns);
  let trials = 0;
  return {
    add(outcomes) {
      trials += outcomes.layout.trials;
      summaries.forEach((summary, c) => {
        const values = columnOf(outcomes, c);
        addValues(summary, values, 0, values.length);
        let sum = 0;
        for (let i = 0; i < values.length; i++) sum += values[i]!;
        sums[c] = sums[c]! + sum;
      });
    },
    table(horizon) {
      const out = new Float64Array(columns * WIDTH);
      summaries.forEach((summary, c) => {
        const never = summary.positiveInfinities / trials;
        out[c * WIDTH] = sums[c]! / trials;
        out[c * WIDTH + 1] = summaryShare(summary, horizon);
        out[c * WIDTH + 2] = 1 - never;
        out.set(summaryQuantiles(summary, levels), c * WIDTH + 3);
      });
      return out;
    },
  };
}
