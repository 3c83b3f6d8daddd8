import { expect, it } from 'vitest';
import { dayOf } from './date.ts';
import type { Dimension } from './dimension.ts';
import { formatQuantity, moneyUnitOf } from './format-quantity.ts';

const cases: [number, Dimension, string, string][] = [
  [4500, 'power', '4.5 GW', '4.5吉瓦'],
  [206, 'power', '206 MW', '206兆瓦'],
  [0.5, 'power', '500 kW', '500千瓦'],
  [0, 'power', '0 MW', '0兆瓦'],
  [999.97, 'power', '1.0 GW', '1.0吉瓦'],
  [30e9, 'money', '30.0 bn USD', '300亿美元'],
  [5e11, 'money', '500.0 bn USD', '5000亿美元'],
  [-1.25e6, 'money', '-1.3 m USD', '-125万美元'],
  [0, 'money', '0 USD', '0美元'],
  [-0.3, 'money', '0 USD', '0美元'],
  [950.4, 'money', '950 USD', '950美元'],
  [950, 'money', '950 USD', '950美元'],
  [dayOf('2026-06-30') + 0.5, 'date', '2026-06-30', '2026-06-30'],
  [14 * 30.4375, 'duration', '14 months', '14 个月'],
  [45, 'duration', '45 days', '45 天'],
  [1, 'duration', '1 day', '1 天'],
  [Infinity, 'date', 'never', '永不'],
  [Number.NaN, 'money', '–', '–'],
  [0.2, 'share', '20.0 %', '20.0%'],
  [0.08, 'rate', '8.0 %/yr', '8.0%/年'],
  [1.3, 'factor', '1.30x', '1.30倍'],
  [400_000, 'count', '400,000', '400,000'],
  [12e6, 'money/power', '12.0 m USD/MW', '1200万美元/兆瓦'],
  [150e3, 'money/power/month', '150.0 USD/kW-month', '150.0美元/千瓦·月'],
  [45, 'money/energy', '45.0 USD/MWh', '45.0美元/兆瓦时'],
  [30e9 / 365.25, 'money/time', '30.0 bn USD/yr', '300亿美元/年'],
];

it.each(cases)('writes %s as %s', (value, dimension, en, zh) => {
  expect(formatQuantity(value, dimension, { locale: 'en' })).toBe(en);
  expect(formatQuantity(value, dimension, { locale: 'zh' })).toBe(zh);
});

it('takes the digits asked for', () => {
  expect(formatQuantity(4567, 'power', { locale: 'en', digits: 2 })).toBe('4.57 GW');
  expect(formatQuantity(430, 'duration', { locale: 'en', digits: 1 })).toBe('14.1 months');
});

it('names the unit in which it would write an amount', () => {
  expect(moneyUnitOf(3e10, 'en')).toEqual({ size: 1e9, name: ' bn USD' });
  expect(moneyUnitOf(3e10, 'zh')).toEqual({ size: 1e8, name: '亿美元' });
  expect(moneyUnitOf(0, 'en')).toEqual({ size: 1, name: ' USD' });
});
