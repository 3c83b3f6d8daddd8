import { civilOf } from './date.ts';
import type { Day } from './quantities.ts';

/** A yearly window without work, "MM-DD" to "MM-DD" inclusive; `from` after `to` wraps over new year. */
export interface ClosedWindow {
  readonly from: string;
  readonly to: string;
  readonly cause?: 'weather' | 'holiday';
}

/** When work is done. */
export interface CalendarSpec {
  /** Working days, Monday to Sunday. */
  readonly week: readonly [boolean, boolean, boolean, boolean, boolean, boolean, boolean];
  readonly holidays: readonly Day[];
  readonly closed: readonly ClosedWindow[];
}

/** Working time from day `from` (inclusive) to day `to` (exclusive), one entry a day. */
export interface Calendar {
  readonly from: Day;
  readonly to: Day;
  /** Working days before the start of day from + i; length to - from + 1. */
  readonly workBefore: Float64Array;
  /** Offset from `from` of the k-th working day. */
  readonly dayOfWork: Int32Array;
  /** 0 open, 1 closed by a weather window, 2 closed by another yearly window. */
  readonly seasonal: Uint8Array;
  /** Working days per calendar day over the table; the pace assumed outside it. */
  readonly pace: number;
}

/** "MM-DD" as month * 100 + day, or undefined if no year has that day. */
export function parseMonthDay(text: string): number | undefined {
  const match = /^(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const month = Number(match[1]);
  const day = Number(match[2]);
  const length = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month] ?? 0;
  return day >= 1 && day <= length ? month * 100 + day : undefined;
}

/**
 * Tables for working time over whole days [fromDay, toDay).
 * @throws RangeError for a window that is no "MM-DD" or an empty range.
 */
export function buildCalendar(spec: CalendarSpec, fromDay: Day, toDay: Day): Calendar {
  const from = Math.floor(fromDay);
  const to = Math.ceil(toDay);
  if (!(to > from)) throw new RangeError(`calendar without days: ${fromDay} to ${toDay}`);
  const windows = spec.closed.map((window) => {
    const first = parseMonthDay(window.from);
    const last = parseMonthDay(window.to);
    if (first === undefined || last === undefined) {
      throw new RangeError(`not a day of the year (MM-DD): ${window.from} to ${window.to}`);
    }
    return { first, last, code: window.cause === 'weather' ? 1 : 2 };
  });
  const holidays = new Set(spec.holidays.map(Math.floor));
  const length = to - from;
  const seasonal = new Uint8Array(length);
  const workBefore = new Float64Array(length + 1);
  const working: number[] = [];
  for (let i = 0; i < length; i++) {
    const day = from + i;
    if (windows.length > 0) {
      const civil = civilOf(day);
      const inYear = civil.month * 100 + civil.day;
      for (const { first, last, code } of windows) {
        const inside =
          first <= last ? inYear >= first && inYear <= last : inYear >= first || inYear <= last;
        if (inside && seasonal[i] !== 1) seasonal[i] = code;
      }
    }
    // 1970-01-01 was a Thursday
    const weekday = (((day + 3) % 7) + 7) % 7;
    const works = spec.week[weekday] === true && seasonal[i] === 0 && !holidays.has(day);
    if (works) working.push(i);
    workBefore[i + 1] = working.length;
  }
  const dayOfWork = Int32Array.from(working);
  return { from, to, workBefore, dayOfWork, seasonal, pace: working.length / length };
}

/** Rounding noise of adding fractions of days must not push a finish over a weekend. */
const NOISE = 1e-9;

/** Working days from the start of the table to t; negative before it. */
function workAt(cal: Calendar, t: Day): number {
  if (t < cal.from) return (t - cal.from) * cal.pace;
  if (t >= cal.to) return cal.dayOfWork.length + (t - cal.to) * cal.pace;
  const day = Math.floor(t);
  const before = cal.workBefore[day - cal.from]!;
  return before + (cal.workBefore[day - cal.from + 1]! - before) * (t - day);
}

function snapped(work: number): number {
  const whole = Math.round(work);
  return Math.abs(work - whole) < NOISE ? whole : work;
}

/**
 * The first moment at or after t when work is done; t itself outside the table.
 * Infinity when there is none.
 */
export function nextWorking(cal: Calendar, t: Day): Day {
  if (cal.pace === 0) return Infinity;
  if (!(t >= cal.from && t < cal.to)) return t;
  const day = Math.floor(t);
  const before = cal.workBefore[day - cal.from]!;
  if (cal.workBefore[day - cal.from + 1]! > before) return t;
  return before < cal.dayOfWork.length ? cal.from + cal.dayOfWork[before]! : cal.to;
}

/**
 * The moment when `work` working days that start at t are done. A finish on a boundary is the end
 * of the last working day, not the start of the next. Negative work counts back to the latest
 * moment from which |work| remains until t. No work gives t; no pace or infinite input gives
 * Infinity. Outside the table work goes on at the table's average pace.
 */
export function addWork(cal: Calendar, t: Day, work: number): Day {
  if (work === 0) return t;
  if (t === Infinity || work === Infinity || cal.pace === 0) return Infinity;
  const total = cal.dayOfWork.length;
  const target = snapped(workAt(cal, t) + work);
  if (work > 0) {
    if (target > total) return Math.max(t, cal.to + (target - total) / cal.pace);
    if (target <= 0) return Math.max(t, cal.from + target / cal.pace);
    const last = Math.ceil(target) - 1;
    return Math.max(t, cal.from + cal.dayOfWork[last]! + (target - last));
  }
  if (target >= total) return Math.min(t, cal.to + (target - total) / cal.pace);
  if (target < 0) return Math.min(t, cal.from + target / cal.pace);
  const first = Math.floor(target);
  return Math.min(t, cal.from + cal.dayOfWork[first]! + (target - first));
}

/** Working days from a to b; negative when b is before a, Infinity when b is infinite. */
export function workBetween(cal: Calendar, a: Day, b: Day): number {
  if (a === b) return 0;
  if (b === Infinity) return Infinity;
  if (a === Infinity) return -Infinity;
  return workAt(cal, b) - workAt(cal, a);
}
