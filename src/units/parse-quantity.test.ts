import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from './date.ts';
import type { Dimension } from './dimension.ts';
import { formatQuantity } from './format-quantity.ts';
import { parseQuantity } from './parse-quantity.ts';

function read(text: string | number, dimension: Dimension): number {
  const result = parseQuantity(text, dimension);
  if (!result.ok) throw new Error(`${result.fact.en}; ${result.mend.en}`);
  return result.value;
}

function refusal(text: string | number, dimension: Dimension): string {
  const result = parseQuantity(text, dimension);
  return result.ok ? `accepted ${result.value}` : `${result.fact.en}; ${result.mend.en}`;
}

const good: [string | number, Dimension, number][] = [
  ['4.5 GW', 'power', 4500],
  ['1,200 MW', 'power', 1200],
  ['500 kw', 'power', 0.5],
  ['30bn USD', 'money', 30e9],
  ['30 bn USD', 'money', 30e9],
  ['USD 30bn', 'money', 30e9],
  ['$30bn', 'money', 30e9],
  ['-$1.5m', 'money', -1.5e6],
  ['US$ 2 tn', 'money', 2e12],
  ['30bnUSD', 'money', 30e9],
  ['400,000 USD', 'money', 400_000],
  ['12 MUSD/MW', 'money/power', 12e6],
  ['12m USD/MW', 'money/power', 12e6],
  ['$3000/kW', 'money/power', 3e6],
  ['30bn USD/yr', 'money/time', 30e9 / 365.25],
  ['30bn USD per year', 'money/time', 30e9 / 365.25],
  ['2m USD/month', 'money/time', 2e6 / 30.4375],
  ['150 USD/kW-month', 'money/power/month', 150e3],
  ['150 USD/kW/month', 'money/power/month', 150e3],
  ['1200 USD/kW-yr', 'money/power/month', 100e3],
  ['45 USD/MWh', 'money/energy', 45],
  ['$0.05/kWh', 'money/energy', 50],
  ['8 TWh', 'energy', 8e6],
  ['18 months', 'duration', 18 * 30.4375],
  ['3 weeks', 'duration', 21],
  ['10 d', 'duration', 10],
  ['2 years', 'duration', 730.5],
  ['-5 days', 'duration', -5],
  ['20 %', 'share', 0.2],
  ['350 bp', 'share', 0.035],
  [0.2, 'share', 0.2],
  ['8 %/yr', 'rate', 0.08],
  ['1 %/month', 'rate', 0.12],
  ['350 bps', 'rate', 0.035],
  ['1.3x', 'factor', 1.3],
  ['130 %', 'factor', 1.3],
  ['1e3', 'count', 1000],
  ['400k', 'count', 400_000],
  ['400,000', 'count', 400_000],
  [64000, 'count', 64000],
  [0, 'money', 0],
  ['0', 'power', 0],
  ['2025-07-21', 'date', dayOf('2025-07-21')],
  ['2025-07', 'date', dayOf('2025-07-01')],
  ['2025-Q3', 'date', dayOf('2025-07-01')],
  ['2025', 'date', dayOf('2025-01-01')],
  [2025, 'date', dayOf('2025-01-01')],
];

const bad: [string | number, Dimension, string][] = [
  [5, 'power', 'power needs a unit, found: 5; write power such as 4.5 GW, 200 MW'],
  ['30bn', 'money', 'money needs a unit, found: 30bn'],
  ['4.5 GW', 'money', 'expected money, found power: 4.5 GW'],
  ['30bn USD', 'money/time', 'expected money/time, found money: 30bn USD'],
  ['4.5 GWW', 'power', 'unknown unit GWW in: 4.5 GWW; did you mean GW?'],
  ['3 monts', 'duration', 'did you mean month'],
  ['2025-02-30', 'date', 'no such day in the calendar: 2025-02-30'],
  ['soon', 'date', 'not a date: soon'],
  ['2025-07', 'duration', 'expected duration, found a date: 2025-07'],
  ['20 %', 'count', 'expected count, found share: 20 %'],
  ['many', 'count', 'not a number with a unit: many'],
  ['1,20 MW', 'power', 'decimals follow a point'],
  ['12 MW/USD', 'power', 'another kind of unit'],
  ['$5 MW', 'power', 'a currency and another unit in: $5 MW'],
  ['5 USD/', 'money', 'unknown unit (none)'],
  [Number.NaN, 'share', 'not a finite number: NaN'],
  ['1e999 USD', 'money', 'too large a number'],
];

describe('parseQuantity', () => {
  it.each(good)('reads %s as %s', (text, dimension, value) => {
    const got = read(text, dimension);
    expect(Math.abs(got - value)).toBeLessThanOrEqual(1e-12 * Math.abs(value));
  });

  it.each<[string, Dimension, number]>([
    ['35 %', 'share', 0.35],
    ['8.3 %', 'share', 0.083],
    ['2.3e1 %', 'share', 0.23],
    ['-110 bp', 'rate', -0.011],
    ['7 %/yr', 'rate', 0.07],
    ['1.1 kW', 'power', 0.0011],
    ['4.35bn USD', 'money', 4.35e9],
    ['1,035.1 kUSD', 'money', 1_035_100],
    ['0.069 USD/kWh', 'money/energy', 69],
  ])('reads %s as the number nearest to what is written', (text, dimension, value) => {
    expect(read(text, dimension)).toBe(value);
  });

  it.each(bad)('refuses %s as %s', (text, dimension, words) => {
    expect(refusal(text, dimension)).toContain(words);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof parseQuantity(text, 'money').ok).toBe('boolean');
        expect(typeof parseQuantity(text, 'date').ok).toBe('boolean');
      }),
    );
  });

  it('reads back what formatQuantity writes', () => {
    const dimensions: Dimension[] = [
      'money',
      'power',
      'energy',
      'share',
      'rate',
      'factor',
      'money/power',
      'money/power/month',
      'money/energy',
      'money/time',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...dimensions),
        fc.double({ min: 10, max: 1e13, noNaN: true }),
        (dimension, value) => {
          const back = read(
            formatQuantity(value, dimension, { locale: 'en', digits: 9 }),
            dimension,
          );
          expect(Math.abs(back / value - 1)).toBeLessThan(1e-6);
        },
      ),
    );
  });
});
