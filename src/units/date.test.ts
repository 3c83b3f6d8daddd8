import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  civilOf,
  dateSpan,
  dayOf,
  dayOfCivil,
  firstDayOfMonth,
  isoMonth,
  isoOf,
  monthOf,
} from './date.ts';

const day = fc.integer({ min: -200_000, max: 200_000 });

describe('dates', () => {
  it('agrees with the platform calendar on every day', () => {
    fc.assert(
      fc.property(day, (d) => {
        const js = new Date(d * 86_400_000);
        expect(civilOf(d)).toEqual({
          year: js.getUTCFullYear(),
          month: js.getUTCMonth() + 1,
          day: js.getUTCDate(),
        });
        const c = civilOf(d);
        expect(dayOfCivil(c.year, c.month, c.day)).toBe(d);
      }),
    );
  });

  it('agrees with it at the turn of every year and of every February', () => {
    for (let year = 1600; year <= 2400; year++)
      for (const [month, day] of [
        [1, 1],
        [2, 28],
        [3, 1],
        [12, 31],
      ] as const) {
        const known = Date.UTC(year, month - 1, day) / 86_400_000;
        expect(dayOfCivil(year, month, day)).toBe(known);
        expect(isoOf(known)).toBe(new Date(known * 86_400_000).toISOString().slice(0, 10));
      }
  });

  it('reads and writes ISO text', () => {
    expect(dayOf('1970-01-01')).toBe(0);
    expect(isoOf(dayOf('2025-07-21') + 0.75)).toBe('2025-07-21');
    expect(isoOf(Infinity)).toBe('never');
    expect(isoMonth(monthOf(dayOf('2025-12-31')))).toBe('2025-12');
    expect(isoOf(firstDayOfMonth(2024 * 12 + 1))).toBe('2024-02-01');
    expect(monthOf(Infinity)).toBe(Infinity);
  });

  it('covers the days of an imprecise date', () => {
    expect(dateSpan('2024-02')).toEqual({ first: dayOf('2024-02-01'), last: dayOf('2024-02-29') });
    expect(dateSpan('2025')).toEqual({ first: dayOf('2025-01-01'), last: dayOf('2025-12-31') });
    expect(dateSpan('2025-Q3')).toEqual({ first: dayOf('2025-07-01'), last: dayOf('2025-09-30') });
    for (const bad of ['2025-02-30', '2025-13', '2025-00-10', '25-01-01', '2025-Q5', '']) {
      expect(dateSpan(bad)).toBeUndefined();
    }
    expect(() => dayOf('2025-02-30')).toThrow('no such date: 2025-02-30');
  });

  it('adds months to the end of shorter months', () => {
    expect(isoOf(addMonths(dayOf('2025-01-31'), 1))).toBe('2025-02-28');
    expect(isoOf(addMonths(dayOf('2025-03-15'), -15))).toBe('2023-12-15');
    expect(addMonths(0.5, 12)).toBe(365.5);
  });
});
