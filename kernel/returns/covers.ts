import { clearFloats, fillFloats, float, int, setFloat, setInt } from '../arrays';
import { ROW } from './moments';
import { starts, years } from './years';

/*
 * How projects stand with their lenders, year by year. Rows are those of `findRates`: 0 or 1 where
 * they tell whether.
 */

/** Places of rows, by project: the ratio of cover; whether it is tested, cash is locked, in default. */
let rows: usize = 0;
let projects: i32 = 0;
/** By trial, project and year the last ratio that was tested, Infinity for none. */
let covers: usize = 0;
/** By project and year: trials with a test, with cash locked and in default, since they were cleared. */
let tested: usize = 0;
let locked: usize = 0;
let defaulted: usize = 0;
/** By project: bit k is set if trial k is ever tested. */
let everTested: usize = 0;

export function prepareCovers(at: usize, count: i32, to: usize, counts: usize, ever: usize): void {
  rows = at;
  projects = count;
  covers = to;
  const size = ((projects * years) as usize) << 3;
  tested = counts;
  locked = tested + size;
  defaulted = locked + size;
  everTested = ever;
}

export function clearCounts(): void {
  clearFloats(tested, 3 * projects * years);
}

/** Goes through the first `trials` of a group. */
export function findCovers(trials: i32): void {
  fillFloats(covers, trials * projects * years, Infinity);
  const wanted = (1 << trials) - 1;
  for (let p = 0; p < projects; p++) {
    let ever = 0;
    for (let year = 0; year < years; year++) ever |= findYear(p, year, wanted);
    setInt(everTested, p, ever);
  }
}

/** Which trials are tested in the year. Period 0 is all before the first month and does not count. */
function findYear(project: i32, year: i32, wanted: i32): i32 {
  const ratio = int(rows, 4 * project) as usize;
  const isTested = (int(rows, 4 * project + 1) as usize) - ratio;
  const isLocked = (int(rows, 4 * project + 2) as usize) - ratio;
  const inDefault = (int(rows, 4 * project + 3) as usize) - ratio;
  const to = covers + (((project * years + year) as usize) << 3);
  const stride = ((projects * years) as usize) << 3;
  const first = ratio + (max<i32>(1, int(starts, year)) as usize) * ROW;
  let some = 0;
  let someLocked = 0;
  let someDefault = 0;
  // from the last on, so that the first test met is the one that counts
  for (let at = ratio + (int(starts, year + 1) as usize) * ROW - ROW; at >= first; at -= ROW) {
    const tests = bitsOf(at + isTested);
    const defaults = bitsOf(at + inDefault);
    if ((tests | defaults) === 0) continue;
    someDefault |= defaults;
    someLocked |= bitsOf(at + isLocked) & (tests | defaults);
    for (let left = tests & ~some & wanted; left !== 0; left &= left - 1) {
      const lane = ctz<i32>(left);
      store<f64>(to + (lane as usize) * stride, float(at, lane));
    }
    some |= tests;
  }
  const i = project * years + year;
  add(tested, i, some & wanted);
  add(locked, i, someLocked & wanted);
  add(defaulted, i, someDefault & wanted);
  return some;
}

/** Bit k is set where number k of a group is not 0. */
function bitsOf(at: usize): i32 {
  const zero = f64x2.splat(0);
  const low = i16x8.narrow_i32x4_s(
    pairs(f64x2.ne(v128.load(at), zero), f64x2.ne(v128.load(at, 16), zero)),
    pairs(f64x2.ne(v128.load(at, 32), zero), f64x2.ne(v128.load(at, 48), zero)),
  );
  return i16x8.bitmask(low);
}

/** One word of each of four masks of two. */
function pairs(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 2, 4, 6);
}

function add(counts: usize, i: i32, trials: i32): void {
  if (trials !== 0) setFloat(counts, i, float(counts, i) + (popcnt<i32>(trials) as f64));
}
