import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWork, buildCalendar, type CalendarSpec, nextWorking, workBetween } from './calendar.ts';
import { dayOf } from './date.ts';

const weekdays: CalendarSpec = {
  week: [true, true, true, true, true, false, false],
  holidays: [dayOf('2025-07-04')],
  closed: [],
};
const summer = buildCalendar(weekdays, dayOf('2025-06-01'), dayOf('2025-12-01'));
const monday = dayOf('2025-07-21');

const spec = fc.record({
  week: fc
    .tuple(
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
    )
    .filter((week) => week.some(Boolean)),
  holidays: fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 20 }),
  closed: fc.constantFrom(
    [],
    [{ from: '12-15', to: '02-10', cause: 'weather' as const }],
    [{ from: '05-01', to: '05-20' }],
  ),
});
const calendar = spec.map((s) => buildCalendar(s, 0, 400));
const time = fc.double({ min: -300, max: 700, noNaN: true });
const work = fc.double({ min: 0, max: 300, noNaN: true });

describe('calendar', () => {
  it('finishes at the end of the last working day', () => {
    expect(addWork(summer, monday, 5)).toBe(monday + 5);
    expect(addWork(summer, monday, 5.5)).toBe(monday + 7.5);
    expect(addWork(summer, monday + 5, 1)).toBe(monday + 8);
    expect(addWork(summer, monday + 0.3, 4.7)).toBeCloseTo(monday + 5, 9);
    expect(addWork(summer, monday + 5.5, 0)).toBe(monday + 5.5);
    expect(nextWorking(summer, monday + 5.5)).toBe(monday + 7);
    expect(addWork(summer, dayOf('2025-07-03'), 2)).toBe(dayOf('2025-07-08'));
    expect(addWork(summer, monday, -1)).toBe(monday - 3);
  });

  it('does not push a finish over a weekend for a rounding', () => {
    let day = monday;
    for (let i = 0; i < 50; i++) day = addWork(summer, day, 0.1);
    expect(day).toBe(monday + 5);
  });

  it('goes on at the average pace before and after the table', () => {
    const pace = workBetween(summer, summer.from, summer.to) / (summer.to - summer.from);
    expect(workBetween(summer, summer.from - 14, summer.from)).toBeCloseTo(14 * pace, 9);
    expect(workBetween(summer, summer.to, summer.to + 21)).toBeCloseTo(21 * pace, 9);
    expect(addWork(summer, summer.to, 10)).toBeCloseTo(summer.to + 10 / pace, 9);
    expect(workBetween(summer, monday, Infinity)).toBe(Infinity);
    expect(nextWorking(summer, summer.to)).toBe(summer.to);
  });

  it('marks seasonal windows that wrap over new year', () => {
    const winter = buildCalendar(
      {
        week: [true, true, true, true, true, true, true],
        holidays: [],
        closed: [{ from: '12-20', to: '01-10', cause: 'weather' }],
      },
      dayOf('2025-12-01'),
      dayOf('2026-02-01'),
    );
    expect(winter.seasonal.reduce((sum, x) => sum + x, 0)).toBe(22);
    expect(addWork(winter, dayOf('2025-12-19'), 2)).toBe(dayOf('2026-01-12'));
  });

  it('gives Infinity for no end and for no work at all', () => {
    expect(addWork(summer, Infinity, 1)).toBe(Infinity);
    expect(addWork(summer, monday, Infinity)).toBe(Infinity);
    expect(workBetween(summer, monday, Infinity)).toBe(Infinity);
    expect(nextWorking(summer, Infinity)).toBe(Infinity);
    const idle = buildCalendar({ ...weekdays, holidays: [monday] }, monday, monday + 1);
    expect(addWork(idle, monday, 1)).toBe(Infinity);
    expect(nextWorking(idle, monday)).toBe(Infinity);
  });

  it('refuses a window that is no day of the year', () => {
    const closed = [{ from: '02-30', to: '03-01' }];
    expect(() => buildCalendar({ ...weekdays, closed }, 0, 10)).toThrow('not a day of the year');
    expect(() => buildCalendar(weekdays, 10, 10)).toThrow('calendar without days');
  });

  it('is monotone in start and in work, also outside the table', () => {
    fc.assert(
      fc.property(calendar, time, time, work, work, (cal, t1, t2, w1, w2) => {
        const [early, late] = t1 < t2 ? [t1, t2] : [t2, t1];
        const [less, more] = w1 < w2 ? [w1, w2] : [w2, w1];
        expect(addWork(cal, early, less)).toBeLessThanOrEqual(addWork(cal, late, less) + 1e-9);
        expect(addWork(cal, early, less)).toBeLessThanOrEqual(addWork(cal, early, more) + 1e-9);
        expect(addWork(cal, early, less)).toBeGreaterThanOrEqual(early);
        expect(nextWorking(cal, early)).toBeLessThanOrEqual(nextWorking(cal, late));
        expect(addWork(cal, late, -less)).toBeLessThanOrEqual(late);
      }),
      { numRuns: 1000 },
    );
  });

  it('has workBetween as the inverse of addWork', () => {
    fc.assert(
      fc.property(calendar, time, work, (cal, t, w) => {
        expect(workBetween(cal, t, addWork(cal, t, w))).toBeCloseTo(w, 7);
        expect(workBetween(cal, addWork(cal, t, -w), t)).toBeCloseTo(w, 7);
        expect(workBetween(cal, t, nextWorking(cal, t))).toBeCloseTo(0, 9);
      }),
      { numRuns: 1000 },
    );
  });
});
