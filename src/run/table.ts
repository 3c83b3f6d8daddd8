import type { Model } from '../model/index.ts';
import { dayOfCode, NEVER, type Outcomes } from '../simulate/index.ts';
import {
  addValues,
  type ColumnReader,
  createColumnReader,
  emptySummary,
  type Summary,
  summaryQuantiles,
  summaryShare,
} from '../uncertainty/index.ts';
import { createSeriesReader, seriesOf } from './series.ts';

/** Probabilities at which every quantile list is given. */
export const levels: readonly number[] = [
  0.01,
  ...Array.from({ length: 19 }, (_, i) => (i + 1) * 5).map((percent) => percent / 100),
  0.99,
];

/** Numbers a column is reduced to: mean, share up to the horizon, share ever, then the quantiles. */
export const WIDTH = 3 + 21;

/** Columns of a table: scalars, then monthly series, then dates, in that order. */
export interface Columns {
  readonly monthly: number;
  readonly dates: number;
  readonly count: number;
}

export function columnsOf(model: Model, { layout }: Pick<Outcomes, 'layout'>): Columns {
  const dates = layout.scalars + seriesOf(model).length * model.months;
  return { monthly: layout.scalars, dates, count: dates + layout.dates };
}

/** One scalar column of a round. */
export const scalarColumn = (
  { scalars, layout: { trials } }: Outcomes,
  column: number,
): Float64Array => scalars.subarray(column * trials, (column + 1) * trials);

const dateCodes = ({ dates, layout: { trials } }: Outcomes, column: number): Uint16Array =>
  dates.subarray(column * trials, (column + 1) * trials);

/** Parts of the work of reducing a round, each done by one thread. */
export interface Part {
  readonly of: 'scalars' | 'series' | 'dates';
  readonly from: number;
  readonly to: number;
}

/** Reduces parts of one round into their rows of its table; exact. */
export function createReducer(
  model: Model,
  outcomes: Outcomes,
  table: Float64Array,
): (part: Part) => void {
  const columns = columnsOf(model, outcomes);
  const read = createColumnReader(outcomes.layout.trials, levels);
  const { each } = createSeriesReader(model, outcomes);
  const all = seriesOf(model);
  const counts = new Uint32Array(2 ** 16);
  const rowAt = (column: number) => table.subarray(column * WIDTH, (column + 1) * WIDTH);
  const { horizon, months } = model;

  function reduceOne(of: Part['of'], index: number): void {
    if (of === 'dates')
      reduceDates(dateCodes(outcomes, index), counts, horizon, rowAt(columns.dates + index));
    else if (of === 'scalars')
      reduceValues(scalarColumn(outcomes, index), read, horizon, rowAt(index));
    else
      each(all[index]!, (month, values) => {
        reduceAmounts(values, read, rowAt(columns.monthly + index * months + month));
      });
  }

  return ({ of, from, to }) => {
    for (let index = from; index < to; index++) reduceOne(of, index);
  };
}

function reduceValues(
  values: Float64Array,
  read: ColumnReader,
  horizon: number,
  row: Float64Array,
): void {
  const trials = values.length;
  let sum = 0;
  let within = 0;
  let ever = 0;
  let least = Infinity;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < trials; i++) {
    const x = values[i]!;
    sum += x;
    if (x < horizon) within++;
    if (x < least) least = x;
    if (x < Infinity) {
      ever++;
      if (x > most) most = x;
    }
  }
  row[0] = sum / trials;
  row[1] = within / trials;
  row[2] = ever / trials;
  if (ever === 0 || (ever === trials && least === most)) row.fill(least, 3);
  else read(values, least, most, row.subarray(3));
}

/** The same for amounts, which are always finite. */
function reduceAmounts(values: Float64Array, read: ColumnReader, row: Float64Array): void {
  const trials = values.length;
  let sum = 0;
  let least = values[0]!;
  let most = least;
  for (let i = 0; i < trials; i++) {
    const x = values[i]!;
    sum += x;
    if (x < least) least = x;
    else if (x > most) most = x;
  }
  row[0] = sum / trials;
  row[1] = 1;
  row[2] = 1;
  if (least === most) row.fill(least, 3);
  else read(values, least, most, row.subarray(3));
}

/** The same for dates, by counting; `counts` is left at zero. */
function reduceDates(
  codes: Uint16Array,
  counts: Uint32Array,
  horizon: number,
  row: Float64Array,
): void {
  const trials = codes.length;
  let least = NEVER;
  let most = -1;
  let ever = 0;
  for (let i = 0; i < trials; i++) {
    const code = codes[i]!;
    if (code === NEVER) continue;
    ever++;
    counts[code] = counts[code]! + 1;
    if (code < least) least = code;
    if (code > most) most = code;
  }
  let before = 0;
  let within = 0;
  let sum = ever < trials ? Infinity : 0;
  let at = 0;
  for (let code = least; code <= most; code++) {
    const count = counts[code]!;
    if (count === 0) continue;
    counts[code] = 0;
    const day = dayOfCode(code);
    before += count;
    sum += day * count;
    if (day < horizon) within += count;
    // whole days need no interpolation: the order statistic below
    while (at < levels.length && levels[at]! * (trials - 1) < before) row[3 + at++] = day;
  }
  row.fill(Infinity, 3 + at);
  row[0] = sum / trials;
  row[1] = within / trials;
  row[2] = ever / trials;
}

/** Columns of many rounds in bounded memory: quantiles within 0.1 %. */
export interface ColumnFold {
  add(outcomes: Outcomes): void;
  table(): Float64Array;
}

/** Less than any two dates differ by: the horizon is the end of its day, which is the next one's. */
const MOMENT = 1e-6;

/** Values a column keeps before it turns into a histogram. */
const KEPT = 64;

export function createColumnFold(model: Model, columns: Columns): ColumnFold {
  const summaries: Summary[] = Array.from({ length: columns.count }, () => emptySummary(KEPT));
  const sums = new Float64Array(columns.count);
  let trials = 0;

  function addColumn(column: number, values: Float64Array): void {
    addValues(summaries[column]!, values, 0, values.length);
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[i]!;
    sums[column] = sums[column]! + sum;
  }

  return {
    add(outcomes) {
      trials += outcomes.layout.trials;
      for (let c = 0; c < columns.monthly; c++) addColumn(c, scalarColumn(outcomes, c));
      const { each } = createSeriesReader(model, outcomes);
      seriesOf(model).forEach((series, s) => {
        each(series, (month, values) => {
          addColumn(columns.monthly + s * model.months + month, values);
        });
      });
      for (let c = columns.dates; c < columns.count; c++)
        addColumn(c, Float64Array.from(dateCodes(outcomes, c - columns.dates), dayOfCode));
    },
    table() {
      const out = new Float64Array(columns.count * WIDTH);
      summaries.forEach((summary, c) => {
        out[c * WIDTH] = sums[c]! / trials;
        out[c * WIDTH + 1] = summaryShare(summary, model.horizon - MOMENT);
        out[c * WIDTH + 2] = 1 - summary.positiveInfinities / trials;
        out.set(summaryQuantiles(summary, levels), c * WIDTH + 3);
      });
      return out;
    },
  };
}
