import { byte, clearFloats, fillFloats, float, int, setByte, setFloat, setInt } from '../arrays';
import { exp } from '../elementary';
import {
  budgetFirst,
  budgetLot,
  clearHoldings,
  firstHeld,
  groupEnd,
  held,
  heldOf,
  hold,
  lotSource,
  nextHeld,
  words,
} from './holdings';
import { drawn, finish } from './network';

/* Money of one trial: which budget (phase x package) gets how much of which lot; see `Funds`. */
export let packages: i32 = 0;
export let phases: i32 = 0;
export let lots: i32 = 0;
export let lotNode: usize = 0;
export let lotAmount: usize = 0;
export let lotShare: usize = 0;
export let lotRank: usize = 0;
export let budgetShare: usize = 0;
export let budgetPlanned: usize = 0;
export let offtakeFirst: usize = 0;
export let offtakeNode: usize = 0;
/** By source, as bits: SENIOR, EQUITY_FIRST, OFFTAKE. */
export let sourceKind: usize = 0;
const SENIOR: i32 = 1;
const EQUITY_FIRST: i32 = 2;
const OFFTAKE: i32 = 4;
/** By phase: variables, -1 for none. */
export let contingency: usize = 0;
export let shrinkTo: usize = 0;
/** Growth of prices in a year, and its logarithm. */
export let growth: f64 = 1;
export let logGrowth: f64 = 0;
const DAYS_PER_YEAR: f64 = 365.25;

/** By row of a budget and lot: the row of the first lot of the same source. */
export let groupFirst: usize = 0;
/** By budget: bits of the lots that it may use, and by rank its row for the lot. */
export let usable: usize = 0;
export let rowAt: usize = 0;
/** By budget: bits of the lots that come after equity, and the least share of equity before any does. */
export let afterEquity: usize = 0;
export let leastEquity: usize = 0;

/** By lot: USD left, and whether it has come; bits of those that have come and hold something. */
export let left: usize = 0;
export let come: usize = 0;
export let open: usize = 0;
/** By budget: USD asked, held, and held of others than senior lenders; day of commitment. */
export let asked: usize = 0;
export let covered: usize = 0;
export let junior: usize = 0;
export let grantedAt: usize = 0;
export let shrinks: usize = 0;
/**
 * By budget: bits of the usable lots that may give it something: not those of sources that were seen
 * at their shares, nor those that come after equity while there is too little.
 */
export let sought: usize = 0;
/** By phase: built share. */
export let scale: usize = 0;
export let waiting: usize = 0;
/** Budgets that the last `serveFunds` has covered. */
export let served: usize = 0;

/** Smallest part of a need that is treated as met, relative. */
const ENOUGH: f64 = 1 - 1e-12;

let waiters: i32 = 0;
let freed: bool = false;

export function resetFunds(): void {
  waiters = 0;
  freed = false;
  for (let lot = 0; lot < lots; lot++)
    setFloat(left, lot, drawn(int(lotAmount, lot), 0) * float(lotShare, lot));
  memory.fill(come, 0, lots as usize);
  memory.fill(open, 0, (words as usize) << 2);
  const budgets = phases * packages;
  clearFloats(asked, budgets);
  clearFloats(covered, budgets);
  clearFloats(junior, budgets);
  fillFloats(grantedAt, budgets, NaN);
  clearHoldings(budgets);
  memory.fill(shrinks, 0, budgets as usize);
  fillFloats(scale, phases, 1);
}

function hasOfftake(phase: i32, day: f64): bool {
  const last = int(offtakeFirst, phase + 1);
  for (let e = int(offtakeFirst, phase); e < last; e++) {
    const node = int(offtakeNode, e);
    if (node < 0 || float(finish, node) <= day) return true;
  }
  return false;
}

/** Takes what this budget may have of the lots that have come. True when it is covered. */
function fill(budget: i32, day: f64): bool {
  const wanted = float(asked, budget);
  const phase = budget / packages;
  let equity: f64;
  do {
    equity = float(junior, budget);
    take(budget, phase, day);
    // equity that came after debt in the order of use may have opened that debt
  } while (float(junior, budget) > equity && float(covered, budget) < wanted);
  return float(covered, budget) >= wanted * ENOUGH || shrink(budget, phase);
}

/** Equity that a budget must hold before any lot that comes after it opens. */
function equityFirst(budget: i32): f64 {
  return float(asked, budget) * float(leastEquity, budget) * ENOUGH;
}

