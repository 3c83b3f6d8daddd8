import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, isoOf } from '../../src/units/index.ts';
import { at, finestOf, ticks } from './scale.ts';
import { dateTicks, yearTicks } from './year-ticks.ts';

describe('a scale', () => {
  it('places values in proportion and keeps others at its ends', () => {
    const scale = { from: 10, to: 20, left: 0, right: 200 };
    expect([5, 10, 12.5, 20, 99].map((value) => at(scale, value))).toEqual([0, 0, 50, 200, 200]);
    expect(at({ from: 3, to: 3, left: 7, right: 9 }, 3)).toBe(7);
  });
});

describe('ticks', () => {
  it('are evenly spaced round numbers that hold the stretch', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e12, noNaN: true }),
        fc.integer({ min: 1, max: 8 }),
        (from, span, count) => {
          fc.pre(span > Math.abs(from) * 1e-6);
          const marks = ticks(from, from + span, count);
          const step = (marks[1] ?? 0) - (marks[0] ?? 0);
          expect(marks[0]).toBeLessThanOrEqual(from + step * 1e-6);
          expect(marks.at(-1)).toBeGreaterThanOrEqual(from + span - step * 1e-6);
          expect(marks.length).toBeLessThanOrEqual(count + 3);
        },
      ),
    );
  });

  it('step by whole numbers where numbers are written whole', () => {
    expect(ticks(11, 21, 4)).toEqual([10, 15, 20, 25]);
    expect(ticks(6.2e9, 7.1e9, 4)).toEqual([6e9, 6.5e9, 7e9, 7.5e9]);
    expect(ticks(0, 9e9, 4)).toEqual([0, 2.5e9, 5e9, 7.5e9, 10e9]);
  });

  it('read even where the text of a number has a finest step', () => {
    const billions = (usd: number) => (usd / 1e9).toFixed(1);
    expect(finestOf(billions)).toBe(1e8);
    expect(finestOf((usd) => String(Math.round(usd / 1e6)))).toBe(1e6);
    const marks = ticks(-0.7e9, 0.3e9, 3, finestOf(billions)).map(billions);
    expect(marks).toEqual(['-1.0', '-0.5', '0.0', '0.5']);
    expect(ticks(0, 0.12e9, 5, 1e8)).toEqual([0, 1e8, 2e8]);
  });

  it('of a short time are first days of months', () => {
    const marks = dateTicks(dayOf('2025-07-21'), dayOf('2026-09-01'), 4);
    expect(marks.map(({ at: day }) => isoOf(day))).toEqual([
      '2025-08-01',
      '2025-12-01',
      '2026-04-01',
      '2026-08-01',
    ]);
    expect(dateTicks(dayOf('2025-07-21'), dayOf('2032-12-31'), 4)[0]?.text).toBe('2026');
  });

  it('of years are first days of January, no more than wanted', () => {
    const marks = yearTicks(dayOf('2025-07-21'), dayOf('2032-12-31'), 4);
    expect(marks.map(({ text }) => text)).toEqual(['2026', '2028', '2030', '2032']);
    expect(marks[0]?.at).toBe(dayOf('2026-01-01'));
  });
});
