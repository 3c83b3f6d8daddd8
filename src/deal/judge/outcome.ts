import { exp, log } from '../../units/index.ts';
import type { Judge } from './judge.ts';

/** Columns of the measures that judges need, by trial. */
export interface Columns {
  readonly npv: Float64Array;
  readonly exposure: Float64Array | undefined;
  readonly megawatts: Float64Array | undefined;
}

/** The visible parts of what outcomes are worth to a party, USD, beyond those when nothing is agreed. */
export interface Outcome {
  /** Mean, or certainty equivalent where the party judges so, of the change in its net present value. */
  readonly money: number;
  readonly megawatts: number;
  readonly exposure: number;
  readonly tail: number;
  /** The weighted sum of the four. */
  readonly worth: number;
}

/**
 * What a party makes of its outcomes with a deal against those without, trial by trial under the
 * same luck. `picked` are the trials that count, all if not given.
 */
export function outcomeOf(judge: Judge, deal: Columns, nothing: Columns): Outcome {
  const count = deal.npv.length;
  const change = new Float64Array(count);
  let total = 0;
  for (let t = 0; t < count; t++) {
    change[t] = deal.npv[t]! - nothing.npv[t]!;
    total += change[t]!;
  }
  const meanChange = (a: Float64Array | undefined, b: Float64Array | undefined) => {
    if (a === undefined || b === undefined) return 0;
    let sum = 0;
    for (let t = 0; t < count; t++) sum += a[t]! - b[t]!;
    return sum / count;
  };
  const money =
    judge.tolerance === undefined ? total / count : certaintyEquivalent(change, judge.tolerance);
  const megawatts = (judge.megawatts?.worth ?? 0) * meanChange(deal.megawatts, nothing.megawatts);
  const exposure = judge.exposure * meanChange(deal.exposure, nothing.exposure);
  const tail = judge.tail === 0 ? 0 : judge.tail * lossAtWorstTenth(change);
  return {
    money,
    megawatts,
    exposure: -exposure,
    tail: -tail,
    worth: judge.money * money + megawatts - exposure - tail,
  };
}

/** -R log mean exp(-x / R): exponential utility (Pratt 1964); stable for large x / R. */
export function certaintyEquivalent(x: Float64Array, tolerance: number): number {
  const lowest = x.reduce((least, v) => Math.min(least, v), Number.POSITIVE_INFINITY);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += exp((lowest - x[i]!) / tolerance);
  return lowest - tolerance * log(sum / x.length);
}

/** USD lost at the tenth percentile; 0 when that is no loss. */
export function lossAtWorstTenth(x: Float64Array): number {
  const sorted = x.slice().sort();
  return Math.max(0, -sorted[Math.min(sorted.length - 1, Math.floor(sorted.length / 10))]!);
}
