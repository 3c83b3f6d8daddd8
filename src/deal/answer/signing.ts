import { createReplicates, type Judged } from '../judge/replicates.ts';
import { paretoFront } from '../solve/pareto.ts';

/** How sure the answers are, over many replicates. */
export interface Signing {
  readonly replicates: number;
  /** Share of replicates in which a judge signs a deal: judge j, deal d at `j * deals + d`. */
  readonly signs: Float64Array;
  /** By deal: share in which all sign. */
  readonly allSign: Float64Array;
  /** By deal: share in which it is on the Pareto front of the deals that were asked for. */
  readonly onFront: Float64Array;
  /** Share in which any deal is signed by all. */
  readonly anySigned: number;
}

/** What is asked about signing, all that threads need to share the replicates. */
export interface SigningQuestion {
  readonly judged: Judged;
  readonly among: Int32Array;
  /** Deals that compete for the front: those that can matter; the front of all is computed on the means. */
  readonly candidates: Int32Array;
  readonly seed: number;
}

/** In how many replicates; laid out as the shares of `Signing`. */
export interface SigningCount {
  readonly replicates: number;
  readonly signs: Float64Array;
  readonly allSign: Float64Array;
  readonly onFront: Float64Array;
  readonly anySigned: number;
}

/** Draws replicates from … to - 1 of everything unsure, and counts. */
export function countSignatures(
  { judged, among, candidates, seed }: SigningQuestion,
  from: number,
  to: number,
): SigningCount {
  const judges = judged.judges.length;
  const deals = judged.deals.length;
  const signs = new Float64Array(judges * deals);
  const allSign = new Float64Array(deals);
  const onFront = new Float64Array(deals);
  let anySigned = 0;
  const replicates = createReplicates(judged, seed);
  const signed = new Uint8Array(among.length);
  const all = new Uint8Array(among.length);
  const utility = new Float64Array(judges * candidates.length);
  const alternative = new Float64Array(judges);
  const refused = judged.refused && Int32Array.from(candidates, (d) => judged.refused?.[d] ?? 0);
  for (let k = from; k < to; k++) {
    const one = replicates(k);
    let any = false;
    all.fill(1);
    for (let j = 0; j < judges; j++) {
      one.signed(j, among, signed);
      for (let i = 0; i < among.length; i++) {
        const at = j * deals + among[i]!;
        signs[at] = signs[at]! + signed[i]!;
        all[i] = all[i]! & signed[i]!;
      }
    }
    for (let i = 0; i < among.length; i++) {
      if (all[i] === 0) continue;
      any = true;
      allSign[among[i]!] = allSign[among[i]!]! + 1;
    }
    if (any) anySigned++;
    for (let j = 0; j < judges; j++)
      for (let i = 0; i < candidates.length; i++)
        utility[j * candidates.length + i] = one.utility(j, candidates[i]!);
    const front = paretoFront({
      deals: candidates.length,
      parties: judges,
      utility,
      alternative,
      ...(refused === undefined ? {} : { refused }),
    });
    for (const i of front.deals) onFront[candidates[i]!] = onFront[candidates[i]!]! + 1;
  }
  return { replicates: to - from, signs, allSign, onFront, anySigned };
}

/** Counts of different replicates as shares of all. */
export function signingOf(counts: readonly SigningCount[]): Signing {
  const replicates = counts.reduce((sum, one) => sum + one.replicates, 0);
  const share = (of: (count: SigningCount) => Float64Array): Float64Array =>
    of(counts[0]!).map((_, i) => counts.reduce((sum, one) => sum + of(one)[i]!, 0) / replicates);
  return {
    replicates,
    signs: share(({ signs }) => signs),
    allSign: share(({ allSign }) => allSign),
    onFront: share(({ onFront }) => onFront),
    anySigned: counts.reduce((sum, one) => sum + one.anySigned, 0) / replicates,
  };
}
