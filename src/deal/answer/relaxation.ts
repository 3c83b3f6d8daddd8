import { isRefused } from '../solve/refusal.ts';
import type { UtilityTable } from '../solve/table.ts';
import { gainOf, margin } from './standing.ts';

/** The least that would have to give for one deal to be signed. */
export interface Relaxation {
  /** Deal that needs the smallest sum of concessions, with what each refuser would have to give. */
  readonly cheapest: number;
  readonly total: number;
  readonly concessions: readonly { readonly party: number; readonly amount: number }[];
  /** Deal that needs the smallest concession of any one, and that amount. */
  readonly gentlest: number;
  readonly each: number;
  /** Deal with the fewest refusers; among those the one that lacks least. */
  readonly fewest: number;
  readonly refusers: readonly number[];
}

/**
 * The smallest relaxations among deals; undefined when there is no deal or one can be signed. What
 * somebody signs at no price is none.
 */
export function relaxation(table: UtilityTable, among: Int32Array): Relaxation | undefined {
  const concessions = (deal: number) =>
    Array.from({ length: table.parties }, (_, party) => ({
      party,
      amount: -gainOf(table, party, deal),
    })).filter(({ amount }) => amount > 0);
  const open = among.filter((deal) => !isRefused(table, deal));
  const rows = [...open].map((deal) => {
    const lacks = concessions(deal);
    return { deal, lacks, total: lacks.reduce((sum, { amount }) => sum + amount, 0) };
  });
  if (rows.length === 0 || rows.some(({ lacks }) => lacks.length === 0)) return undefined;
  const least = <T>(items: readonly T[], of: (item: T) => number): T =>
    items.reduce((best, item) => (of(item) < of(best) ? item : best));
  const cheapest = least(rows, ({ total }) => total);
  const gentlest = least(rows, ({ deal }) => -margin(table, deal));
  const few = Math.min(...rows.map(({ lacks }) => lacks.length));
  const fewest = least(
    rows.filter(({ lacks }) => lacks.length === few),
    ({ total }) => total,
  );
  return {
    cheapest: cheapest.deal,
    total: cheapest.total,
    concessions: cheapest.lacks,
    gentlest: gentlest.deal,
    each: -margin(table, gentlest.deal),
    fewest: fewest.deal,
    refusers: fewest.lacks.map(({ party }) => party),
  };
}
