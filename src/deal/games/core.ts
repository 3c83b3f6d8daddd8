import { excess, type Game } from './game.ts';
import { leastCore } from './nucleolus.ts';

/** Whether some way to share the worth of the whole leaves no coalition a gain from leaving. */
export function coreIsEmpty(game: Game): boolean {
  const size = game.worth.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return leastCore(game).excess > 1e-9 * size;
}

/** Coalitions that gain by leaving when they are paid so, with their gain, highest first. */
export function leavers(
  game: Game,
  pay: ArrayLike<number>,
  tolerance = 0,
): readonly { readonly coalition: number; readonly gain: number }[] {
  const out: { coalition: number; gain: number }[] = [];
  for (let s = 1; s < game.worth.length - 1; s++) {
    const gain = excess(game, s, pay);
    if (gain > tolerance) out.push({ coalition: s, gain });
  }
  return out.sort((a, b) => b.gain - a.gain || a.coalition - b.coalition);
}
