import { ordinals } from './refusal.ts';
import type { UtilityTable } from './table.ts';

/** Deals that no other deal beats: as good for all and better for one. */
export interface Front {
  /** Members in rising order; deals with equal utilities are all in. */
  readonly deals: Int32Array;
  /** How many different rows of utilities they have. */
  readonly distinct: number;
}

/** Deals with the highest sums that throw most others out before anything is sorted. */
const SCOUTS = 512;

/**
 * The Pareto front of all deals, or of those in `among`. Sort-filter-skyline (Chomicki, Godfrey,
 * Gryz and Liang, ICDE 2003): in falling order of their sums no deal is beaten by a later one, so
 * each is compared with the front so far; a deal that beat another is tried first the next time.
 * To a party that signs it at no price a deal is worse than all others.
 */
export function paretoFront(table: UtilityTable, among?: Int32Array): Front {
  const { parties, deals } = table;
  const utility = ordinals(table);
  const members = among ?? Int32Array.from({ length: deals }, (_, d) => d);
  const sums = sumsOf(utility, table, members);
  const rows = new Float64Array(members.length * parties);
  for (let p = 0; p < parties; p++)
    for (let i = 0; i < members.length; i++)
      rows[i * parties + p] = utility[p * deals + members[i]!]!;
  const kept = sortedByWorth(rows, parties, sums, withoutBeaten(rows, parties, sums));
  const front = createSkyline(parties, kept.length);
  const found: number[] = [];
  for (const i of kept) if (front.add(rows, i * parties)) found.push(members[i]!);
  return { deals: Int32Array.from(found).sort(), distinct: front.distinct() };
}

function sumsOf(
  utility: Float64Array,
  { parties, deals }: UtilityTable,
  members: Int32Array,
): Float64Array {
  const sums = new Float64Array(members.length);
  for (let p = 0; p < parties; p++)
    for (let i = 0; i < members.length; i++) sums[i] = sums[i]! + utility[p * deals + members[i]!]!;
  return sums;
}

/** Places of the rows that the scouts do not beat. */
function withoutBeaten(rows: Float64Array, parties: number, sums: Float64Array): Int32Array {
  const n = sums.length;
  const all = Int32Array.from({ length: n }, (_, i) => i);
  if (n <= 4 * SCOUTS) return all;
  const scouts = sortedByWorth(rows, parties, sums, highest(sums, SCOUTS));
  const front = createSkyline(parties, scouts.length);
  for (const i of scouts) front.add(rows, i * parties);
  let kept = 0;
  for (let i = 0; i < n; i++) if (!front.beats(rows, i * parties)) all[kept++] = i;
  return all.subarray(0, kept);
}

/** Places of about `count` of the highest numbers, by a threshold from a sample. */
function highest(values: Float64Array, count: number): Int32Array {
  const step = Math.max(1, Math.floor(values.length / 65_536));
  const sample = values.filter((_, i) => i % step === 0).sort();
  const least = sample[Math.max(0, sample.length - 1 - Math.ceil(count / step))]!;
  const out: number[] = [];
  for (let i = 0; i < values.length && out.length < 4 * count; i++)
    if (values[i]! >= least) out.push(i);
  return Int32Array.from(out);
}

/** In falling order of the sums; of equal sums the one that may beat the other first. */
function sortedByWorth(
  rows: Float64Array,
  parties: number,
  sums: Float64Array,
  places: Int32Array,
): Int32Array {
  return places.slice().sort((a, b) => {
    if (sums[a] !== sums[b]) return sums[b]! - sums[a]!;
    for (let p = 0; p < parties; p++) {
      const x = rows[a * parties + p]!;
      const y = rows[b * parties + p]!;
      if (x !== y) return y - x;
    }
    return a - b;
  });
}

interface Skyline {
  /** Whether a row of the front beats this one. */
  beats(rows: Float64Array, at: number): boolean;
  /** Adds a row unless it is beaten; rows come in falling order of their sums. */
  add(rows: Float64Array, at: number): boolean;
  distinct(): number;
}

function createSkyline(parties: number, most: number): Skyline {
  const front = new Float64Array(most * parties);
  // which rows have thrown out others of late: a few are enough for most
  const order = new Int32Array(most);
  let size = 0;

  /** -1 when nothing is as good everywhere, 1 when a row beats this one, 0 when one equals it. */
  function standing(rows: Float64Array, at: number): number {
    for (let k = 0; k < size; k++) {
      const row = order[k]! * parties;
      let p = 0;
      while (p < parties && front[row + p]! >= rows[at + p]!) p++;
      if (p < parties) continue;
      const up = k >> 2;
      const swap = order[k]!;
      order[k] = order[up]!;
      order[up] = swap;
      for (let q = 0; q < parties; q++) if (front[row + q] !== rows[at + q]) return 1;
      return 0;
    }
    return -1;
  }
  return {
    beats: (rows, at) => standing(rows, at) === 1,
    add(rows, at) {
      const found = standing(rows, at);
      if (found >= 0) return found === 0;
      for (let p = 0; p < parties; p++) front[size * parties + p] = rows[at + p]!;
      order[size] = size;
      size++;
      return true;
    },
    distinct: () => size,
  };
}
