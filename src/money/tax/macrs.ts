import { usTaxRules } from './us-rules.ts';

const { halfYear } = usTaxRules.macrs;

/** Recovery period in years of movable property under the general depreciation system. */
export type MacrsClass = 3 | 5 | 7 | 10 | 15 | 20;

/**
 * Shares of cost written off in the year of service and the years after it, one more than the class
 * has years: half-year convention, IRS Publication 946, table A-1. They sum to 1.
 */
export function macrs(of: MacrsClass): readonly number[] {
  return halfYear.percent[of].map((percent) => percent / 100);
}
