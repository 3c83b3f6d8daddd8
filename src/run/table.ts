import type { Model } from '../model/index.ts';
import { dayOfCode, type Outcomes } from '../simulate/index.ts';
import { createBatchFold } from '../uncertainty/index.ts';
import { createColumnRoom } from './columns.ts';
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

/** Tables of many rounds as one, in memory for one. */
export function createTableFold({ count, dates }: Columns) {
  const fold = createBatchFold(count, WIDTH - levels.length, levels.length);
  return {
    add: fold.add,
    table(): Float64Array {
      const table = fold.rows();
      // dates are whole days
      for (let row = dates; row < count; row++)
        for (let at = (row + 1) * WIDTH - levels.length; at < (row + 1) * WIDTH; at++)
          table[at] = Math.round(table[at]!);
      return table;
    },
  };
}
