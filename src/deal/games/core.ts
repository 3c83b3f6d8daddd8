import type { Game } from './game.ts';
import { leastCore } from './nucleolus.ts';

/** Whether some way to share the worth of the whole leaves no coalition a gain from leaving. */
export function coreIsEmpty(game: Game): boolean {
  const size = game.worth.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return leastCore(game).excess > 1e-9 * size;
}
