import { float, int } from '../arrays';

/*
 * Working time as in `src/units/calendar.ts`, from the data date on: tables begin years before it.
 * Tables lie one after the other; by table:
 */

/** First and last day, pace, and where its days begin among those of all. */
export let calendarFrom: usize = 0;
export let calendarTo: usize = 0;
export let calendarPace: usize = 0;
export let workBeforeFirst: usize = 0;
export let dayOfWorkFirst: usize = 0;
/** Working days before a day, and the day of a working day. */
export let workBefore: usize = 0;
export let dayOfWork: usize = 0;

const NOISE: f64 = 1e-9;

function workDays(table: i32): i32 {
  return int(dayOfWorkFirst, table + 1) - int(dayOfWorkFirst, table);
}

function before(table: i32, day: i32): f64 {
  return float(workBefore, int(workBeforeFirst, table) + day);
}

function offsetOfWork(table: i32, work: i32): f64 {
  return int(dayOfWork, int(dayOfWorkFirst, table) + work) as f64;
}

function workAt(table: i32, t: f64): f64 {
  const from = float(calendarFrom, table);
  const to = float(calendarTo, table);
  if (t >= to) return (workDays(table) as f64) + (t - to) * float(calendarPace, table);
  const day = floor<f64>(t);
  const place = (day - from) as i32;
  const first = before(table, place);
  return first + (before(table, place + 1) - first) * (t - day);
}

/** As `Math.round`. */
export function rounded(x: f64): f64 {
  const down = floor<f64>(x);
  return x - down >= 0.5 ? down + 1 : down;
}

function snapped(work: f64): f64 {
  const whole = rounded(work);
  return abs<f64>(work - whole) < NOISE ? whole : work;
}

/** The first moment at or after t when work is done; t itself outside the table. */
export function nextWorking(table: i32, t: f64): f64 {
  if (float(calendarPace, table) === 0) return Infinity;
  const from = float(calendarFrom, table);
  const to = float(calendarTo, table);
  if (t >= to) return t;
  const place = (floor<f64>(t) - from) as i32;
  const done = before(table, place);
  if (before(table, place + 1) > done) return t;
  const work = done as i32;
  return work < workDays(table) ? from + offsetOfWork(table, work) : to;
}

/** The moment when `work` working days that start at t are done; `work` is positive. */
export function addWork(table: i32, t: f64, work: f64): f64 {
  const pace = float(calendarPace, table);
  if (t === Infinity || work === Infinity || pace === 0) return Infinity;
  const total = workDays(table) as f64;
  const target = snapped(workAt(table, t) + work);
  if (target > total) return max<f64>(t, float(calendarTo, table) + (target - total) / pace);
  const last = ceil<f64>(target) - 1;
  return max<f64>(
    t,
    float(calendarFrom, table) + offsetOfWork(table, last as i32) + (target - last),
  );
}
