import {
  type Distribution,
  fillUniform,
  mean,
  normalQuantile,
  quantile,
  streamKey,
  uniformAt,
} from '../../uncertainty/index.ts';
import type { Deal, Space } from '../terms/space.ts';
import { BATCHES, type Estimates } from './estimate.ts';
import type { Judge } from './judge.ts';
import { reaches } from './reaches.ts';

/** One way in which everything that is unsure may be: noise of the simulation, wants, alternatives. */
export interface Replicate {
  /**
   * By place of `among`, 1 where a judge signs the deal: where it does not refuse it and the utility is
   * at least its alternative.
   */
  signed(judge: number, among: Int32Array, out: Uint8Array): void;
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
  /** By deal: bits of the judges that sign it at no price; nobody if not given. */
  readonly refused?: Int32Array;
}

/**
 * Replicates by number. Trials are drawn anew by batches (Efron 1979), the same ones for all deals, so
 * that deals stay comparable; what deals with few trials differ from their references is drawn from its
 * normal error; wants and alternatives from their distributions. All from streams of their own, named
 * by what they are.
 */
export function createReplicates(
  { space, deals, content, judges, estimates, simulated, refused }: Judged,
  seed: number,
): (k: number) => Replicate {
  const drawer = (distribution: Distribution, name: string): ((k: number) => number) => {
    if (distribution.kind === 'point') return () => distribution.value;
    const key = streamKey(seed, name);
    return (k) => quantile(distribution, uniformAt(key, k));
  };
  const alternatives = judges.map(({ id, alternative }, j) =>
    alternative.kind === 'stated'
      ? drawer(alternative.worth, `parties.${id}.alternative.npv`)
      : () => simulated[j]!,
  );
  const wants = judges.map((judge) =>
    judge.wish.map((options, t) =>
      Array.from(options, (want, o) =>
        drawer(want, `terms.${space[t]?.id}.options.${space[t]?.options[o]?.id}.wants.${judge.id}`),
      ),
    ),
  );
  const batchKey = streamKey(seed, 'deal.batches');
  const noises = judges.map((judge) => streamKey(seed, `deal.noise.${judge.id}`));
  // many deals are counted against few others: which, and what they differ by
  const references = [...new Set(estimates.reference)].filter((c) => c >= 0);
  const referenceOf = Int32Array.from(content, (c) => references.indexOf(estimates.reference[c]!));
  const beyond = new Float64Array(judges.length * deals.length);
  const apart = new Float64Array(judges.length * deals.length);
  for (let j = 0; j < judges.length; j++)
    for (let d = 0; d < deals.length; d++) {
      const first = j * estimates.contents;
      const c = content[d]!;
      const r = estimates.reference[c]!;
      beyond[j * deals.length + d] =
        r < 0 ? 0 : estimates.worth[first + c]! - estimates.worth[first + r]!;
      apart[j * deals.length + d] = estimates.apart[first + c]!;
    }
  const uniforms = new Float64Array(estimates.contents);
  const middle = space.length >> 1;
  const front = partsOf(deals, 0, middle);
  const back = partsOf(deals, middle, space.length);

  return (k) => {
    const weights = new Float64Array(BATCHES);
    for (let b = 0; b < BATCHES; b++) {
      const picked = Math.floor(uniformAt(batchKey, k * BATCHES + b) * BATCHES);
      weights[picked] = weights[picked]! + 1;
    }
    const wishes = judges.map((judge, j) => {
      const drawn = wants[j]!.map((options) => options.map((draw) => draw(k)));
      return [wishesOf(front, drawn, judge.wants), wishesOf(back, drawn, judge.wants)] as const;
    });
    const full = (j: number, c: number): number => {
      const at = j * estimates.contents + c;
      const lean = estimates.lean[at];
      let x = estimates.worth[at]!;
      if (lean !== undefined)
        for (let b = 0; b < BATCHES; b++) x += ((weights[b]! - 1) * lean[b]!) / BATCHES;
      return x;
    };
    const counted = judges.map((_, j) => Float64Array.from(references, (c) => full(j, c)));
    /** What a deal is worth but for the noise of its own. */
    const calm = (j: number, d: number, ofFront: Float64Array, ofBack: Float64Array): number => {
      const wish = ofFront[front.of[d]!]! + ofBack[back.of[d]!]!;
      const r = referenceOf[d]!;
      return r < 0
        ? full(j, content[d]!) + wish
        : counted[j]![r]! + beyond[j * deals.length + d]! + wish;
    };
    const drawn = (j: number, d: number): number =>
      normalQuantile(uniformAt(noises[j]!, k * estimates.contents + content[d]!));
    const alternative = Float64Array.from(alternatives, (draw) => draw(k));
    return {
      alternative,
      utility(j, d) {
        const error = apart[j * deals.length + d]!;
        const x = calm(j, d, wishes[j]![0]!, wishes[j]![1]!);
        return error === 0 ? x : x + error * drawn(j, d);
      },
      signed(j, among, out) {
        const [ofFront, ofBack] = wishes[j]!;
        fillUniform(noises[j]!, k * estimates.contents, uniforms, 0, estimates.contents);
        for (let i = 0; i < among.length; i++) {
          const d = among[i]!;
          const gain = calm(j, d, ofFront, ofBack) - alternative[j]!;
          const error = apart[j * deals.length + d]!;
          const isRefused = refused !== undefined && (refused[d]! & (1 << j)) !== 0;
          out[i] = !isRefused && reaches(gain, error, uniforms[content[d]!]!) ? 1 : 0;
        }
      },
    };
  };
}

/** Deals cut to some of their terms: the different parts, and by deal which one it has. */
interface Parts {
  readonly first: number;
  readonly parts: readonly Deal[];
  readonly of: Int32Array;
}

function partsOf(deals: readonly Deal[], first: number, end: number): Parts {
  const known = new Map<string, number>();
  const parts: Deal[] = [];
  const of = Int32Array.from(deals, (deal) => {
    const part = deal.subarray(first, end);
    const key = part.join(',');
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, parts.length);
    return parts.push(part) - 1;
  });
  return { first, parts, of };
}

/** By part: the wants of its options, in USD. */
function wishesOf(
  { first, parts }: Parts,
  drawn: readonly (readonly number[])[],
  weight: number,
): Float64Array {
  return Float64Array.from(parts, (part) => {
    let wish = 0;
    part.forEach((option, t) => {
      if (option >= 0) wish += drawn[first + t]![option]!;
    });
    return weight * wish;
  });
}

/** By judge: the mean of its alternative. */
export const meanAlternatives = (judges: readonly Judge[], simulated: Float64Array): Float64Array =>
  Float64Array.from(judges, ({ alternative }, j) =>
    alternative.kind === 'stated' ? mean(alternative.worth) : simulated[j]!,
  );
