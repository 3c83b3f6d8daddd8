/** How many trials contents get in each round, as totals. */
export interface RacePlan {
  readonly totals: readonly number[];
  /** One of so many goes on to the next round. */
  readonly factor: number;
}

/** Up to so many contents everything is simulated in full. */
const FULL_PASS = 243;
const FIRST = 8;
const FACTOR = 3;
/** So many are left at most when the rest get all trials. */
const FINALISTS = 40;

/**
 * Rounds of successive halving (Karnin, Koren and Somekh 2013), by thirds: all contents get a few
 * trials, the best third three times as many, and so on. Up to `full` contents get all trials at once.
 */
export function racePlan(contents: number, trials: number, full = FULL_PASS): RacePlan {
  if (contents <= full) return { totals: [trials], factor: FACTOR };
  const totals: number[] = [];
  let left = contents;
  for (let total = FIRST; left > FINALISTS && total < trials; total *= FACTOR) {
    totals.push(total);
    left /= FACTOR;
  }
  return { totals: [...totals, trials], factor: FACTOR };
}

/**
 * Who goes on: `keep` places, those with the best rank in any of the orders first; ties by place.
 * Depends on nothing but the scores, so it is the same for any number of threads. `rest` are all others,
 * those that a small change of the scores could bring in first.
 */
export function survivors(
  scores: readonly Float64Array[],
  keep: number,
): { readonly kept: Int32Array; readonly rest: Int32Array } {
  const n = scores[0]?.length ?? 0;
  const best = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  for (const score of scores) {
    const order = Int32Array.from({ length: n }, (_, i) => i).sort(
      (a, b) => score[b]! - score[a]! || a - b,
    );
    order.forEach((place, rank) => {
      best[place] = Math.min(best[place]!, rank);
    });
  }
  const ranked = Int32Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => best[a]! - best[b]! || a - b,
  );
  return {
    kept: ranked.slice(0, keep).sort(),
    rest: ranked.slice(keep),
  };
}
