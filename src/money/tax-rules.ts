import type { Day } from '../units/index.ts';
import { bonusShare, macrs, usTaxRules } from './tax/index.ts';

/** Tax on profit as the lines use it; shares by year sum to 1. */
export interface TaxRules {
  readonly rate: number;
  /** Share of a year's profit that losses carried forward may offset. */
  readonly lossLimit: number;
  readonly buildingMonths: number;
  readonly power: readonly number[];
  readonly chips: readonly number[];
  /** Share written off at once, by the days of acquisition and of placing in service. */
  bonus(acquired: Day, placed: Day): number;
  /** Where the numbers come from. */
  readonly source: string;
}

/** Months over which nonresidential buildings are written off (26 USC 168(c): 39 years). */
const BUILDING_MONTHS = 39 * 12;

/** Federal tax of the United States: chips are 5-year property, power plant and lines 15-year. */
export const taxRules: TaxRules = {
  rate: usTaxRules.corporateRate.value,
  lossLimit: usTaxRules.losses.limit,
  buildingMonths: BUILDING_MONTHS,
  power: macrs(15),
  chips: macrs(5),
  bonus: bonusShare,
  source: 'data/tax-us.json',
};
