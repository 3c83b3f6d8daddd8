import { usTaxRules } from './us-rules.ts';

const { halfYear, midMonth } = usTaxRules.macrs;

/** Recovery period in years of movable property under the general depreciation system. */
export type MacrsClass = 3 | 5 | 7 | 10 | 15 | 20;

/** Recovery period in years of buildings: rented dwellings, and all other. */
export type BuildingYears = 27.5 | 39;

/**
 * Shares of cost written off in the year of service and the years after it, one more than the class
 * has years: half-year convention, IRS Publication 946, table A-1. They sum to 1.
 */
export function macrs(of: MacrsClass): readonly number[] {
  return halfYear.percent[of].map((percent) => percent / 100);
}

/**
 * The same for a building placed in service in a month of 1 … 12: mid-month convention, straight line,
 * tables A-6 and A-7a.
 * @throws RangeError for any other month.
 */
export function macrsBuilding(years: BuildingYears, month: number): readonly number[] {
  if (!Number.isInteger(month) || month < 1 || month > 12) {
    throw new RangeError(`no such month of the year: ${month}. Give 1 to 12.`);
  }
  const shares: number[] = [];
  for (const row of midMonth[years].rows) {
    for (const year of row.years) shares[year - 1] = row.percent[month - 1]! / 100;
  }
  // the last year is empty when service began early in a year
  return shares[shares.length - 1] === 0 ? shares.slice(0, -1) : shares;
}

/** Shares by year when a part of the cost is written off at once and the rest as given. */
export function withBonus(shares: readonly number[], bonus: number): readonly number[] {
  return shares.map((share, year) => (year === 0 ? bonus : 0) + (1 - bonus) * share);
}
