import { describe, expect, it } from 'vitest';
import { dayOf } from '../../units/index.ts';
import { bonusShare } from './bonus-share.ts';
import { decliningBalance } from './declining-balance.oracle.ts';
import { type MacrsClass, macrs } from './macrs.ts';
import { usTaxRules } from './us-rules.ts';

const classes: readonly MacrsClass[] = [3, 5, 7, 10, 15, 20];
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const dollars = (cost: number, shares: readonly number[]) =>
  shares.map((share) => Math.round(cost * share));

describe('MACRS', () => {
  it.each(classes)('of %i years is written off whole in one year more', (of) => {
    expect(macrs(of).length).toBe(of + 1);
    expect(sum(macrs(of))).toBeCloseTo(1, 12);
  });

  // published to 0.01 %, for 20 years to 0.001 %, the last digit moved at places to make 100 %
  it.each(classes)(
    'of %i years follows from declining balance, half years and the switch',
    (of) => {
      const derived = decliningBalance(of, of >= 15 ? 150 : 200);
      expect(derived.length).toBe(of + 1);
      expect(sum(derived)).toBeCloseTo(1, 12);
      const digit = of === 20 ? 1e-5 : 1e-4;
      macrs(of).forEach((share, year) => {
        expect(Math.abs(share - derived[year]!)).toBeLessThanOrEqual(digit * 1.0001);
      });
    },
  );

  it('Publication 946, office furniture, 7-year property of 10,000 by table A-1', () => {
    expect(dollars(10_000, macrs(7))).toEqual([1429, 2449, 1749, 1249, 893, 892, 893, 446]);
  });

  it('Publication 946, 5-year property of 1,000 without tables: 200, 320, 192, 115, 115, 58', () => {
    expect(dollars(1000, decliningBalance(5, 200))).toEqual([200, 320, 192, 115, 115, 58]);
    expect(dollars(1000, macrs(5))).toEqual([200, 320, 192, 115, 115, 58]);
  });
});

describe('bonus depreciation', () => {
  const share = (acquired: string, placed: string) => bonusShare(dayOf(acquired), dayOf(placed));

  it.each([
    ['2017-09-28', '2017-12-31', 1],
    ['2019-05-01', '2022-12-31', 1],
    ['2019-05-01', '2023-01-01', 0.8],
    ['2023-05-01', '2024-06-30', 0.6],
    ['2024-12-01', '2025-01-19', 0.4],
    ['2025-01-19', '2025-12-31', 0.4],
    ['2025-01-19', '2026-06-30', 0.2],
    ['2025-01-19', '2027-01-01', 0],
    ['2025-01-20', '2025-01-20', 1],
    ['2025-07-21', '2030-01-01', 1],
    ['2016-03-01', '2018-06-30', 0.4],
    ['2016-03-01', '2020-01-01', 0],
  ])('26 USC 168(k): acquired %s, placed in service %s', (acquired, placed, known) => {
    expect(share(acquired, placed)).toBe(known);
  });

  it('an hour of the last day still belongs to it', () => {
    expect(bonusShare(dayOf('2025-01-19') + 0.9, dayOf('2025-06-01'))).toBe(0.4);
  });

  it('refuses what no rule covers', () => {
    expect(() => share('2025-06-01', '2025-05-01')).toThrow('placed in service 2025-05-01');
    expect(() => share('2010-01-01', '2011-01-01')).toThrow(RangeError);
  });
});

describe('the rules', () => {
  it('are the federal ones as of July 2025, none published later', () => {
    expect(usTaxRules.corporateRate.value).toBe(0.21);
    expect(usTaxRules.losses).toMatchObject({ limit: 0.8, carryForwardYears: null });
    expect(usTaxRules.interest.bases.map(({ yearsFrom, base }) => [yearsFrom, base])).toEqual([
      [2018, 'ebitda'],
      [2022, 'ebit'],
      [2025, 'ebitda'],
    ]);
    const published = JSON.stringify(usTaxRules).match(/"published":"[^"]+"/g) ?? [];
    expect(published.length).toBeGreaterThan(7);
    for (const text of published) expect(text < '"published":"2025-07-21"').toBe(true);
  });
});
