import {
  type Distribution,
  mean,
  normalQuantile,
  quantile,
  streamKey,
  uniformAt,
} from '../../uncertainty/index.ts';
import type { Deal, Space } from '../terms/space.ts';
import { BATCHES, type Estimates } from './estimate.ts';
import type { Judge } from './judge.ts';

/** One way in which everything that is unsure may be: noise of the simulation, wants, alternatives. */
export interface Replicate {
  /** Whether a judge signs: whether its utility is at least its alternative. */
  signs(judge: number, deal: number): boolean;
  /** What a deal is worth to it, its wants included. */
  utility(judge: number, deal: number): number;
  readonly alternative: Float64Array;
}

export interface Judged {
  readonly space: Space;
  readonly deals: readonly Deal[];
  /** The content of each deal. */
  readonly content: Int32Array;
  readonly judges: readonly Judge[];
  readonly estimates: Estimates;
  /** What simulated alternatives came to, by judge. */
  readonly simulated: Float64Array;
}

/**
 * Replicate k of many. Trials are drawn anew by batches (Efron 1979), the same ones for all deals, so
 * that deals stay comparable; what deals with few trials differ from their references is drawn from its
 * normal error; wants and alternatives from their distributions. With `noise` false only the latter
 * two move. All from streams of their own, named by what they are.
 */
export function replicate(
  { space, deals, content, judges, estimates, simulated }: Judged,
  seed: number,
  k: number,
  noise = true,
): Replicate {
  const draw = (distribution: Distribution, name: string): number =>
    distribution.kind === 'point'
      ? distribution.value
      : quantile(distribution, uniformAt(streamKey(seed, name), k));
  const weights = new Float64Array(BATCHES);
  const batchKey = streamKey(seed, 'deal.batches');
  for (let b = 0; b < BATCHES; b++) {
    const picked = Math.floor(uniformAt(batchKey, k * BATCHES + b) * BATCHES);
    weights[picked] = weights[picked]! + 1;
  }
  const alternative = Float64Array.from(judges, (judge, j) =>
    judge.alternative.kind === 'stated'
      ? draw(judge.alternative.worth, `parties.${judge.id}.alternative.npv`)
      : simulated[j]!,
  );
  const wishes = judges.map((judge) =>
    judge.wish.map((options, t) =>
      Float64Array.from(options, (want, o) =>
        draw(want, `terms.${space[t]?.id}.options.${space[t]?.options[o]?.id}.wants.${judge.id}`),
      ),
    ),
  );
  const noises = judges.map((judge) => streamKey(seed, `deal.noise.${judge.id}`));
  const full = (j: number, c: number): number => {
    const at = j * estimates.contents + c;
    const lean = estimates.lean[at];
    let x = estimates.worth[at]!;
    if (noise && lean !== undefined)
      for (let b = 0; b < BATCHES; b++) x += ((weights[b]! - 1) * lean[b]!) / BATCHES;
    return x;
  };
  // many deals are counted against few others
  const references = new Map<number, number>();
  const fullOnce = (j: number, c: number): number => {
    const at = j * estimates.contents + c;
    const known = references.get(at);
    if (known !== undefined) return known;
    const x = full(j, c);
    references.set(at, x);
    return x;
  };
  /** What a deal is worth but for the noise of its own. */
  const calm = (j: number, d: number): number => {
    const deal = deals[d]!;
    let wish = 0;
    for (let t = 0; t < deal.length; t++) if (deal[t]! >= 0) wish += wishes[j]![t]![deal[t]!]!;
    const c = content[d]!;
    const r = estimates.reference[c]!;
    const rest = judges[j]!.wants * wish;
    if (r < 0 || !noise) return full(j, c) + rest;
    const first = j * estimates.contents;
    return fullOnce(j, r) + (estimates.worth[first + c]! - estimates.worth[first + r]!) + rest;
  };
  const apart = (j: number, d: number): number =>
    noise && estimates.reference[content[d]!]! >= 0
      ? estimates.apart[j * estimates.contents + content[d]!]!
      : 0;
  const drawn = (j: number, d: number): number =>
    normalQuantile(uniformAt(noises[j]!, k * estimates.contents + content[d]!));
  return {
    alternative,
    utility(j, d) {
      const error = apart(j, d);
      return error === 0 ? calm(j, d) : calm(j, d) + error * drawn(j, d);
    },
    signs(j, d) {
      const gain = calm(j, d) - alternative[j]!;
      const error = apart(j, d);
      // no draw reaches further
      if (Math.abs(gain) >= FARTHEST * error) return gain >= 0;
      return gain + error * drawn(j, d) >= 0;
    },
  };
}

/** Standard deviations within which every normal number lies that is drawn from 32 bits. */
const FARTHEST = 6.5;

/** By judge: the mean of its alternative. */
export const meanAlternatives = (judges: readonly Judge[], simulated: Float64Array): Float64Array =>
  Float64Array.from(judges, ({ alternative }, j) =>
    alternative.kind === 'stated' ? mean(alternative.worth) : simulated[j]!,
  );
