import type { Game } from './game.ts';

/**
 * Each player's mean marginal worth over all orders in which players may join (Shapley 1953).
 * Exact, by coalitions: weight |S|! (n - |S| - 1)! / n!.
 */
export function shapley({ players, worth }: Game): Float64Array {
  const weight = new Float64Array(players);
  // 1 / (n * binomial(n - 1, size))
  let binomial = 1;
  for (let size = 0; size < players; size++) {
    weight[size] = 1 / (players * binomial);
    binomial = (binomial * (players - 1 - size)) / (size + 1);
  }
  const out = new Float64Array(players);
  for (let s = 0; s < worth.length; s++) {
    const w = weight[bits(s)];
    for (let p = 0; p < players; p++)
      if (!(s & (1 << p))) out[p] = out[p]! + w! * (worth[s | (1 << p)]! - worth[s]!);
  }
  return out;
}

function bits(s: number): number {
  let count = 0;
  for (let rest = s; rest !== 0; rest &= rest - 1) count++;
  return count;
}
