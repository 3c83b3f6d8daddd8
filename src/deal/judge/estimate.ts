import { exp } from '../../units/index.ts';
import type { Values } from '../value/store.ts';
import type { Judge } from './judge.ts';
import { type Columns, lossAtWorstTenth, outcomeOf } from './outcome.ts';

/** Which measures of the store belong to a judge; -1 for none. */
export interface JudgeMeasures {
  readonly npv: number;
  readonly exposure: number;
  readonly megawatts: number;
}

/** Batches of trials over which errors are taken: trial t belongs to batch t mod BATCHES. */
export const BATCHES = 20;

/** What the outcomes of contents are worth, with how sure that is. Judge j, content c at `j * contents + c`. */
export interface Estimates {
  readonly contents: number;
  readonly judges: number;
  readonly worth: Float64Array;
  /** Standard error of the simulation. */
  readonly error: Float64Array;
  /** Trials of each content. */
  readonly trials: Int32Array;
  /** For contents with all trials: by batch, how much the worth leans on it; else undefined. */
  readonly lean: readonly (Float64Array | undefined)[];
  /** For the others: the content against which they are counted, and the error of that difference. */
  readonly reference: Int32Array;
  readonly apart: Float64Array;
}

/**
 * Estimates of all contents. Those that have few trials are compared, on these trials, with the one
 * of `references` that is most like them, and its full estimate is added: luck that both share
 * cancels. References must have all trials. With `among` only those contents are looked at.
 */
export function estimate(
  values: Values,
  contents: number,
  nothing: number,
  references: readonly number[],
  judges: readonly Judge[],
  measures: readonly JudgeMeasures[],
  among?: Iterable<number>,
): Estimates {
  const full = values.trials(nothing);
  const size = judges.length * contents;
  const worth = new Float64Array(size);
  const error = new Float64Array(size);
  const apart = new Float64Array(size);
  const lean: (Float64Array | undefined)[] = Array.from({ length: size });
  const reference = new Int32Array(contents).fill(-1);
  const trials = Int32Array.from({ length: contents }, (_, c) => values.trials(c));
  const columns = (content: number, j: number): Columns => {
    const { npv, exposure, megawatts } = measures[j]!;
    const of = (m: number) => (m < 0 ? undefined : values.column(content, m));
    return { npv: values.column(content, npv), exposure: of(exposure), megawatts: of(megawatts) };
  };
  const empty = judges.map((_, j) => columns(nothing, j));
  const known = new Map(references.map((r) => [r, judges.map((_, j) => columns(r, j))]));
  const first = (c: Columns, n: number): Columns => ({
    npv: c.npv.subarray(0, n),
    exposure: c.exposure?.subarray(0, n),
    megawatts: c.megawatts?.subarray(0, n),
  });
  const atShort = new Map<string, number>();
  const shortWorth = (r: number, j: number, n: number): number => {
    const key = `${r} ${j} ${n}`;
    const found = atShort.get(key);
    if (found !== undefined) return found;
    const x = outcomeOf(judges[j]!, first(known.get(r)![j]!, n), first(empty[j]!, n)).worth;
    atShort.set(key, x);
    return x;
  };
  // references first: the others are counted against them
  const order = [...new Set([...references, ...(among ?? trials.keys())])];
  for (const c of order) {
    const n = trials[c]!;
    if (n === 0) continue;
    const own = judges.map((_, j) => columns(c, j));
    if (n < full) reference[c] = mostAlike(judges, own, known, n);
    judges.forEach((judge, j) => {
      const at = j * contents + c;
      const x = outcomeOf(judge, own[j]!, first(empty[j]!, n)).worth;
      if (n === full) {
        worth[at] = x;
        lean[at] = leanings(judge, own[j]!, empty[j]!);
        error[at] = spread(lean[at]!);
        return;
      }
      const r = reference[c]!;
      const base = known.get(r)![j]!;
      worth[at] = x - shortWorth(r, j, n) + worth[j * contents + r]!;
      apart[at] = errorOfDifference(judge, own[j]!, base, n);
      error[at] = Math.sqrt(apart[at]! ** 2 + error[j * contents + r]! ** 2);
    });
  }
  return { contents, judges: judges.length, worth, error, trials, lean, reference, apart };
}

/** The reference from which the fewest USD of noise are left, over all judges. */
function mostAlike(
  judges: readonly Judge[],
  own: readonly Columns[],
  known: ReadonlyMap<number, readonly Columns[]>,
  n: number,
): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  known.forEach((theirs, r) => {
    let sum = 0;
    judges.forEach((judge, j) => {
      sum += errorOfDifference(judge, own[j]!, theirs[j]!, n) ** 2;
    });
    if (sum < least) {
      least = sum;
      best = r;
    }
  });
  return best;
}

/** Without the loss in the worst tenth, which few trials cannot tell: that has the error of the reference. */
function errorOfDifference(judge: Judge, a: Columns, b: Columns, n: number): number {
  let sum = 0;
  let squares = 0;
  for (let t = 0; t < n; t++) {
    const x = judge.money * (a.npv[t]! - b.npv[t]!) + beside(judge, a, b, t);
    sum += x;
    squares += x * x;
  }
  return Math.sqrt(Math.max(0, squares - (sum * sum) / n) / Math.max(1, n - 1) / n);
}

/** What a trial adds to the worth beside money: more megawatts, and less out of pocket. */
function beside(judge: Judge, a: Columns, b: Columns, t: number): number {
  let x = 0;
  if (a.megawatts !== undefined && b.megawatts !== undefined)
    x += (judge.megawatts?.worth ?? 0) * (a.megawatts[t]! - b.megawatts[t]!);
  if (a.exposure !== undefined && b.exposure !== undefined)
    x -= judge.exposure * (a.exposure[t]! - b.exposure[t]!);
  return x;
}

/**
 * By batch: mean of what its trials add to the worth, less the mean of all (influence; Efron 1982).
 * For the loss in the worst tenth, what leaving the batch out changes (jackknife by groups).
 */
function leanings(judge: Judge, deal: Columns, nothing: Columns): Float64Array {
  const n = deal.npv.length;
  const { tolerance } = judge;
  const sums = new Float64Array(BATCHES);
  const counts = new Float64Array(BATCHES);
  let total = 0;
  const change = deal.npv.map((x, t) => x - nothing.npv[t]!);
  const lowest = change.reduce((least, x) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const weight = (x: number) => (tolerance === undefined ? x : exp((lowest - x) / tolerance));
  const middle = change.reduce((sum, x) => sum + weight(x), 0) / n;
  for (let t = 0; t < n; t++) {
    const of = weight(change[t]!);
    const money = tolerance === undefined ? of : -tolerance * (of / middle - 1);
    const x = judge.money * money + beside(judge, deal, nothing, t);
    sums[t % BATCHES] = sums[t % BATCHES]! + x;
    counts[t % BATCHES] = counts[t % BATCHES]! + 1;
    total += x;
  }
  const loss = judge.tail === 0 ? 0 : lossAtWorstTenth(change);
  const lossWithout = (batch: number) =>
    lossAtWorstTenth(change.filter((_, t) => t % BATCHES !== batch));
  return sums.map((sum, b) => {
    if (counts[b] === 0) return 0;
    const tail = judge.tail === 0 ? 0 : judge.tail * (BATCHES - 1) * (loss - lossWithout(b));
    return sum / counts[b]! - total / n - tail;
  });
}

const spread = (lean: Float64Array): number =>
  Math.sqrt(lean.reduce((sum, x) => sum + x * x, 0) / (BATCHES * (BATCHES - 1)));
