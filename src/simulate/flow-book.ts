import type { Model } from '../model/index.ts';
import { firstDayOfMonth, type Month } from '../units/index.ts';
import { flowKey, flowsOf } from './flow-layout.ts';

/**
 * Where trials leave their cash flows: row r of trial `lane` at period t is
 * `rows[r][t * stride + lane]`, and other rows may lie between its periods. Rows that nobody wants
 * are undefined.
 */
export interface FlowTarget {
  readonly lanes: number;
  readonly stride: number;
  readonly rows: readonly (Float64Array | undefined)[];
}

/** Writes flows of one trial at a time, and forgets a whole strip of trials at once. */
export interface FlowBook {
  /** Row of a flow; -1 for one that the model does not have. */
  rowOf(key: string): number;
  /** The trial that is written from now on. */
  lane: number;
  add(row: number, period: number, amount: number): void;
  /** A level from one day to another as steps, parts of months pro rata. Days are from the data date. */
  addLevel(row: number, amount: number, from: number, to: number): void;
  /** Period of a day: 0 before the first month, at most the one after the last. */
  periodAt(day: number): number;
  /** Puts back zeros wherever something was written. */
  clear(): void;
}

/** What was written before the list of it is grown. */
const FIRST = 1 << 16;

export function createFlowBook(model: Model, { stride, rows }: FlowTarget): FlowBook {
  const keys = new Map(flowsOf(model).map((flow, row) => [flowKey(flow), row]));
  const starts = monthStarts(model);
  const periods = model.moneyMonths + 1;
  let written = new Int32Array(FIRST);
  let writtenRow = new Int16Array(FIRST);
  let count = 0;

  function grow(): void {
    const more = new Int32Array(written.length * 2);
    more.set(written);
    written = more;
    const moreRows = new Int16Array(written.length);
    moreRows.set(writtenRow);
    writtenRow = moreRows;
  }

  function periodAt(day: number): number {
    if (day < starts[0]!) return 0;
    let low = 0;
    let high = model.moneyMonths;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= day) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  const book: FlowBook = {
    lane: 0,
    rowOf: (key) => keys.get(key) ?? -1,
    periodAt,
    add(row, period, amount) {
      const target = row < 0 ? undefined : rows[row];
      if (target === undefined || period >= periods || amount === 0) return;
      const at = period * stride + book.lane;
      target[at] = target[at]! + amount;
      if (count === written.length) grow();
      written[count] = at;
      writtenRow[count] = row;
      count++;
    },
    addLevel(row, amount, from, to) {
      if (!(to > from)) return;
      step(row, amount, Math.max(from, starts[0]!));
      step(row, -amount, Math.max(to, starts[0]!));
    },
    clear() {
      for (let i = 0; i < count; i++) rows[writtenRow[i]!]![written[i]!] = 0;
      count = 0;
    },
  };

  /** A rise on a day: in its month for the days left of it, the rest from the next month on. */
  function step(row: number, amount: number, day: number): void {
    const period = periodAt(day);
    if (period >= periods) return;
    const start = starts[period - 1]!;
    const share = (starts[period]! - day) / (starts[period]! - start);
    book.add(row, period, amount * share);
    book.add(row, period + 1, amount - amount * share);
  }

  return book;
}

/** First day of each month of the cash flows and of the one after, days from the data date. */
function monthStarts(model: Model): Float64Array {
  const { moneyMonths, firstMonth, dataDate } = model;
  return Float64Array.from(
    { length: moneyMonths + 2 },
    (_, m) => firstDayOfMonth((firstMonth + m) as Month) - dataDate,
  );
}
