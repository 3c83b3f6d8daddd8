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
