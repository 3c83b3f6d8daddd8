import type { Dimension } from '../units/index.ts';
import { referenceClass } from './reference-classes.ts';

/** How to turn a class's figures into base units: base = figure * factor. */
export interface ReferenceUnit {
  readonly dimension: Dimension;
  readonly factor: number;
  /** What each figure is counted per, where the dimension does not say it. */
  readonly per?: string;
  /** The price year, where it is not 2025-26. */
  readonly priceYear?: number;
}

const month = 30.4375;

/** Unit texts of the data, without their note on roles such as "(low, high)". */
const units: Readonly<Record<string, ReferenceUnit>> = {
  days: { dimension: 'duration', factor: 1 },
  weeks: { dimension: 'duration', factor: 7 },
  months: { dimension: 'duration', factor: month },
  years: { dimension: 'duration', factor: 12 * month },
  share: { dimension: 'share', factor: 1 },
  'share of budget': { dimension: 'share', factor: 1 },
  probability: { dimension: 'share', factor: 1 },
  'share per year': { dimension: 'rate', factor: 1 },
  'per year': { dimension: 'rate', factor: 1 },
  'log per year': { dimension: 'rate', factor: 1 },
  'bp over SOFR': { dimension: 'rate', factor: 1e-4 },
  ratio: { dimension: 'factor', factor: 1 },
  count: { dimension: 'count', factor: 1 },
  racks: { dimension: 'count', factor: 1 },
  kW: { dimension: 'power', factor: 1e-3 },
  MW: { dimension: 'power', factor: 1 },
  GW: { dimension: 'power', factor: 1e3 },
  'MW/month': { dimension: 'power', factor: 1, per: 'month' },
  'MW/quarter': { dimension: 'power', factor: 1, per: 'quarter' },
  'wafers/month': { dimension: 'count', factor: 1, per: 'month' },
  USD: { dimension: 'money', factor: 1 },
  'USD bn': { dimension: 'money', factor: 1e9 },
  'USD m per rack': { dimension: 'money', factor: 1e6, per: 'rack' },
  'USD per acre': { dimension: 'money', factor: 1, per: 'acre' },
  'USD per GPU-hour': { dimension: 'money', factor: 1, per: 'GPU-hour' },
  'USD per MMBtu': { dimension: 'money', factor: 1, per: 'MMBtu' },
  'USD bn per GW': { dimension: 'money/power', factor: 1e6 },
  'USD m per MW': { dimension: 'money/power', factor: 1e6 },
  'USD m per MW IT': { dimension: 'money/power', factor: 1e6, per: 'IT load' },
  '2025 USD m per MW IT': {
    dimension: 'money/power',
    factor: 1e6,
    per: 'IT load',
    priceYear: 2025,
  },
  'USD per W': { dimension: 'money/power', factor: 1e6 },
  'USD per kW': { dimension: 'money/power', factor: 1e3 },
  'USD per kW firm': { dimension: 'money/power', factor: 1e3, per: 'firm capacity' },
  '2022 USD per kW': { dimension: 'money/power', factor: 1e3, priceYear: 2022 },
  'USD per kW-month': { dimension: 'money/power/month', factor: 1e3 },
  'USD per kW-month IT': { dimension: 'money/power/month', factor: 1e3, per: 'IT load' },
  'USD per MW-day': { dimension: 'money/power/month', factor: month },
  'USD m per MW-year': { dimension: 'money/power/month', factor: 1e6 / 12 },
  'USD bn per GW-year': { dimension: 'money/power/month', factor: 1e6 / 12 },
  'USD bn per GW IT-year': { dimension: 'money/power/month', factor: 1e6 / 12, per: 'IT load' },
  '2025 USD m per MW IT-year': {
    dimension: 'money/power/month',
    factor: 1e6 / 12,
    per: 'IT load',
    priceYear: 2025,
  },
  'USD per MWh': { dimension: 'money/energy', factor: 1 },
  'USD per kWh': { dimension: 'money/energy', factor: 1e3 },
};

/** Units that the name of a field states, which then hold instead of the class's. */
const fieldUnits: readonly (readonly [ending: RegExp, unit: string])[] = [
  [/usd_bn_per_gw_year$/, 'USD bn per GW-year'],
  [/usd_m_per_mw$/, 'USD m per MW'],
  [/usd_per_acre$/, 'USD per acre'],
  [/usd_bn$/, 'USD bn'],
  [/_bp$/, 'bp over SOFR'],
  [/_days$/, 'days'],
  [/_weeks$/, 'weeks'],
  [/(^|_)months$/, 'months'],
  [/(^|_)years$/, 'years'],
  [/(^|_)mw(_it)?$/, 'MW'],
  [/(^|_)gw$/, 'GW'],
  [/(^|_)share$/, 'share'],
  [/^(n|n_projects|projects|trials|successes|count|cancelled|completed|avg_acres)$/, 'count'],
];

/**
 * How to turn figures of a class into base units (USD, MW, MWh, days, shares), or undefined
 * where the class's unit is mixed or has no base unit. `field` names one figure of the class.
 */
export function referenceUnit(id: string, field?: string): ReferenceUnit | undefined {
  const found = referenceClass(id);
  if (found === undefined) return undefined;
  const own = fieldUnits.find(([ending]) => field !== undefined && ending.test(field));
  return units[own?.[1] ?? found.unit.replace(/ \([^)]*\)$/, '')];
}
