/** Brier score of one probability: 0 is perfect, 1 is worst (Brier 1950, one event). */
export function brierScore(probability: number, outcome: boolean): number {
  const miss = probability - (outcome ? 1 : 0);
  return miss * miss;
}
