import { excess, type Game, paidTo } from './game.ts';
import { minimise } from './linear-programme.ts';
import { createSpan } from './span.ts';

/** Share of the largest worth below which payments count as equal. */
const TOLERANCE = 1e-7;

/**
 * Whether a payment is the nucleolus (Kohlberg 1971): for every level, the coalitions whose excess
 * is at least that high, with players who are paid just what they have alone, can be weighted,
 * the former all above zero, so that every player is covered alike.
 */
export function isNucleolus(game: Game, pay: ArrayLike<number>): boolean {
  const { players, worth } = game;
  const whole = worth.length - 1;
  const close = TOLERANCE * worth.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-300);
  if (Math.abs(paidTo(whole, pay) - worth[whole]!) > close) return false;
  const alone: number[] = [];
  for (let p = 0; p < players; p++) {
    if (pay[p]! < worth[1 << p]! - close) return false;
    if (pay[p]! <= worth[1 << p]! + close) alone.push(1 << p);
  }
  const order = Array.from({ length: whole - 1 }, (_, i) => i + 1)
    .map((s) => ({ s, e: excess(game, s, pay) }))
    .sort((a, b) => b.e - a.e);
  const span = createSpan(players, game);
  let at = 0;
  while (at < order.length && span.rank() < players) {
    const level = order[at]!.e;
    while (at < order.length && order[at]!.e >= level - close) span.add(order[at++]!.s, 0);
    if (
      !isBalanced(
        order.slice(0, at).map(({ s }) => s),
        alone,
        players,
      )
    )
      return false;
  }
  return true;
}

/** Weights above zero on all of `inner` and at least zero on `outer` that cover everyone alike. */
function isBalanced(inner: readonly number[], outer: readonly number[], players: number): boolean {
  const columns = [...inner, ...outer];
  const n = columns.length + 1;
  const A = new Float64Array(players * n);
  const b = new Float64Array(players);
  for (let p = 0; p < players; p++) {
    columns.forEach((s, j) => {
      A[p * n + j] = (s >> p) & 1;
    });
    A[p * n + n - 1] = -1;
    for (const s of inner) b[p] = b[p]! - ((s >> p) & 1);
  }
  return minimise(A, b, new Float64Array(n)).kind === 'optimal';
}
