import { isRefused, refuses } from '../solve/refusal.ts';
import type { UtilityTable } from '../solve/table.ts';
import { blockersOf, gainOf } from './standing.ts';

/** How much one party stands in the way. */
export interface Blocking {
  readonly party: number;
  /** Deals that it refuses, and those that it alone refuses. */
  readonly refuses: number;
  readonly alone: number;
  /** Of the deals that it alone refuses, but not at any price, the one that it is nearest to signing, -1 for none, and what is missing. */
  readonly nearest: number;
  readonly missing: number;
  /** Deals that it refuses at any price; left out when nobody draws a red line. */
  readonly atNoPrice?: number;
}

/** By party: what it blocks among these deals. */
export function blocking(table: UtilityTable, among: Int32Array): readonly Blocking[] {
  const rows = Array.from({ length: table.parties }, (_, party) => ({
    party,
    refuses: 0,
    alone: 0,
    atNoPrice: 0,
    nearest: -1,
    missing: Number.POSITIVE_INFINITY,
  }));
  for (const deal of among) {
    const blockers = blockersOf(table, deal);
    for (const p of blockers) rows[p]!.refuses++;
    for (const p of blockers) if (refuses(table, p, deal)) rows[p]!.atNoPrice++;
    const [only] = blockers;
    if (blockers.length !== 1 || only === undefined) continue;
    const row = rows[only]!;
    row.alone++;
    // there is nothing that it lacks there
    if (isRefused(table, deal)) continue;
    const missing = -gainOf(table, only, deal);
    if (missing < row.missing) {
      row.missing = missing;
      row.nearest = deal;
    }
  }
  return rows.map(({ atNoPrice, ...row }) => ({
    ...row,
    missing: row.nearest < 0 ? 0 : row.missing,
    ...(table.refused === undefined ? {} : { atNoPrice }),
  }));
}
