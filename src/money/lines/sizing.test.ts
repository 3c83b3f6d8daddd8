import { describe, expect, it } from 'vitest';
import type { Fields } from '../../../tests/programmes.ts';
import { sculptedDebt } from '../testing/debt-forms/index.ts';
import { dealOf, source, total } from '../testing/one-project.ts';

const at = (line: string) => `projects.deal.${line}`;
const MONTHLY = 0.07 / 12;
const TENOR = 96;

/** Works of 500 and chips of 300, ready after the tenth month; cash changes over the years. */
const sized = (
  cover: Fields,
  tax: number,
  refresh: Record<number, number> = {},
  ready = { works: 10, chips: 10 },
) =>
  dealOf(
    {
      capital: { loan: source('bank', 'senior', { rate: '7 %', tenor: '8 years', share: '50 %' }) },
      project: { cover, losses: 'group', resale: 0.5 },
      finance: { tax },
    },
    {
      works: { 2: 500e6 },
      chips: { 9: 300e6 },
      placed: { [ready.works]: 500e6 },
      placedChips: { [ready.chips]: 300e6 },
      committed: { 'works.loan': { 1: 100e6 } },
      served: { 11: 20e6, 40: 5e6, 70: -11e6, 160: -14e6 },
      running: { 11: 4e6, 160: -4e6 },
      refresh,
    },
  );

describe('debt by cover in the middle case', () => {
  it.each([
    [1.3, 0, {}],
    [1.3, 0.21, {}],
    [1.45, 0.35, { 60: 80e6 }],
  ])('of %s at tax of %s is sculpted debt without iteration', (dscr, tax, refresh) => {
    const run = sized({ dscr }, tax, refresh);
    const renewal = (total(Object.values(refresh)) * 0.5) / TENOR;
    const periods = Array.from({ length: TENOR }, (_, i) => {
      const t = 11 + i;
      const cash = (t < 40 ? 20e6 : t < 70 ? 25e6 : 14e6) - 4e6 - renewal;
      return { cash, profit: cash - 800e6 / TENOR, rate: MONTHLY };
    });
    const { capacity } = sculptedDebt(periods, { coverage: dscr, taxRate: tax });
    expect(run.scalar(at('sizing.by-middle')) / capacity).toBeCloseTo(1, 11);
    expect(run.scalar(at('sizing.proof-end')) / capacity).toBeCloseTo(0, 9);
    // what iteration of interest, tax, cash and debt comes to rest at
    let interest = periods.map(() => 0);
    let rest = 0;
    for (let round = 0; round < 60; round++) {
      rest = 0;
      const next = [...interest];
      for (let i = TENOR - 1; i >= 0; i--) {
        const { cash, profit } = periods[i]!;
        rest = (rest + (cash - tax * (profit - interest[i]!)) / dscr) / (1 + MONTHLY);
        next[i] = MONTHLY * rest;
      }
      interest = next;
    }
    expect(run.scalar(at('sizing.by-middle')) / rest).toBeCloseTo(1, 9);
  });

  it('is what can be served after the later of works and chips', () => {
    const by = (works: number, chips: number) =>
      sized({ dscr: 1.3 }, 0.21, {}, { works, chips }).scalar(at('sizing.by-middle'));
    expect(by(10, 20)).toBe(by(20, 20));
    expect(by(20, 10)).toBe(by(20, 20));
    expect(by(10, 10)).not.toBe(by(20, 20));
  });

  it('serves itself at that cover in every month', () => {
    const run = sized({ dscr: 1.3 }, 0.21);
    for (let t = 11; t < 11 + TENOR; t++) {
      const cover = run.row(at('sizing.proof-cash'))[t]! / run.row(at('sizing.proof-service'))[t]!;
      expect(cover).toBeCloseTo(1.3, 9);
    }
  });
});

describe('debt that lenders would give', () => {
  it.each([
    ['cover in the middle case', { dscr: 1.5, stressDscr: 1.2, llcr: 1.3 }, 'by-middle'],
    ['cover in the stressed case', { dscr: 1.2, stressDscr: 1.6, llcr: 1.3 }, 'by-stressed'],
    ['loan life cover', { dscr: 1.3, stressDscr: 1.2, llcr: 1.6 }, 'by-life'],
    ['gearing', { dscr: 1.3, gearing: 0.4 }, 'by-gearing'],
  ])('is the least of all caps: %s', (_, cover, binding) => {
    const run = sized(cover, 0);
    const debt = run.scalar(at('sizing.debt'));
    expect(debt).toBe(run.scalar(at(`sizing.${binding}`)));
    const caps = ['by-middle', 'by-stressed', 'by-life', 'by-gearing'];
    for (const cap of caps) expect(run.scalar(at(`sizing.${cap}`))).toBeGreaterThanOrEqual(debt);
  });

  it.each(['capitalised', 'funded'])(
    'by gearing is the share of all uses, fees and interest included: %s',
    (interest) => {
      const run = dealOf(
        {
          capital: {
            loan: source('bank', 'senior', { rate: '12 %', tenor: '5 years', upfront: '1 %' }),
          },
          project: { cover: { gearing: 0.4 }, interest },
        },
        { works: { 1: 600e6 }, placed: { 2: 600e6 }, committed: { 'works.loan': { 1: 1e9 } } },
      );
      // a month's interest at 1 % on 600 m and the fee of 10 m, all of it debt
      expect(run.scalar(at('returns.term-debt'))).toBeCloseTo(1.01 * 610e6, 3);
      expect(run.scalar(at('sizing.by-gearing'))).toBeCloseTo(0.4 * 1.01 * 610e6, 3);
    },
  );

  it('by gearing leaves out what is not finished by the horizon', () => {
    const run = dealOf(
      { project: { cover: { gearing: 0.4 } } },
      { works: { 1: 600e6 }, unfinished: { 1: 50e6 }, chips: { 2: 90e6 }, placed: { 2: 550e6 } },
    );
    expect(run.scalar(at('sizing.by-gearing'))).toBeCloseTo(0.4 * 640e6, 3);
  });

  it('without tax by loan life cover is its cash over the cover: LLCR = DSCR under sculpting', () => {
    const run = sized({ dscr: 1.37, llcr: 1.37 }, 0);
    expect(run.scalar(at('sizing.by-life'))).toBeCloseTo(run.scalar(at('sizing.by-middle')), 3);
  });

  it('falls as cover rises', () => {
    const debts = [1.1, 1.2, 1.4, 2].map((dscr) => sized({ dscr }, 0.21).scalar(at('sizing.debt')));
    expect(debts).toEqual(debts.toSorted((a, b) => b - a));
  });
});
