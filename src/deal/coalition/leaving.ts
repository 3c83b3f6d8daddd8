import { coreIsEmpty } from '../games/core.ts';
import { firstLeaver, type OwnDeals } from '../games/deviation.ts';
import { type Game, membersOf } from '../games/game.ts';
import { isNucleolus } from '../games/kohlberg.ts';
import { leastCore, nucleolus } from '../games/nucleolus.ts';
import { shapley } from '../games/shapley.ts';
import { refuses, withoutRefused } from '../solve/refusal.ts';
import type { UtilityTable } from '../solve/table.ts';

/** What a coalition can have by itself. */
export interface CoalitionValue {
  /** Bits of its members, in the order of the judges. */
  readonly coalition: number;
  /** Highest sum of utilities of its own deals, USD, and the place of that deal; -1 when its members do best with their stated alternatives. */
  readonly worth: number;
  readonly best: number;
}

/** Whether sub-coalitions would leave, with money that can change hands and without. */
export interface Leaving {
  readonly values: readonly CoalitionValue[];
  /** By deal: the coalition that would leave so that all its members gain, 0 for none. */
  readonly blockedBy: Int32Array;
  /** Deals among those asked for that nobody would leave. */
  readonly core: Int32Array;
  /** With money. */
  readonly coreEmpty: boolean;
  /** What the best-off leaving coalition gains in the least core: above 0 the core is empty. */
  readonly leastCore: number;
  readonly nucleolus: Float64Array | undefined;
  readonly passesKohlberg: boolean;
  readonly shapley: Float64Array;
}

/** Own deals of a coalition as utilities of its members: outcome o of member i at `i * outcomes + o`. */
export type Own = OwnDeals;

/**
 * The core tests over deals `among`. A party alone has at least its alternative; a coalition at
 * least what its parts have.
 */
export function leaving(table: UtilityTable, among: Int32Array, own: readonly Own[]): Leaving {
  const { parties, deals, alternative } = table;
  const utility = withoutRefused(table);
  const whole = 2 ** parties - 1;
  const worth = new Float64Array(2 ** parties);
  const best = new Int32Array(2 ** parties).fill(-1);
  const byCoalition = new Map(own.map((o) => [o.coalition, o]));
  for (let s = 1; s < whole; s++) {
    const members = membersOf(s, parties);
    worth[s] = members.length === 1 ? alternative[members[0]!]! : Number.NEGATIVE_INFINITY;
    const o = byCoalition.get(s);
    for (let k = 0; k < (o?.outcomes ?? 0); k++) {
      let sum = 0;
      for (let i = 0; i < members.length; i++) sum += o!.utility[i * o!.outcomes + k]!;
      if (sum <= worth[s]!) continue;
      worth[s] = sum;
      best[s] = k;
    }
    raiseToParts(worth, best, s);
  }
  // who signs alone is the whole, and has its alternative all the same
  worth[whole] = parties === 1 ? alternative[0]! : Number.NEGATIVE_INFINITY;
  for (const d of among) {
    let sum = 0;
    for (let p = 0; p < parties; p++) sum += utility[p * deals + d]!;
    worth[whole] = Math.max(worth[whole]!, sum);
  }
  raiseToParts(worth, best, whole);
  const options = withAlternatives(table, own);
  const first = firstLeaver(deals, parties, utility, options);
  const blockedBy = first.map((o) => (o < 0 ? 0 : options[o]!.coalition));
  const game: Game = { players: parties, worth };
  const pay = nucleolus(game);
  return {
    values: Array.from({ length: whole }, (_, i) => ({
      coalition: i + 1,
      worth: worth[i + 1]!,
      best: best[i + 1]!,
    })),
    blockedBy,
    core: among.filter((d) => blockedBy[d] === 0),
    coreEmpty: coreIsEmpty(game),
    leastCore: leastCore(game).excess,
    nucleolus: pay,
    passesKohlberg: pay !== undefined && isNucleolus(game, pay),
    shapley: shapley(game),
  };
}

/** Own deals, with the alternative of each party as one more that it has alone. */
function withAlternatives(
  { parties, alternative }: UtilityTable,
  own: readonly Own[],
): readonly Own[] {
  const alone = Array.from({ length: parties }, (_, p): Own => {
    const known = own.find(({ coalition }) => coalition === 1 << p);
    return {
      coalition: 1 << p,
      outcomes: 1 + (known?.outcomes ?? 0),
      utility: Float64Array.of(alternative[p]!, ...(known?.utility ?? [])),
    };
  });
  const several = ({ coalition }: Own) => (coalition & (coalition - 1)) !== 0;
  return [...alone, ...own.filter((o) => o.outcomes > 0 && several(o))];
}

/** A coalition can always fall into two parts that each do their best. */
function raiseToParts(worth: Float64Array, best: Int32Array, s: number): void {
  for (let part = (s - 1) & s; part > 0; part = (part - 1) & s) {
    const both = worth[part]! + worth[s ^ part]!;
    if (both <= worth[s]!) continue;
    worth[s] = both;
    best[s] = -1;
  }
}

/** Coalitions that gain by leaving a deal, without money: what each member gains, and what keeps them. */
export interface Leaver {
  readonly coalition: number;
  /**
   * By the own deal that they gain most by, of those that all members prefer; without those who sign
   * what they leave at no price.
   */
  readonly gains: readonly { readonly party: number; readonly gain: number }[];
  /**
   * The cheapest payment that keeps it: to one member, so that it would lose by every such deal.
   * Undefined when nobody in it can be paid to stay.
   */
  readonly keep: { readonly party: number; readonly amount: number } | undefined;
}

export function leaversOf(
  table: UtilityTable,
  deal: number,
  own: readonly Own[],
): readonly Leaver[] {
  return withAlternatives(table, own).flatMap(
    ({ coalition, outcomes, utility }): readonly Leaver[] => {
      const members = membersOf(coalition, table.parties);
      const gain = (i: number, o: number) =>
        utility[i * outcomes + o]! - table.utility[members[i]! * table.deals + deal]!;
      const bound = [...members.keys()].filter((i) => !refuses(table, members[i]!, deal));
      const better = Array.from({ length: outcomes }, (_, o) => o).filter((o) =>
        bound.every((i) => gain(i, o) > 0),
      );
      const total = (o: number) => members.reduce((sum, _, i) => sum + gain(i, o), 0);
      const [first] = better;
      if (first === undefined) return [];
      const outcome = better.reduce((b, o) => (total(o) > total(b) ? o : b), first);
      const [cheapest, ...dearer] = bound.map((i) => ({
        party: members[i]!,
        amount: Math.max(...better.map((o) => gain(i, o))),
      }));
      const keep = dearer.reduce((a, b) => (a && b.amount < a.amount ? b : a), cheapest);
      return [
        {
          coalition,
          gains: bound.map((i) => ({ party: members[i]!, gain: gain(i, outcome) })),
          keep,
        },
      ];
    },
  );
}
