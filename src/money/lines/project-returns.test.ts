import { describe, expect, it } from 'vitest';
import type { Fields } from '../../../tests/programmes.ts';
import { dealOf, each, source } from '../testing/one-project.ts';

const at = (line: string) => `projects.deal.returns.${line}`;

describe('levelised cost', () => {
  const happens = { works: each(1, 10, 1e6), placed: { 10: 10e6 }, mw: { 11: 20, 131: -20 } };
  const levelised = (project: Fields) => dealOf({ project }, happens).scalar(at('per-mw-month'));

  it('counts the fee of the developer as a cost of construction', () => {
    const fee = { to: 'sponsor', share: '5 %' };
    expect(levelised({ fee }) / levelised({})).toBeCloseTo(1.05, 12);
  });

  it.each([0, 0.05])('is what is built and renewed over what runs, at a fee of %s', (share) => {
    const run = dealOf(
      {
        project: { resale: 0.25, accelerators: 500, fee: { to: 'sponsor', share } },
      },
      { ...happens, unfinished: each(8, 10, 4e5), chips: { 9: 3e6 }, refresh: { 60: 5e6 } },
    );
    const value = (amount: number, from: number, to = from) =>
      run
        .row(at('discount'))
        .slice(from, to + 1)
        .reduce((sum, x) => sum + x * amount, 0);
    const built = (1 + share) * (value(1e6, 1, 10) - value(4e5, 8, 10)) + value(3e6, 9);
    const mw = value(20, 11, 130);
    const all = (built + value(0.75 * 5e6, 60)) / mw;
    expect(run.scalar(at('per-mw-month-first'))).toBeCloseTo(built / mw, 6);
    expect(run.scalar(at('per-mw-month'))).toBeCloseTo(all, 6);
    expect(run.scalar(at('per-accelerator-hour'))).toBeCloseTo(all / (500 * 730.5), 9);
  });
});

it('has no average life of debt of which nothing but interest is paid, to the last digit', () => {
  const life = (amount: number) =>
    dealOf(
      {
        capital: {
          loan: source('bank', 'senior', {
            ...{ rate: '7 %', tenor: '5 years', repayment: 'bullet', interestOn: 'average' },
          }),
        },
      },
      {
        works: { 1: amount },
        placed: { 1: amount },
        committed: { 'works.loan': { 1: amount } },
        served: { 2: amount / 100, 61: -amount / 100 },
      },
    ).scalar(at('average-life'));
  const amounts = [1, 2, 3, 4, 5, 6, 7, 8].map((k) => Math.sqrt(k) * 1e8);
  expect(amounts.map(life)).toEqual(amounts.map(() => 0));
});

describe('loan life cover', () => {
  it('of loans at several rates discounts at the average rate of what is left of them', () => {
    const straight = (rate: string, tenor: string) =>
      source('bank', 'senior', { rate, tenor, repayment: 'straight' });
    const run = dealOf(
      { capital: { cheap: straight('3 %', '1 year'), dear: straight('12 %', '2 years') } },
      {
        works: { 1: 240e6 },
        placed: { 1: 240e6 },
        committed: { 'works.cheap': { 1: 120e6 }, 'works.dear': { 1: 120e6 } },
        served: { 2: 30e6, 40: -30e6 },
      },
    );
    let cash = 0;
    for (let month = 24; month > 1; month--) {
      const [cheap, dear] = [120 - 10 * (month - 1), 120 - 5 * (month - 1)];
      const owed = Math.max(0, cheap) + dear;
      const rate = (Math.max(0, cheap) * 0.0025 + dear * 0.01) / owed;
      cash = (cash + 30) / (1 + rate);
      // the first payment falls due in period 2
      expect(run.row(at('llcr'))[month]! / (cash / owed)).toBeCloseTo(1, 9);
    }
  });
});
