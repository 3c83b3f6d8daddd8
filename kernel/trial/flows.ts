import { float, int, setFloat, setInt } from '../arrays';

/*
 * What a trial adds to the cash flows: row, period and amount, in order. Period 0 is all before the
 * first month.
 */
export let flowRow: usize = 0;
export let flowPeriod: usize = 0;
export let flowAmount: usize = 0;
/** Months of the cash flows; first day of each and of the one after, and month of each day. */
export let moneyMonths: i32 = 0;
export let moneyStart: usize = 0;
export let moneyMonthOfDay: usize = 0;
let count: i32 = 0;

export function clearFlows(): void {
  count = 0;
}

export function flowCount(): i32 {
  return count;
}

/** Rows below 0 are those that the model does not have. */
export function addFlow(row: i32, period: i32, amount: f64): void {
  if (row < 0 || period > moneyMonths || amount === 0) return;
  const i = count++;
  setInt(flowRow, i, row);
  setInt(flowPeriod, i, period);
  setFloat(flowAmount, i, amount);
}

/** Period of a day: at most the one after the last. */
export function periodAt(day: f64): i32 {
  const first = float(moneyStart, 0);
  if (day < first) return 0;
  if (day >= float(moneyStart, moneyMonths)) return moneyMonths + 1;
  return int(moneyMonthOfDay, floor<f64>(day - first) as i32) + 1;
}

/** A rise on a day: in its month for the days left of it, the rest from the next month on. */
function step(row: i32, amount: f64, day: f64): void {
  const period = periodAt(day);
  if (period > moneyMonths) return;
  const start = float(moneyStart, period - 1);
  const next = float(moneyStart, period);
  const share = (next - day) / (next - start);
  addFlow(row, period, amount * share);
  addFlow(row, period + 1, amount - amount * share);
}

/** A level from one day to another as steps, parts of months pro rata. */
export function addLevel(row: i32, amount: f64, from: f64, to: f64): void {
  if (!(to > from)) return;
  const first = float(moneyStart, 0);
  step(row, amount, max<f64>(from, first));
  step(row, -amount, max<f64>(to, first));
}
