import { gainOf } from '../answer/standing.ts';
import type { UtilityTable } from '../solve/table.ts';

/** How a bargaining by turns ends. */
export interface Settlement {
  /** Deal that is agreed, -1 when the parties part without one. */
  readonly deal: number;
  /** Round in which it is agreed, from 1, and who proposes it. */
  readonly round: number;
  readonly proposer: number;
}

/**
 * Alternating offers with an end: in each round the next party proposes a deal of `among`, the others
 * accept what is worth at least as much to them as going on; without a deal after the last round all
 * take their alternatives. Backward induction (Ståhl 1972; Rubinstein 1982 for the limit). `patience`
 * is by party what a gain one round later is worth now. Ties go to the earlier deal.
 */
export function alternatingOffers(
  table: UtilityTable,
  among: Int32Array,
  patience: ArrayLike<number>,
  rounds: number,
): Settlement {
  const { parties } = table;
  const later = new Float64Array(parties);
  let end: Settlement = { deal: -1, round: rounds, proposer: -1 };
  for (let round = rounds; round >= 1; round--) {
    const proposer = (round - 1) % parties;
    let best = -1;
    let most = patience[proposer]! * later[proposer]!;
    for (const d of among) {
      const own = gainOf(table, proposer, d);
      if (best < 0 ? own < most : own <= most) continue;
      let accepted = true;
      for (let p = 0; p < parties && accepted; p++)
        accepted = p === proposer || gainOf(table, p, d) >= patience[p]! * later[p]!;
      if (!accepted) continue;
      best = d;
      most = own;
    }
    // what is agreed later can be agreed now: without a deal there is none later either
    if (best < 0) continue;
    for (let p = 0; p < parties; p++) later[p] = gainOf(table, p, best);
    end = { deal: best, round, proposer };
  }
  return end;
}
