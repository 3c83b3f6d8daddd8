import { describe, expect, it } from 'vitest';
import { dealOf, each, type Happens, source, total } from '../testing/one-project.ts';

const at = (line: string) => `projects.deal.${line}`;
// period 1 is January 2025
const january = (year: number) => (year - 2025) * 12 + 1;

const taxed = (project: object, happens: Happens, tax: number | undefined = 0.21) =>
  dealOf({ project: { ...project }, finance: { until: '2084-12-31', tax } }, happens);

describe('depreciation', () => {
  it.each([
    ['acquired before 20 January 2025: 40, 20, 0 % bonus by the year of service', '2025-01-10'],
    ['acquired on 20 January 2025: all at once', '2025-01-20'],
  ])('%s, and always adds up to what was placed in service', (_, acquired) => {
    const deal = taxed(
      { acquired },
      {
        placed: { 3: 100e6, 20: 50e6 },
        placedPower: { 3: 40e6, 30: 60e6 },
        placedChips: { 3: 200e6, 15: 300e6, 16: 100e6, 27: 500e6 },
      },
    );
    const sum = (of: string) => total(deal.row(at(`tax.depreciation-${of}`)));
    expect(sum('building')).toBeCloseTo(150e6, 2);
    expect(sum('power')).toBeCloseTo(100e6, 4);
    expect(sum('chips')).toBeCloseTo(1100e6, 4);
  });

  it('IRS Publication 946, table A-1: 5-year property of 1,000 by years, 40 % of it at once', () => {
    const deal = taxed({ acquired: '2025-01-10' }, { placedChips: { 4: 1000 } });
    const years = Array.from({ length: 7 }, (_, y) => {
      const first = january(2025 + y);
      return total(deal.row(at('tax.depreciation-chips')).slice(first, first + 12));
    });
    const table = [200, 320, 192, 115.2, 115.2, 57.6, 0].map((x) => x * 0.6);
    years.forEach((x, y) => {
      expect(x).toBeCloseTo(table[y]! + (y === 0 ? 400 : 0), 9);
    });
  });

  it('of new chips counts from the month in which they come', () => {
    const deal = taxed({ acquired: '2025-01-20' }, { refresh: { 50: 70e6 } });
    expect(deal.row(at('tax.depreciation-chips'))[50]).toBeCloseTo(70e6, 6);
  });
});

describe('of new chips', () => {
  // the data date is 6 January 2025: what is bought after it is acquired then, under the law as it stood
  it('the bonus is not that of a day on which only the first were acquired', () => {
    const deal = taxed(
      { acquired: '2017-09-01' },
      { placedChips: { 4: 1000 }, refresh: { 10: 1000, 16: 1000 } },
    );
    const bonus = (t: number) => deal.row(at('tax.at-once-chips'))[t]!;
    expect([bonus(4), bonus(10), bonus(16)]).toEqual([0, 400, 200]);
    expect(total(deal.row(at('tax.depreciation-chips')))).toBeCloseTo(3000, 6);
  });
});

describe('tax', () => {
  it('is due on what a guarantor adds to the value that is left, as on that value', () => {
    const deal = taxed(
      { residual: { share: '20 %', guarantor: 'renter', guaranteed: '35 %' }, losses: 'group' },
      { works: { 1: 100e6 }, placed: { 1: 100e6 }, served: { 2: 1e6, 14: -1e6 } },
    );
    const writtenOff = 100e6 / 468;
    expect(deal.row(at('tax.profit'))[14]).toBeCloseTo(35e6 - writtenOff, 3);
    expect(Math.max(...deal.row(at('checks.balance-relative')))).toBeLessThan(1e-12);
  });

  const profits = { 2: 1e6, 30: -1e6, 31: 1e6, 700: -1e6 };
  const loss: Happens = { running: { 2: 30e6, 14: -30e6 }, served: { 14: 5e6, 700: -5e6 } };

  it('of a group is the rate on all profit, losses at once', () => {
    const deal = taxed({ losses: 'group' }, { ...loss, placedChips: { 5: 90e6 } });
    expect(total(deal.row(at('tax.tax')))).toBeCloseTo(0.21 * total(deal.row(at('tax.profit'))), 4);
    expect(Math.min(...deal.row(at('tax.tax')))).toBeLessThan(-1e6);
  });

  it('26 USC 172: losses carried forward offset at most 80 % of the profit of a year', () => {
    // 360 m of loss in the first twelve months, then 60 m of profit a year
    const deal = taxed(
      { losses: 'carried' },
      { running: { 1: 30e6, 13: -30e6 }, served: { 13: 5e6 } },
    );
    const year = (y: number) =>
      total(deal.row(at('tax.tax')).slice(january(2025 + y), january(2026 + y))) / 1e6;
    expect(year(0)).toBeCloseTo(0, 9);
    // 48 m a year of 360 m: seven years at 12 m of taxable profit, then 60 - 24
    for (let y = 1; y <= 7; y++) expect(year(y)).toBeCloseTo(0.21 * 12, 6);
    expect(year(8)).toBeCloseTo(0.21 * 36, 6);
    expect(year(9)).toBeCloseTo(0.21 * 60, 6);
  });

  it('without losses is the same either way', () => {
    const of = (losses: string) => total(taxed({ losses }, { served: profits }).row(at('tax.tax')));
    expect(of('carried')).toBeCloseTo(of('group'), 4);
  });

  it('falls with the interest of all term debt', () => {
    const deal = dealOf(
      {
        capital: { loan: source('bank', 'senior', { rate: '6 %', tenor: '10 years' }) },
        project: { losses: 'group' },
        finance: { tax: 0.3 },
      },
      {
        works: { 1: 1e9 },
        placed: { 1: 1e9 },
        committed: { 'works.loan': { 1: 1e9 } },
        served: each(2, 2, 5e7),
      },
    );
    const month = 5e7 - 1e9 / 468 - 5e6;
    expect(deal.row(at('tax.profit'))[2]).toBeCloseTo(month, 4);
    expect(deal.row(at('tax.tax'))[2]).toBeCloseTo(0.3 * month, 4);
  });
});
