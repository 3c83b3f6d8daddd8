import { clearFloats, float, int, setFloat, setInt } from '../arrays';

/* Which budget holds how much of which lot: a row for each lot that a budget may use. */

export let lotSource: usize = 0;
/** Rows of each budget, and their lots; those of a source stand side by side. */
export let budgetFirst: usize = 0;
export let budgetLot: usize = 0;
/** Words of bits of the lots. */
export let words: i32 = 0;

/** USD held by row; by budget, bits of the rows in which anything was held. */
export let held: usize = 0;
export let heldBits: usize = 0;

export function clearHoldings(budgets: i32): void {
  clearFloats(held, int(budgetFirst, budgets));
  memory.fill(heldBits, 0, ((budgets * words) as usize) << 2);
}

export function hold(budget: i32, k: i32, amount: f64): void {
  setFloat(held, k, float(held, k) + amount);
  const row = k - int(budgetFirst, budget);
  const word = budget * words + (row >> 5);
  setInt(heldBits, word, int(heldBits, word) | (1 << (row & 31)));
}

/** First row in which a budget held anything; -1 for none. */
export function firstHeld(budget: i32): i32 {
  return heldFrom(budget, 0);
}

/** The next such row after row k. */
export function nextHeld(budget: i32, k: i32): i32 {
  return heldFrom(budget, k + 1 - int(budgetFirst, budget));
}

function heldFrom(budget: i32, row: i32): i32 {
  let w = row >> 5;
  if (w >= words) return -1;
  let bits = int(heldBits, budget * words + w) & (-1 << (row & 31));
  while (bits === 0) {
    if (++w === words) return -1;
    bits = int(heldBits, budget * words + w);
  }
  return int(budgetFirst, budget) + (w << 5) + ctz<i32>(bits);
}

/** What is held of a source's lots, of which k is the first. */
export function heldOf(source: i32, k: i32, end: i32): f64 {
  let sum: f64 = 0;
  for (let l = k; l < end && int(lotSource, int(budgetLot, l)) === source; l++)
    sum += float(held, l);
  return sum;
}

/** The end of the rows of the source whose first row is k. */
export function groupEnd(k: i32, end: i32): i32 {
  const source = int(lotSource, int(budgetLot, k));
  let l = k + 1;
  while (l < end && int(lotSource, int(budgetLot, l)) === source) l++;
  return l;
}
