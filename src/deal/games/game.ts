/**
 * A game with transferable money: `worth[S]` is what coalition S can have, S as bits of its
 * players; `worth[0]` is 0.
 */
export interface Game {
  readonly players: number;
  readonly worth: Float64Array;
}

/** A game from the worth of each coalition. @throws RangeError beyond 20 players. */
export function gameOf(players: number, worth: (members: readonly number[]) => number): Game {
  if (!(players >= 1 && players <= 20))
    throw new RangeError(`a game has 1 to 20 players, got ${players}`);
  const all = new Float64Array(2 ** players);
  for (let s = 1; s < all.length; s++) all[s] = worth(membersOf(s, players));
  return { players, worth: all };
}

export const membersOf = (coalition: number, players: number): readonly number[] =>
  Array.from({ length: players }, (_, p) => p).filter((p) => coalition & (1 << p));

/** What the members of a coalition are paid together. */
export function paidTo(coalition: number, pay: ArrayLike<number>): number {
  let sum = 0;
  for (let p = 0; p < pay.length; p++) if (coalition & (1 << p)) sum += pay[p]!;
  return sum;
}

/** What a coalition can have beyond what it is paid; above 0 it gains by leaving. */
export const excess = ({ worth }: Game, coalition: number, pay: ArrayLike<number>): number =>
  worth[coalition]! - paidTo(coalition, pay);
