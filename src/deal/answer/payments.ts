import { isRefused } from '../solve/refusal.ts';
import type { UtilityTable } from '../solve/table.ts';
import { gainOf } from './standing.ts';

/** Money that makes a deal one that all would sign. */
export interface Payments {
  /** USD that must be handed over in all: the sum of what the refusers lack. */
  readonly total: number;
  /** What each pays: least and most that it may have to, and its share by what it gains. */
  readonly payers: readonly {
    readonly party: number;
    readonly least: number;
    readonly most: number;
    readonly proportional: number;
  }[];
  readonly payees: readonly { readonly party: number; readonly amount: number }[];
}

/**
 * The cheapest side payments that let all sign: those who lack get just that from those who gain.
 * Undefined when the gains do not cover what is lacking, or somebody signs at no price. Nothing is paid for a deal that is signed anyway.
 */
export function sidePayments(table: UtilityTable, deal: number): Payments | undefined {
  if (isRefused(table, deal)) return undefined;
  const gains = Array.from({ length: table.parties }, (_, p) => gainOf(table, p, deal));
  const payees = gains.flatMap((gain, party) => (gain < 0 ? [{ party, amount: -gain }] : []));
  const total = payees.reduce((sum, { amount }) => sum + amount, 0);
  const surplus = gains.reduce((sum, gain) => sum + Math.max(0, gain), 0);
  if (surplus < total) return undefined;
  const payers = gains.flatMap((gain, party) =>
    gain > 0 && total > 0
      ? [
          {
            party,
            least: Math.max(0, total - (surplus - gain)),
            most: Math.min(gain, total),
            proportional: (total * gain) / surplus,
          },
        ]
      : [],
  );
  return { total, payers, payees };
}

/** Deals that all would sign if money could change hands: those whose gains sum to 0 or more and that cross no red line. */
export function signableWithMoney(table: UtilityTable, among: Int32Array): Int32Array {
  return among.filter((deal) => {
    if (isRefused(table, deal)) return false;
    let sum = 0;
    for (let p = 0; p < table.parties; p++) sum += gainOf(table, p, deal);
    // what all sign anyway stays in, whatever rounding does to the sum
    return (
      sum >= 0 ||
      Array.from({ length: table.parties }, (_, p) => p).every((p) => gainOf(table, p, deal) >= 0)
    );
  });
}
