import { setFloat, setInt } from './arrays';

/* What a trial adds to the cash flows: row, period and amount, in order. */
export let flowRow: usize = 0;
export let flowPeriod: usize = 0;
export let flowAmount: usize = 0;
let count: i32 = 0;

export function clearFlows(): void {
  count = 0;
}

export function flowCount(): i32 {
  return count;
}

export function addFlow(row: i32, period: i32, amount: f64): void {
  if (row < 0) return;
  const i = count++;
  setInt(flowRow, i, row);
  setInt(flowPeriod, i, period);
  setFloat(flowAmount, i, amount);
}
