import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfCode, NEVER } from '../simulate/index.ts';
import { columnQuantiles } from '../uncertainty/index.ts';
import { createColumnRoom, type Timeline } from './columns.ts';

const levels = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1];

/** Slot 0 before day -2, then slots of 3 days up to day 7, then the last. */
const timeline: Timeline = {
  firstDay: -2,
  slotOfDay: Uint16Array.of(1, 1, 1, 2, 2, 2, 3, 3, 3),
  horizon: 6.5,
  slots: 5,
  sources: 4,
};

const roomFor = (longest: number) => createColumnRoom(longest, levels, timeline);

/** -0 counts as 0, as in comparisons. */
const plain = (numbers: Iterable<number>) => Array.from(numbers, (x) => x + 0);

/** The row of a column, read from the column sorted whole. */
function rowOf(column: Float64Array, horizon: number): number[] {
  const share = (is: (x: number) => boolean) => column.filter(is).length / column.length;
  return plain([
    column.reduce((sum, x) => sum + x, 0) / column.length,
    share((x) => x < horizon),
    share((x) => x < Infinity),
    ...columnQuantiles(column, levels),
  ]);
}

describe('a column of values is reduced to what sorting it gives', () => {
  const value = fc.oneof(
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
    fc.constantFrom(0, -0, 83, 1e9, Infinity),
    fc.double({ min: 0, max: 1e-6, noNaN: true }),
    fc.integer({ min: -3, max: 3 }),
  );
  // columns of one kind of value, and of many
  const column = fc.oneof(
    fc.array(value, { minLength: 1, maxLength: 400 }),
    fc.array(fc.double({ noNaN: true, min: -Number.MAX_VALUE }), { minLength: 1 }),
    fc.array(fc.constantFrom(-0, 0, 5e-324, 1e-310), { minLength: 1, maxLength: 90 }),
    fc.array(fc.constantFrom(7, Infinity), { minLength: 1, maxLength: 20 }),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 400 }),
  );

  it('of any length and any numbers, one after the other', () => {
    const room = roomFor(400);
    fc.assert(
      fc.property(column, fc.double({ min: -10, max: 100, noNaN: true }), (list, horizon) => {
        room.values.set(list);
        room.kernel.reduceValues(list.length, horizon);
        expect(plain(room.row)).toEqual(rowOf(Float64Array.from(list), horizon));
      }),
      { numRuns: 2000 },
    );
  });

  it('of many values that crowd, far from their extremes', () => {
    const room = roomFor(10_007);
    const shapes = [
      (u: number) => u,
      (u: number) => u ** 9,
      (u: number) => Math.round(u * 40) - 20,
      (u: number) => (u < 1e-3 ? -1e15 : u > 0.999 ? 1e15 : u),
      (u: number) => (u < 0.4 ? 0 : u < 0.7 ? 1e9 * u : Infinity),
    ];
    for (const length of [10_007, 1_000, 4_096])
      for (const shape of shapes) {
        const list = Float64Array.from({ length }, (_, i) => shape(((i * 7919) % 9973) / 9973));
        room.values.set(list);
        room.kernel.reduceValues(length, 0.5);
        expect(plain(room.row)).toEqual(rowOf(list, 0.5));
      }
  });
});

describe('a column of dates', () => {
  /** As `rowOf`, but a date is one of those that occur: the order statistic below. */
  function rowOfDates(codes: readonly number[], horizon: number): number[] {
    const days = Float64Array.from(codes, dayOfCode);
    const sorted = days.toSorted();
    return [
      ...rowOf(days, horizon).slice(0, 3),
      ...levels.map((p) => sorted[Math.floor(p * (sorted.length - 1))]! + 0),
    ];
  }

  it('is reduced to what sorting it gives', () => {
    const room = roomFor(300);
    const code = fc.oneof(
      fc.integer({ min: 0, max: NEVER }),
      fc.integer({ min: 16_380, max: 16_400 }),
      fc.constantFrom(0, 1, NEVER - 1, NEVER),
    );
    const few = fc.array(fc.constantFrom(16_500, NEVER), { minLength: 1, maxLength: 20 });
    const codes = fc.oneof(fc.array(code, { minLength: 1, maxLength: 300 }), few);
    fc.assert(
      fc.property(codes, fc.double({ min: -9, max: 2e4, noNaN: true }), (list, horizon) => {
        room.codes.set(list);
        room.kernel.reduceDates(list.length, horizon, dayOfCode(0));
        expect(plain(room.row)).toEqual(rowOfDates(list, horizon));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a series', () => {
  const slotOf = (day: number): number => {
    if (!(day < timeline.horizon)) return timeline.slots - 1;
    return day < -2 ? 0 : timeline.slotOfDay[Math.floor(day + 2)]!;
  };

  it('rises by the steps of each slot, source after source', () => {
    const day = fc.oneof(
      fc.double({ min: -9, max: 9, noNaN: true }),
      fc.constantFrom(-2, 1, 6.5, Infinity),
    );
    const step = fc.record({ day, size: fc.double({ min: -1e6, max: 1e6, noNaN: true }) });
    const trial = fc.array(step, { minLength: 4, maxLength: 4 });
    const { kernel, values } = roomFor(40);
    fc.assert(
      fc.property(fc.array(trial, { minLength: 1, maxLength: 40 }), (trials) => {
        const count = trials.length;
        const each = (source: number, key: 'day' | 'size') =>
          values.set(trials.map((steps) => steps[source]![key]));
        kernel.clearSteps();
        for (let s = 0; s < 4; s++) {
          each(s, 'day');
          kernel.countSteps(s, count);
        }
        kernel.orderSteps();
        for (let s = 0; s < 4; s++) {
          each(s, 'size');
          kernel.placeSteps(s, count);
        }
        values.fill(0);
        const expected = trials.map(() => 0);
        for (let slot = 0; slot < timeline.slots; slot++) {
          kernel.addSteps(slot);
          trials.forEach((steps, i) => {
            for (const { day, size } of steps) if (slotOf(day) === slot) expected[i]! += size;
          });
          expect([...values.subarray(0, count)]).toEqual(expected);
        }
      }),
    );
  });

  it('adds columns of single precision one after the other', () => {
    const { kernel, values, singles } = roomFor(13);
    const numbers = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), {
      minLength: 13,
      maxLength: 13,
    });
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 4 }), (columns) => {
        values.fill(0.1);
        columns.forEach((column, c) => {
          singles[c]!.set(column);
        });
        kernel.addSingles(columns.length, 13);
        const sums = Array.from({ length: 13 }, (_, i) =>
          columns.reduce((sum, column) => sum + column[i]!, 0.1),
        );
        expect([...values]).toEqual(sums);
      }),
    );
  });
});