function seekDebt(budget: i32): void {
  for (let at = budget * words; at < (budget + 1) * words; at++)
    setInt(sought, at, int(sought, at) | (int(usable, at) & int(afterEquity, at)));
}

/** Whether any open lot may give the budget something. */
function seeks(budget: i32): bool {
  for (let w = 0; w < words; w++)
    if ((int(open, w) & int(sought, budget * words + w)) !== 0) return true;
  return false;
}

/** Goes once through the open lots that a budget may use, in order. */
function take(budget: i32, phase: i32, day: f64): void {
  const wanted = float(asked, budget);
  const end = int(budgetFirst, budget + 1);
  let group = -1;
  let kind = 0;
  let ofSource: f64 = 0;
  // whether that is the sum of what is held, not one that was added to
  let isSum = false;
  let total = float(covered, budget);
  let equity = float(junior, budget);
  const least = equityFirst(budget);
  for (let w = 0; w < words; w++) {
    const at = budget * words + w;
    let bits = int(open, w) & int(sought, at);
    while (bits !== 0 && total < wanted) {
      const rank = ctz<i32>(bits);
      bits &= bits - 1;
      const k = int(rowAt, at * 32 + rank);
      const lot = int(budgetLot, k);
      const source = int(lotSource, lot);
      if (source !== group) {
        group = source;
        kind = byte(sourceKind, source);
        ofSource = heldOf(source, int(groupFirst, k), end);
        isSum = true;
      }
      const share = float(budgetShare, k);
      const own = share * wanted - ofSource;
      // what is held of a source never falls while its budget waits
      if (own <= 0 && isSum) setInt(sought, at, int(sought, at) & ~(1 << rank));
      if (kind & EQUITY_FIRST && equity < wanted * (1 - share) * ENOUGH) continue;
      if (kind & OFFTAKE && !hasOfftake(phase, day)) continue;
      const taken = min<f64>(float(left, lot), min<f64>(own, wanted - total));
      if (taken <= 0) continue;
      hold(budget, k, taken);
      ofSource += taken;
      isSum = false;
      const rest = float(left, lot) - taken;
      setFloat(left, lot, rest);
      if (rest <= 0) setOpen(lot, false);
      total += taken;
      if (kind & SENIOR) continue;
      const before = equity;
      equity += taken;
      if (!(before < least) || equity < least) continue;
      seekDebt(budget);
      bits = int(open, w) & int(sought, at) & (-2 << rank);
    }
  }
  setFloat(covered, budget, total);
  setFloat(junior, budget, equity);
}

function setOpen(lot: i32, is: bool): void {
  const rank = int(lotRank, lot);
  const bit = 1 << (rank & 31);
  const before = int(open, rank >> 5);
  setInt(open, rank >> 5, is ? before | bit : before & ~bit);
}

function mayUse(budget: i32, lot: i32): bool {
  const rank = int(lotRank, lot);
  return (int(usable, budget * words + (rank >> 5)) & (1 << (rank & 31))) !== 0;
}

function shrink(budget: i32, phase: i32): bool {
  const wanted = float(asked, budget);
  if (byte(shrinks, budget) === 0 || wanted <= 0) return false;
  const least = wanted * drawn(int(shrinkTo, phase), 1) * ENOUGH;
  // what can be paid is at most what is held
  if (float(covered, budget) < least) return false;
  const size = payable(budget);
  if (size < least) return false;
  handBack(budget, size);
  setFloat(scale, phase, float(scale, phase) * (size / wanted));
  setFloat(asked, budget, size);
  setFloat(covered, budget, size);
  return true;
}

/**
 * Largest budget that what is held can pay with every source within its share: sources that hold
 * more than theirs pay just that, which leaves 1 - their shares to the others.
 */
function payable(budget: i32): f64 {
  const end = int(budgetFirst, budget + 1);
  let size = float(covered, budget);
  while (true) {
    let others: f64 = 0;
    let shares: f64 = 0;
    for (let k = int(budgetFirst, budget); k < end; k = groupEnd(k, end)) {
      const amount = heldOf(int(lotSource, int(budgetLot, k)), k, end);
      const share = float(budgetShare, k);
      if (amount * ENOUGH > share * size) shares += share;
      else others += amount;
    }
    if (shares === 0 || shares >= 1) return size;
    const next = others / (1 - shares);
    if (next >= size * ENOUGH) return size;
    size = next;
  }
}

