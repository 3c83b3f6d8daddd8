/** A year after the losses of earlier years are set against its profit. */
export interface TaxedYear {
  /** Profit that is taxed, not below zero. */
  readonly taxable: number;
  /** Losses used in the year. */
  readonly used: number;
  /** Losses left at its end. */
  readonly carried: number;
}

/**
 * Yearly profits with losses carried forward without end, which may offset up to a share of a year's
 * profit (26 USC 172(a)(2): 80 %).
 */
export function carriedLosses(profits: readonly number[], limit: number): readonly TaxedYear[] {
  let carried = 0;
  return profits.map((profit) => {
    const used = Math.min(carried, Math.max(profit, 0) * limit);
    carried += Math.max(-profit, 0) - used;
    return { taxable: Math.max(profit, 0) - used, used, carried };
  });
}
