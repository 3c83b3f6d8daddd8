import type { UtilityTable } from './table.ts';
import { agreementZone, gainsIn, idealGains } from './zone.ts';

/** Numbers that differ by less than this, relative, count as equal: they are ties. */
const TIE = 1e-12;

/** The deals that a rule picks, all ties; or why it picks none. */
export type Solution =
  | { readonly kind: 'deals'; readonly deals: readonly number[]; readonly value: number }
  | {
      readonly kind: 'undefined';
      readonly why: 'empty-zone' | 'nobody-gains' | 'someone-never-gains';
    };

/** What the four rules pick from the deals that all would sign. */
export interface Solutions {
  readonly zone: Int32Array;
  /** Highest product of gains over alternatives (Nash 1950); `value` is the product of shares of the ideals. */
  readonly nash: Solution;
  /**
   * Lexicographically highest lowest share of what each could gain at most in the zone (Kalai and
   * Smorodinsky 1975; Imai 1983 for the lexicographic form); `value` is the lowest share.
   */
  readonly kalaiSmorodinsky: Solution;
  /** Lexicographically highest lowest gain in USD (Kalai 1977); `value` is the lowest gain. */
  readonly egalitarian: Solution;
  /** Highest sum of utilities; `value` is the sum of gains. */
  readonly utilitarian: Solution;
}

/**
 * The four points of a table; all are sought in the agreement zone, and there among those that are
 * `known` well if any of them are.
 */
export function solutionsOf(table: UtilityTable, known?: Int32Array): Solutions {
  const all = agreementZone(table);
  const { parties } = table;
  if (all.length === 0) {
    const none: Solution = { kind: 'undefined', why: 'empty-zone' };
    return { zone: all, nash: none, kalaiSmorodinsky: none, egalitarian: none, utilitarian: none };
  }
  const well = new Set(known);
  const zone = all.some((d) => well.has(d)) ? all.filter((d) => well.has(d)) : all;
  const gains = gainsIn(table, zone);
  const ideal = idealGains(gains, parties);
  const shares = new Float64Array(gains.length);
  for (let p = 0; p < parties; p++)
    for (let i = 0; i < zone.length; i++) {
      const at = p * zone.length + i;
      // who can gain nothing in any deal has all it can have
      shares[at] = ideal[p]! > 0 ? gains[at]! / ideal[p]! : 1;
    }
  const stuck = ideal.some((x) => x === 0);
  return {
    zone: all,
    nash: stuck ? { kind: 'undefined', why: 'someone-never-gains' } : nash(zone, shares, parties),
    kalaiSmorodinsky: ideal.some((x) => x > 0)
      ? lexicographic(zone, shares, parties)
      : { kind: 'undefined', why: 'nobody-gains' },
    egalitarian: lexicographic(zone, gains, parties),
    utilitarian: highest(zone, columnSums(gains, parties)),
  };
}

function nash(zone: Int32Array, shares: Float64Array, parties: number): Solution {
  const product = new Float64Array(zone.length).fill(1);
  for (let p = 0; p < parties; p++)
    for (let i = 0; i < zone.length; i++) product[i] = product[i]! * shares[p * zone.length + i]!;
  const best = highest(zone, product);
  return best.kind === 'deals' && best.value === 0
    ? { kind: 'undefined', why: 'nobody-gains' }
    : best;
}

function columnSums(rows: Float64Array, parties: number): Float64Array {
  const n = rows.length / parties;
  const sums = new Float64Array(n);
  for (let p = 0; p < parties; p++)
    for (let i = 0; i < n; i++) sums[i] = sums[i]! + rows[p * n + i]!;
  return sums;
}

function highest(zone: Int32Array, score: Float64Array): Solution {
  let value = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < score.length; i++) if (score[i]! > value) value = score[i]!;
  const least = value - TIE * Math.abs(value);
  const deals: number[] = [];
  for (let i = 0; i < score.length; i++) if (score[i]! >= least) deals.push(zone[i]!);
  return { kind: 'deals', deals, value };
}

/** The lowest as high as can be, then the second lowest, and so on. */
function lexicographic(zone: Int32Array, scores: Float64Array, parties: number): Solution {
  const n = zone.length;
  let left = Array.from({ length: n }, (_, i) => i);
  const floor = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  for (let p = 0; p < parties; p++)
    for (let i = 0; i < n; i++) floor[i] = Math.min(floor[i]!, scores[p * n + i]!);
  let value = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i++) value = Math.max(value, floor[i]!);
  const scale = scores.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  left = left.filter((i) => floor[i]! >= value - TIE * scale);
  // few are left: each as its numbers in rising order
  const sorted = new Map(
    left.map((i) => [
      i,
      Float64Array.from({ length: parties }, (_, p) => scores[p * n + i]!).sort(),
    ]),
  );
  for (let rank = 1; rank < parties && left.length > 1; rank++) {
    const at = (i: number) => sorted.get(i)?.[rank] ?? 0;
    const best = left.reduce((most, i) => Math.max(most, at(i)), Number.NEGATIVE_INFINITY);
    left = left.filter((i) => at(i) >= best - TIE * scale);
  }
  return { kind: 'deals', deals: left.map((i) => zone[i]!), value };
}
