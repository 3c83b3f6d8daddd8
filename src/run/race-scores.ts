import {
  blockersOf,
  gainOf,
  isRefused,
  margin,
  refuses,
  type UtilityTable,
} from '../deal/index.ts';

/** By all that is told of the best: the lowest gain, what is lacked in all, how many refuse, the sum of utilities, what each party likes best, and what rules of bargaining pick. */
export function scoresOf(table: UtilityTable, deals: readonly number[]): readonly Float64Array[] {
  const of = (score: (deal: number) => number) => Float64Array.from(deals, score);
  const utility = (p: number, d: number) =>
    refuses(table, p, d) ? Number.NEGATIVE_INFINITY : table.utility[p * table.deals + d]!;
  const parties = Array.from({ length: table.parties }, (_, p) => p);
  const lacked = of((d) =>
    isRefused(table, d)
      ? Number.POSITIVE_INFINITY
      : parties.reduce((sum, p) => sum + Math.max(0, -gainOf(table, p, d)), 0),
  );
  const most = lacked.reduce((m, x) => (x < Number.POSITIVE_INFINITY ? Math.max(m, x) : m), 1);
  return [
    of((d) => margin(table, d)),
    lacked.map((x) => -x),
    // of equally many that with less to give
    lacked.map((x, i) => -blockersOf(table, deals[i]!).length - x / (2 * most)),
    of((d) => parties.reduce((sum, p) => sum + utility(p, d), 0)),
    ...parties.map((p) => of((d) => utility(p, d))),
    ...bargained(table, deals),
  ];
}

/** Of deals that all sign: the lowest of the shares of what each could gain at most, and their product. */
function bargained(table: UtilityTable, deals: readonly number[]): readonly Float64Array[] {
  const zone = deals.filter((d) => margin(table, d) >= 0);
  if (zone.length === 0) return [];
  const ideals = Array.from({ length: table.parties }, (_, p) =>
    zone.reduce((most, d) => Math.max(most, gainOf(table, p, d)), 0),
  );
  const signed = new Set(zone);
  const of = (score: (shares: readonly number[]) => number) =>
    Float64Array.from(deals, (d) =>
      signed.has(d)
        ? score(ideals.map((ideal, p) => (ideal > 0 ? gainOf(table, p, d) / ideal : 1)))
        : Number.NEGATIVE_INFINITY,
    );
  return [
    of((shares) => Math.min(...shares)),
    of((shares) => shares.reduce((product, share) => product * share, 1)),
  ];
}
