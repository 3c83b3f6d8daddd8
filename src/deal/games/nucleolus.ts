import type { Game } from './game.ts';
import { minimise } from './linear-programme.ts';
import { createSpan } from './span.ts';

/** Shares of the whole and what they leave to the worst-off coalition. */
export interface LeastCore {
  /** Highest excess over all proper coalitions; the core is not empty when it is at most 0. */
  readonly excess: number;
  readonly pay: Float64Array;
}

/** Highest excess as low as it can be; 0 for one player (Maschler, Peleg and Shapley 1979). One of the ways to pay so. */
export function leastCore(game: Game): LeastCore {
  // there is nobody to leave with
  if (game.players === 1) return { excess: 0, pay: game.worth.slice(1) };
  const round = lowerExcess(game, createSpan(game.players, game), false);
  return { excess: round.excess, pay: round.pay };
}

/**
 * The nucleolus: excesses in falling order are lexicographically as low as can be among payments
 * that give nobody less than it has alone (Schmeidler 1969). By linear programmes, each of which
 * fixes coalitions whose excess can fall no further (Maschler, Peleg and Shapley 1979), solved
 * through their duals, which have one row a player.
 * Undefined when the whole is worth less than its players alone.
 */
export function nucleolus(game: Game): Float64Array | undefined {
  const { players, worth } = game;
  let alone = 0;
  for (let p = 0; p < players; p++) alone += worth[1 << p]!;
  const whole = worth[worth.length - 1]!;
  const size = worth.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  if (alone > whole + 1e-9 * size) return undefined;
  const span = createSpan(players, game);
  let pay: Float64Array = new Float64Array(players).fill(whole / players);
  // each round fixes at least one more direction
  while (span.rank() < players) {
    const round = lowerExcess(game, span, true);
    pay = round.pay;
    for (const { coalition, paid } of round.fixed) span.add(coalition, paid);
  }
  return span.solution() ?? pay;
}

interface Round {
  readonly excess: number;
  readonly pay: Float64Array;
  /** Coalitions whose pay is the same in every optimum, with that pay. */
  readonly fixed: readonly { readonly coalition: number; readonly paid: number }[];
}

/**
 * Highest excess outside the span, as low as it can be. The dual: weights on coalitions that sum
 * to 1 and cover every direction that is still open evenly, of the highest total worth.
 */
function lowerExcess(game: Game, span: ReturnType<typeof createSpan>, rational: boolean): Round {
  const { players, worth } = game;
  const open = span.open();
  const rows = open.length + 1;
  const columns: { coalition: number; alone: boolean; reduced: Float64Array; paid: number }[] = [];
  for (let s = 1; s < worth.length - 1; s++) {
    const { rest, paid } = span.reduce(s);
    if (open.every((p) => Math.abs(rest[p]!) < 1e-9)) continue;
    columns.push({ coalition: s, alone: false, reduced: rest, paid });
    if (rational && (s & (s - 1)) === 0)
      columns.push({ coalition: s, alone: true, reduced: rest, paid });
  }
  const n = columns.length;
  const A = new Float64Array(rows * n);
  const cost = new Float64Array(n);
  columns.forEach(({ coalition, alone, reduced, paid }, j) => {
    open.forEach((p, i) => {
      A[i * n + j] = reduced[p]!;
    });
    A[open.length * n + j] = alone ? 0 : 1;
    cost[j] = paid - worth[coalition]!;
  });
  const b = new Float64Array(rows);
  b[open.length] = 1;
  const found = minimise(A, b, cost);
  if (found.kind !== 'optimal') throw new RangeError(`no least excess: ${found.kind}`);
  const pay = span.payFrom(open, found.price, players);
  const fixed = columns.flatMap(({ coalition, alone }, j) =>
    found.x[j]! > 1e-9 ? [{ coalition, paid: worth[coalition]! + (alone ? 0 : found.value) }] : [],
  );
  return { excess: -found.value, pay, fixed };
}
