import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/units/index.ts';
import { at, ticks } from './scale.ts';
import { yearTicks } from './year-ticks.ts';

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

  it('of years are first days of January, no more than wanted', () => {
    const marks = yearTicks(dayOf('2025-07-21'), dayOf('2032-12-31'), 4);
    expect(marks.map(({ text }) => text)).toEqual(['2026', '2028', '2030', '2032']);
    expect(marks[0]?.at).toBe(dayOf('2026-01-01'));
  });
});
