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

/**
 * Draws replicates of everything unsure. `candidates` are the deals that compete for the front: those
 * that can matter; the front of all deals is computed on the means.
 */
export function signing(
  judged: Judged,
  among: Int32Array,
  candidates: Int32Array,
  options: { readonly seed: number; readonly replicates: number },
): Signing {
  const judges = judged.judges.length;
  const deals = judged.deals.length;
  const signs = new Float64Array(judges * deals);
  const allSign = new Float64Array(deals);
  const onFront = new Float64Array(deals);
  let anySigned = 0;
  const replicates = createReplicates(judged, options.seed);
  const utility = new Float64Array(judges * candidates.length);
  const alternative = new Float64Array(judges);
  const refused = judged.refused && Int32Array.from(candidates, (d) => judged.refused?.[d] ?? 0);
  for (let k = 0; k < options.replicates; k++) {
    const one = replicates(k);
    let any = false;
    for (let i = 0; i < among.length; i++) {
      const d = among[i]!;
      let all = true;
      for (let j = 0; j < judges; j++) {
        if (one.signs(j, d)) signs[j * deals + d] = signs[j * deals + d]! + 1;
        else all = false;
      }
      if (!all) continue;
      any = true;
      allSign[d] = allSign[d]! + 1;
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
  const share = (x: number) => x / options.replicates;
  return {
    replicates: options.replicates,
    signs: signs.map(share),
    allSign: allSign.map(share),
    onFront: onFront.map(share),
    anySigned: share(anySigned),
  };
}
