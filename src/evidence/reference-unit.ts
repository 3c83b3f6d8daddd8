import { DAYS_PER_MONTH, DAYS_PER_YEAR, type Dimension } from '../units/index.ts';
import { referenceClass } from './reference-classes.ts';

/** How to turn a class's figures into base units: base = figure * factor. */
export interface ReferenceUnit {
  readonly dimension: Dimension;
  readonly factor: number;
}

/** Unit texts of the classes that have a distribution. */
const units: Readonly<Record<string, ReferenceUnit>> = {
  days: { dimension: 'duration', factor: 1 },
  months: { dimension: 'duration', factor: DAYS_PER_MONTH },
  years: { dimension: 'duration', factor: DAYS_PER_YEAR },
  share: { dimension: 'share', factor: 1 },
  'share of budget': { dimension: 'share', factor: 1 },
  probability: { dimension: 'share', factor: 1 },
  'per year': { dimension: 'rate', factor: 1 },
  'bp over SOFR': { dimension: 'rate', factor: 1e-4 },
  ratio: { dimension: 'factor', factor: 1 },
  count: { dimension: 'count', factor: 1 },
  MW: { dimension: 'power', factor: 1 },
  'USD bn per GW': { dimension: 'money/power', factor: 1e6 },
  'USD m per MW': { dimension: 'money/power', factor: 1e6 },
  'USD m per MW IT': { dimension: 'money/power', factor: 1e6 },
  'USD per kW': { dimension: 'money/power', factor: 1e3 },
  'USD per kW firm': { dimension: 'money/power', factor: 1e3 },
  'USD per kW-month IT': { dimension: 'money/power/month', factor: 1e3 },
  'USD m per MW-year': { dimension: 'money/power/month', factor: 1e6 / 12 },
  'USD bn per GW IT-year': { dimension: 'money/power/month', factor: 1e6 / 12 },
  '2025 USD m per MW IT-year': { dimension: 'money/power/month', factor: 1e6 / 12 },
  'USD per MWh': { dimension: 'money/energy', factor: 1 },
};

/**
 * How to turn figures of a class into base units (USD, MW, MWh, days, shares), or undefined
 * where no base unit says what they are counted per, or the class has several units.
 */
export function referenceUnit(id: string): ReferenceUnit | undefined {
  const found = referenceClass(id);
  return found && units[found.unit];
}
