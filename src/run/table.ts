import type { Model } from '../model/index.ts';
import { dayOfCode, type Outcomes } from '../simulate/index.ts';
import {
  addValues,
  emptySummary,
  type Summary,
  summaryQuantiles,
  summaryShare,
} from '../uncertainty/index.ts';
import { type ColumnRoom, createColumnRoom } from './columns.ts';
import { createSeriesReader, seriesOf, timelineOf } from './series.ts';

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
  const { trials } = outcomes.layout;
  const room = createColumnRoom(trials, levels, timelineOf(model));
  const { kernel, row } = room;
  const { each } = createSeriesReader(model, outcomes, room);
  const all = seriesOf(model);
  const { horizon, months } = model;

  function reduceOne(of: Part['of'], index: number): void {
    if (of === 'dates') {
      room.codes.set(dateCodes(outcomes, index));
      kernel.reduceDates(trials, horizon, dayOfCode(0));
      table.set(row, (columns.dates + index) * WIDTH);
    } else if (of === 'scalars') {
      room.values.set(scalarColumn(outcomes, index));
      kernel.reduceValues(trials, horizon);
      table.set(row, index * WIDTH);
    } else
      each(all[index]!, (month) => {
        kernel.reduceValues(trials, Infinity);
        table.set(row, (columns.monthly + index * months + month) * WIDTH);
      });
  }

  return ({ of, from, to }) => {
    for (let index = from; index < to; index++) reduceOne(of, index);
  };
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
  let room: ColumnRoom | undefined;

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
      // no round is longer than the first
      room ??= createColumnRoom(outcomes.layout.trials, levels, timelineOf(model));
      const { each } = createSeriesReader(model, outcomes, room);
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
