import { float, int, setFloat, setInt } from '../arrays';
import { above, below, counts, levels, ranks, shares } from './place';

/* The order statistics between which type 7 quantiles at the levels interpolate. */

export let levelCount: i32 = 0;
/** Distinct ranks in `ranks`, rising. */
export let rankCount: i32 = 0;
let rankedFor: i32 = 0;

export function setLevels(count: i32): void {
  levelCount = count;
  rankedFor = 0;
}

/** Of each level the entries in `ranks` below and above it, and in `shares` the way between. */
export function rankColumn(count: i32): void {
  if (count === rankedFor) return;
  rankedFor = count;
  rankCount = 0;
  for (let q = 0; q < levelCount; q++) {
    const at = float(levels, q) * ((count - 1) as f64);
    const rank = floor(at) as i32;
    setFloat(shares, q, at - floor(at));
    // a level may lie as low as the one before, whose upper rank is one higher
    const last = wantRank(rank);
    setInt(below, q, int(ranks, last) === rank ? last : last - 1);
    setInt(above, q, wantRank(min(rank + 1, count - 1)));
  }
}

/** Appends a rank unless it is known; the last entry. */
function wantRank(rank: i32): i32 {
  if (rankCount === 0 || rank > int(ranks, rankCount - 1)) setInt(ranks, rankCount++, rank);
  return rankCount - 1;
}

/* Walks through counts towards ranks that rise, past 16 at a time. */
let group: usize = 0;
let groupCount: i32 = 0;
let groupBefore: i32 = 0;
/** Where the count with the rank lies, and how many come before it. */
let at: usize = 0;
export let before: i32 = 0;

function countOf16(from: usize): i32 {
  const a = i32x4.add(v128.load(from), v128.load(from, 16));
  const b = i32x4.add(v128.load(from, 32), v128.load(from, 48));
  const c = i32x4.add(a, b);
  const d = i32x4.add(c, v128.shuffle<i32>(c, c, 2, 3, 0, 1));
  return i32x4.extract_lane(d, 0) + i32x4.extract_lane(d, 1);
}

export function startWalk(): void {
  group = counts;
  groupCount = countOf16(group);
  groupBefore = 0;
  at = group;
  before = 0;
}

/** The index of the count that holds the rank. */
export function walkTo(rank: i32): i32 {
  if (groupBefore + groupCount <= rank) {
    do {
      groupBefore += groupCount;
      group += 64;
      groupCount = countOf16(group);
    } while (groupBefore + groupCount <= rank);
    at = group;
    before = groupBefore;
  }
  for (let here = load<i32>(at); before + here <= rank; here = load<i32>(at)) {
    before += here;
    at += 4;
  }
  return ((at - counts) >> 2) as i32;
}
