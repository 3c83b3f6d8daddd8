import { float, int, setFloat, setInt } from '../arrays';

/*
 * What a trial adds to the cash flows: row, period and amount, in the order in which they first have
 * something. Period 0 is all before the first month.
 */
export let flowRow: usize = 0;
export let flowPeriod: usize = 0;
export let flowAmount: usize = 0;
/** Amounts by row and period while a trial is booked, zeros between two trials. */
export let flowSum: usize = 0;
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

function sumAt(row: i32, period: i32): i32 {
  return row * (moneyMonths + 1) + period;
}

/** Rows below 0 are those that the model does not have. */
export function addFlow(row: i32, period: i32, amount: f64): void {
  if (row < 0 || period > moneyMonths || amount === 0) return;
  const at = sumAt(row, period);
  const sum = float(flowSum, at);
  // what has come to nothing is listed once more, with nothing to add
  if (sum === 0) {
    setInt(flowRow, count, row);
    setInt(flowPeriod, count, period);
    count++;
  }
  setFloat(flowSum, at, sum + amount);
}

/** Brings the amounts together. */
export function closeFlows(): void {
  for (let i = 0; i < count; i++) {
    const at = sumAt(int(flowRow, i), int(flowPeriod, i));
    setFloat(flowAmount, i, float(flowSum, at));
    setFloat(flowSum, at, 0);
  }
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
