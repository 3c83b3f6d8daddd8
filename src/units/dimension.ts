import type { Bilingual } from './bilingual.ts';

/** What a number measures. */
export type Dimension =
  | 'money'
  | 'power'
  | 'energy'
  | 'duration'
  | 'date'
  | 'share'
  | 'count'
  | 'money/power'
  | 'money/power/month'
  | 'money/energy'
  | 'money/time'
  | 'rate'
  | 'factor';

/** How a dimension is stored and how a writer of programmes may state it. */
export interface DimensionFacts {
  /** The unit that parsed values are in. */
  readonly base: string;
  /** Examples for error texts. */
  readonly examples: string;
  /** Whether a number without a unit is a complete statement. */
  readonly plain: boolean;
}

/** Facts of every dimension. */
export const dimensions: { readonly [D in Dimension]: DimensionFacts } = {
  money: { base: 'USD', examples: '30bn USD, 250m USD', plain: false },
  power: { base: 'MW', examples: '4.5 GW, 200 MW', plain: false },
  energy: { base: 'MWh', examples: '8 TWh, 500 MWh', plain: false },
  duration: { base: 'days', examples: '18 months, 3 weeks, 10 d', plain: false },
  date: { base: 'days since 1970-01-01', examples: '2025-07-21, 2025-07, 2025-Q3', plain: false },
  share: { base: 'share', examples: '20 %, 350 bp, 0.2', plain: true },
  count: { base: 'count', examples: '400k, 64,000', plain: true },
  'money/power': { base: 'USD/MW', examples: '12m USD/MW', plain: false },
  'money/power/month': { base: 'USD/MW-month', examples: '150 USD/kW-month', plain: false },
  'money/energy': { base: 'USD/MWh', examples: '45 USD/MWh', plain: false },
  'money/time': { base: 'USD/day', examples: '30bn USD/yr, 2m USD/month', plain: false },
  rate: { base: 'share per year', examples: '8 %/yr, 350 bp, 0.08', plain: true },
  factor: { base: 'factor', examples: '1.3, 1.3x, 130 %', plain: true },
};

const chinese: { readonly [D in Dimension]: string } = {
  money: '金额',
  power: '功率',
  energy: '电量',
  duration: '时长',
  date: '日期',
  share: '份额',
  count: '数量',
  'money/power': '单位功率金额',
  'money/power/month': '每月单位功率金额',
  'money/energy': '单位电量金额',
  'money/time': '单位时间金额',
  rate: '年率',
  factor: '倍数',
};

/** What people call a dimension. */
export const dimensionName = (dimension: Dimension): Bilingual => ({
  en: dimension,
  zh: chinese[dimension],
});
