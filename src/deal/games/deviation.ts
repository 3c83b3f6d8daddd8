import { membersOf } from './game.ts';

/** What a coalition can reach by itself: utilities of its members, outcome o of member i at `i * outcomes + o`. */
export interface OwnDeals {
  readonly coalition: number;
  readonly outcomes: number;
  readonly utility: Float64Array;
}

/**
 * The core without money: by deal, the first coalition of the list that can leave so that each of
 * its members gains, -1 when none can. `utility` holds party p, deal d at `p * deals + d`.
 */
export function firstLeaver(
  deals: number,
  parties: number,
  utility: Float64Array,
  coalitions: readonly OwnDeals[],
): Int32Array {
  const out = new Int32Array(deals).fill(-1);
  coalitions.forEach((own, index) => {
    const members = membersOf(own.coalition, parties);
    const best = strictFront(own, members.length);
    for (let d = 0; d < deals; d++) {
      if (out[d] !== -1) continue;
      for (let o = 0; o < best.length; o++) {
        const outcome = best[o]!;
        let i = 0;
        while (
          i < members.length &&
          own.utility[i * own.outcomes + outcome]! > utility[members[i]! * deals + d]!
        )
          i++;
        if (i === members.length) {
          out[d] = index;
          break;
        }
      }
    }
  });
  return out;
}

/** Outcomes that no other equals or beats for all members: only they can make a difference. */
function strictFront({ outcomes, utility }: OwnDeals, members: number): Int32Array {
  const sum = (o: number) => {
    let total = 0;
    for (let i = 0; i < members; i++) total += utility[i * outcomes + o]!;
    return total;
  };
  const sums = Float64Array.from({ length: outcomes }, (_, o) => sum(o));
  const order = Int32Array.from({ length: outcomes }, (_, o) => o).sort(
    (a, b) => sums[b]! - sums[a]!,
  );
  const kept: number[] = [];
  for (const o of order) {
    const beaten = kept.some((k) => {
      for (let i = 0; i < members; i++)
        if (utility[i * outcomes + k]! < utility[i * outcomes + o]!) return false;
      return true;
    });
    if (!beaten) kept.push(o);
  }
  return Int32Array.from(kept);
}
