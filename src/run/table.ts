import { dayOfCode, type Outcomes } from '../simulate/index.ts';
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

/** One column of a round; dates are decoded into a copy. */
export function columnOf(outcomes: Outcomes, column: number): Float32Array | Float64Array {
  const { scalars, monthly, trials } = outcomes.layout;
  if (column < scalars) return outcomes.scalars.subarray(column * trials, (column + 1) * trials);
  const c = column - scalars;
  if (c < monthly) return outcomes.monthly.subarray(c * trials, (c + 1) * trials);
  return Float32Array.from(datesOf(outcomes, c - monthly), dayOfCode);
}

const datesOf = ({ dates, layout }: Outcomes, column: number): Uint16Array =>
  dates.subarray(column * layout.trials, (column + 1) * layout.trials);

/** Reduces columns from … to - 1 into their rows of the table; exact. */
export function reduceColumns(
  outcomes: Outcomes,
  horizon: number,
  from: number,
  to: number,
  table: Float64Array,
): void {
  const { trials, scalars, monthly } = outcomes.layout;
  const wide = new Float64Array(trials);
  const narrow = new Float32Array(trials);
  const counts = new Uint32Array(2 ** 16);
  for (let column = from; column < to; column++) {
    const row = table.subarray(column * WIDTH, (column + 1) * WIDTH);
    if (column >= scalars + monthly) {
      reduceDates(datesOf(outcomes, column - scalars - monthly), counts, horizon, row);
      continue;
    }
    const values = columnOf(outcomes, column);
    if (reduceValues(values, horizon, row)) continue;
    const copy = values instanceof Float64Array ? wide : narrow;
    copy.set(values);
    sortColumn(copy);
    row.set(quantilesOf(copy, levels), 3);
  }
}

/** Mean and shares; true when all values are the same, so that the quantiles are done as well. */
function reduceValues(
  values: Float32Array | Float64Array,
  horizon: number,
  row: Float64Array,
): boolean {
  const trials = values.length;
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
  row[0] = sum / trials;
  row[1] = within / trials;
  row[2] = ever / trials;
  if (same) row.fill(first, 3);
  return same;
}

/** The same for dates, by counting; `counts` is left at zero. */
function reduceDates(
  codes: Uint16Array,
  counts: Uint32Array,
  horizon: number,
  row: Float64Array,
): void {
  const trials = codes.length;
  let least = 2 ** 16;
  let most = 0;
  for (let i = 0; i < trials; i++) {
    const code = codes[i]!;
    counts[code] = counts[code]! + 1;
    if (code < least) least = code;
    if (code > most) most = code;
  }
  const ranks = levels.map((p) => p * (trials - 1));
  let before = 0;
  let within = 0;
  let ever = 0;
  let sum = 0;
  let at = 0;
  for (let code = least; code <= most; code++) {
    const count = counts[code]!;
    if (count === 0) continue;
    counts[code] = 0;
    const day = dayOfCode(code);
    before += count;
    sum += day * count;
    if (day <= horizon) within += count;
    if (day < Infinity) ever += count;
    // whole days need no interpolation: the order statistic below
    while (at < ranks.length && ranks[at]! < before) row[3 + at++] = day;
  }
  row[0] = sum / trials;
  row[1] = within / trials;
  row[2] = ever / trials;
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
