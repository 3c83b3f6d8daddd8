import type { Day } from '../units/index.ts';

/** Tax on profit as the lines use it; shares by year sum to 1. */
export interface TaxRules {
  readonly rate: number;
  /** Share of a year's profit that losses carried forward may offset. */
  readonly lossLimit: number;
  readonly buildingMonths: number;
  readonly power: readonly number[];
  readonly chips: readonly number[];
  /** Share written off at once for assets acquired on that day. */
  bonus(acquired: Day): number;
  /** Where the numbers come from. */
  readonly source: string;
}
