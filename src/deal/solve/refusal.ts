import type { UtilityTable } from './table.ts';

/** Whether somebody signs a deal at no price. */
export const isRefused = ({ refused }: UtilityTable, deal: number): boolean =>
  refused !== undefined && refused[deal] !== 0;

/** Whether this party signs a deal at no price. */
export const refuses = ({ refused }: UtilityTable, party: number, deal: number): boolean =>
  refused !== undefined && (refused[deal]! & (1 << party)) !== 0;

/**
 * Numbers that put deals in the order in which each party likes them, for comparing only: what a
 * party signs at no price is below all that it might sign. The utilities themselves when nobody
 * draws a red line; else the places of their values, so that no number is lost to a huge one.
 */
export function ordinals(table: UtilityTable): Float64Array {
  const { parties, deals, utility, refused } = table;
  if (refused === undefined) return utility;
  const out = new Float64Array(utility.length);
  for (let p = 0; p < parties; p++) {
    const first = p * deals;
    const isLow = (d: number) => Number(refuses(table, p, d));
    const order = Int32Array.from({ length: deals }, (_, d) => d).sort(
      (a, b) => isLow(b) - isLow(a) || utility[first + a]! - utility[first + b]!,
    );
    let place = 0;
    order.forEach((d, i) => {
      const before = order[i - 1];
      if (
        before !== undefined &&
        (isLow(before) !== isLow(d) || utility[first + before] !== utility[first + d])
      )
        place++;
      out[first + d] = place;
    });
  }
  return out;
}

/** Utilities below everything where a party signs at no price; for comparing with what it has otherwise. */
export function withoutRefused(table: UtilityTable): Float64Array {
  const { deals, utility, refused } = table;
  return refused === undefined
    ? utility
    : utility.map((x, at) =>
        refuses(table, Math.floor(at / deals), at % deals) ? Number.NEGATIVE_INFINITY : x,
      );
}
