import { float, int, setFloat } from '../arrays';

/* Months of the programme: slot 0 is all before the first month, then the months. */
export let months: i32 = 0;
/** First day of each month and of the one after the last; month of each day. */
export let monthStart: usize = 0;
export let monthOfDay: usize = 0;

/** Month of a day: -1 before the first, `months` after the last. */
export function monthAt(day: f64): i32 {
  const firstDay = float(monthStart, 0);
  if (day < firstDay) return -1;
  const days = float(monthStart, months) - firstDay;
  const i = floor<f64>(day - firstDay);
  return i >= days ? months : int(monthOfDay, i as i32);
}

/** Cumulative share of a cost that is spent after a share x of its time, for each curve. */
function spentShare(curve: i32, x: f64): f64 {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // front, back, and bell: the integral of 6 x (1 - x)
  if (curve === 1) return 1 - (1 - x) * (1 - x);
  if (curve === 2) return x * x;
  if (curve === 3) return x * x * (3 - 2 * x);
  return x;
}

/** Adds an amount, spread over the days of months first … last by the curve, to slots of `target`. */
export function spread(
  target: usize,
  amount: f64,
  from: f64,
  to: f64,
  curve: i32,
  first: i32,
  last: i32,
): void {
  if (first === last) {
    if (first < months) setFloat(target, first + 1, float(target, first + 1) + amount);
    return;
  }
  const length = to - from;
  let before: f64 = 0;
  for (let m = first; m <= last && m < months; m++) {
    const after = m === last ? 1 : spentShare(curve, (float(monthStart, m + 1) - from) / length);
    setFloat(target, m + 1, float(target, m + 1) + amount * (after - before));
    before = after;
  }
}

/** Sum of a row of slots up to a day, the running month pro rata. */
export function sumUpTo(row: usize, day: f64): f64 {
  const month = monthAt(day);
  let sum: f64 = 0;
  const last = min<i32>(month, months - 1);
  for (let slot = 0; slot <= last; slot++) sum += float(row, slot);
  if (month < 0) return 0;
  if (month >= months) return sum + float(row, months);
  const start = float(monthStart, month);
  const share = (day - start) / (float(monthStart, month + 1) - start);
  return sum + share * float(row, month + 1);
}
