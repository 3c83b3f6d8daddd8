import type { Game } from '../games/game.ts';
import { shapley } from '../games/shapley.ts';
import type { Deal } from '../terms/space.ts';
import { changedTerms } from './changes.ts';

/** Terms up to which the shares are exact. */
const MOST_STEPS = 12;

/** From one deal to another: what each changed term does for each party, USD. */
export interface Waterfall {
  readonly terms: readonly number[];
  /** Term i of `terms`, party p: its Shapley share of the change in p's utility. */
  readonly shares: readonly Float64Array[];
}

/** All mixtures of two deals: term i of `terms` as in the second when bit i is set. */
export function mixtures(from: Deal, to: Deal): readonly Deal[] {
  const terms = changedTerms(from, to);
  if (terms.length > MOST_STEPS)
    throw new RangeError(`shares are exact up to ${MOST_STEPS} changed terms, got ${terms.length}`);
  return Array.from({ length: 2 ** terms.length }, (_, mask) => {
    const deal = from.slice();
    terms.forEach((t, i) => {
      if (mask & (1 << i)) deal[t] = to[t]!;
    });
    return deal;
  });
}

/**
 * Shares the change from one deal to another among the changed terms: the mean, over all orders in
 * which they may change, of what each does (Shapley 1953). `utility(party, mask)` is that of a mixture.
 */
export function waterfall(
  from: Deal,
  to: Deal,
  parties: number,
  utility: (party: number, mask: number) => number,
): Waterfall {
  const terms = changedTerms(from, to);
  const shares = terms.map(() => new Float64Array(parties));
  if (terms.length > 0)
    for (let p = 0; p < parties; p++) {
      const start = utility(p, 0);
      const worth = Float64Array.from(
        { length: 2 ** terms.length },
        (_, mask) => utility(p, mask) - start,
      );
      const game: Game = { players: terms.length, worth };
      shapley(game).forEach((share, i) => {
        shares[i]![p] = share;
      });
    }
  return { terms, shares };
}