/** Returns what sources hold beyond their shares of a budget of that size. */
function handBack(budget: i32, size: f64): void {
  const end = int(budgetFirst, budget + 1);
  for (let k = int(budgetFirst, budget); k < end; ) {
    const next = groupEnd(k, end);
    const source = int(lotSource, int(budgetLot, k));
    let surplus = heldOf(source, k, end) - float(budgetShare, k) * size;
    for (let l = k; l < next && surplus > size * (1 - ENOUGH); l++) {
      const back = min<f64>(surplus, float(held, l));
      setFloat(held, l, float(held, l) - back);
      putBack(int(budgetLot, l), back);
      surplus -= back;
      freed = true;
    }
    k = next;
  }
}

function putBack(lot: i32, amount: f64): void {
  const rest = float(left, lot) + amount;
  setFloat(left, lot, rest);
  if (byte(come, lot) === 1 && rest > 0) setOpen(lot, true);
}

/** The money of a lot has come. */
export function lotComes(lot: i32): void {
  setByte(come, lot, 1);
  if (float(left, lot) > 0) setOpen(lot, true);
}

/** Asks for a budget; it takes what there is at once. True when that is enough. */
export function askFunds(budget: i32, day: f64): bool {
  const phase = budget / packages;
  const spare = drawn(int(contingency, phase), 0);
  const years = max<f64>(0, day) / DAYS_PER_YEAR;
  const escalation = years === 1 ? growth : exp(years * logGrowth);
  setFloat(
    asked,
    budget,
    float(budgetPlanned, budget) * float(scale, phase) * (1 + spare) * escalation,
  );
  for (let at = budget * words; at < (budget + 1) * words; at++)
    setInt(sought, at, int(usable, at) & ~int(afterEquity, at));
  if (!(float(junior, budget) < equityFirst(budget))) seekDebt(budget);
  if (fill(budget, day)) {
    setFloat(grantedAt, budget, day);
    return true;
  }
  setInt(waiting, waiters++, budget);
  return false;
}

/**
 * Offers what has come to those who wait, in order; with a lot (not -1) to those who may use it.
 * Gives how many are covered: the first of `served`.
 */
export function serveFunds(day: f64, lot: i32): i32 {
  let covers = 0;
  do {
    // what a phase that shrinks gives back is offered again, to all
    const all = lot < 0 || freed;
    freed = false;
    let kept = 0;
    for (let w = 0; w < waiters; w++) {
      const budget = int(waiting, w);
      // once the lot is used up it can help nobody further back
      const asks = all || (float(left, lot) > 0 && mayUse(budget, lot));
      const gains = asks && (byte(shrinks, budget) === 1 || seeks(budget));
      if (gains && fill(budget, day)) {
        if (isNaN<f64>(float(grantedAt, budget))) setFloat(grantedAt, budget, day);
        setInt(served, covers++, budget);
      } else setInt(waiting, kept++, budget);
    }
    waiters = kept;
  } while (freed);
  return covers;
}

/** From this day on the phase makes do with less. */
export function allowShrinking(budget: i32): void {
  setByte(shrinks, budget, 1);
}

/** Stops waiting; what the budget held goes back. */
export function giveUpFunds(budget: i32): void {
  let kept = 0;
  for (let w = 0; w < waiters; w++)
    if (int(waiting, w) !== budget) setInt(waiting, kept++, int(waiting, w));
  waiters = kept;
  for (let k = firstHeld(budget); k >= 0; k = nextHeld(budget, k)) {
    putBack(int(budgetLot, k), float(held, k));
    setFloat(held, k, 0);
  }
  setFloat(covered, budget, 0);
}

/** Node of the lot still to come that this budget could use most of; -1 for none. */
export function largestMissing(budget: i32, day: f64): i32 {
  let best = -1;
  let most: f64 = 0;
  const end = int(budgetFirst, budget + 1);
  for (let k = int(budgetFirst, budget); k < end; k++) {
    const lot = int(budgetLot, k);
    const node = int(lotNode, lot);
    const amount = min<f64>(float(left, lot), float(budgetShare, k) * float(asked, budget));
    if (float(finish, node) > day && amount > most) {
      most = amount;
      best = node;
    }
  }
  return best;
}
