import { float, int, setFloat, setInt } from '../arrays';
import { blockBytes, prepareBlock, solveBlock } from './block';
import { isInvestment } from './investment';
import { GROUP, ROW } from './moments';

/*
 * Rows of the cash flows of trials side by side, a group of them: number `t * GROUP + lane` of a row is
 * period t of a trial. Their years begin at the periods `starts`, which ends with that after the last.
 */

/** Whole numbers. */
export let starts: usize = 0;
export let years: i32 = 0;

/** Sums of a row by year; flows that wait to be solved, whose they are, and what was found. */
let yearly: usize = 0;
let yearlyEnd: usize = 0;
let flows: usize = 0;
let solved: usize = 0;
let found: usize = 0;
let waiting: usize = 0;
let count: i32 = 0;

/** Bytes that are worked with, for so many years. */
export function yearsBytes(yearCount: i32): i32 {
  return (2 * yearCount + 3) * (ROW as i32) + blockBytes(yearCount);
}

/** Works from byte `at` on. */
export function prepareYears(at: usize, startsAt: usize, yearCount: i32): void {
  starts = startsAt;
  years = yearCount;
  yearly = at;
  yearlyEnd = yearly + (years as usize) * ROW;
  flows = yearlyEnd;
  solved = flows + (years as usize) * ROW;
  found = solved + ROW;
  waiting = found + ROW;
  prepareBlock(waiting + ROW, years);
}

/**
 * Finds the rate a year of each of `count` rows, whose places are at `rows`, and of the first `trials`
 * of a group: number `row * GROUP + lane` of `rates`, NaN where there is not just one rate, or where it
 * is the price of borrowing. What has an even number of changes of sign never has just one rate
 * (Descartes) and is left out; what remains of all rows is solved side by side. Returns a number of
 * `rates` whose flows are not finite, where it stops, else -1.
 */
export function findRates(rows: usize, rowCount: i32, trials: i32, rates: usize): i32 {
  count = 0;
  for (let r = 0; r < rowCount; r++) {
    sumYears(int(rows, r) as usize);
    for (let lane = 0; lane < trials; lane++) {
      const whose = r * GROUP + lane;
      setFloat(rates, whose, NaN);
      if (!changesOddly(lane)) continue;
      const from = yearly + ((lane as usize) << 3);
      const to = flows + ((count as usize) << 3);
      for (let y: usize = 0; y < (years as usize); y++)
        store<f64>(to + y * ROW, load<f64>(from + y * ROW));
      setInt(waiting, count++, whose);
      if (count < GROUP) continue;
      const bad = solve(rates);
      if (bad >= 0) return bad;
    }
  }
  return solve(rates);
}

function solve(rates: usize): i32 {
  const bad = solveBlock(flows, GROUP, count, solved, found);
  if (bad >= 0) return int(waiting, bad);
  for (let i = 0; i < count; i++) {
    const rate = float(solved, i);
    const own = flows + ((i as usize) << 3);
    if (isInvestment(own, years, GROUP, rate)) setFloat(rates, int(waiting, i), rate);
  }
  count = 0;
  return -1;
}

function sumYears(row: usize): void {
  let to = yearly;
  for (let year = 0; year < years; year++, to += ROW) {
    let a = f64x2.splat(0);
    let b = a;
    let c = a;
    let d = a;
    const end = row + (int(starts, year + 1) as usize) * ROW;
    for (let at = row + (int(starts, year) as usize) * ROW; at < end; at += ROW) {
      a = f64x2.add(a, v128.load(at));
      b = f64x2.add(b, v128.load(at, 16));
      c = f64x2.add(c, v128.load(at, 32));
      d = f64x2.add(d, v128.load(at, 48));
    }
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
  }
}

/** Whether sums by year change their sign an odd number of times: whether the first and last differ in it. */
function changesOddly(lane: i32): bool {
  const at = (lane as usize) << 3;
  let first = yearly + at;
  while (first < yearlyEnd && load<f64>(first) === 0) first += ROW;
  let last = yearlyEnd - ROW + at;
  while (last > first && load<f64>(last) === 0) last -= ROW;
  return first < last && load<f64>(first) > 0 !== load<f64>(last) > 0;
}
