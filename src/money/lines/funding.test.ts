import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constructionLoan } from '../testing/debt-forms/index.ts';
import { dealOf, source, total } from '../testing/one-project.ts';

const at = (line: string) => `projects.deal.${line}`;
const costs = fc.array(fc.integer({ min: 1e6, max: 1e9 }), {
  minLength: 1,
  maxLength: 24,
});
const within = (low: number, high: number) =>
  fc.integer({ min: low * 1e4, max: high * 1e4 }).map((x) => x / 1e4);
const terms = fc.record({
  share: within(0.1, 0.9),
  rate: within(0, 0.15),
  upfront: within(0, 0.04),
  commitment: within(0, 0.02),
});

/** Loan and equity that pay costs pro rata from the second month on, committed in the first. */
const funded = (
  spent: readonly number[],
  { rate, upfront, commitment }: { rate: number; upfront: number; commitment: number },
  { loan, equity }: { loan: number; equity: number },
) =>
  dealOf(
    {
      capital: {
        loan: source('bank', 'senior', { rate, upfront, commitment, tenor: '10 years' }),
        equity: source('sponsor', 'common'),
      },
      project: { interest: 'funded' },
    },
    {
      works: Object.fromEntries(spent.map((x, i) => [i + 1, x])),
      placed: { [spent.length]: total(spent) },
      committed: { 'works.loan': { 1: loan }, 'works.equity': { 1: equity } },
      served: { [spent.length + 1]: 1e9 },
    },
  );

describe('a loan that funds its share of its own interest and fees', () => {
  it('at the size found in two passes is drawn to the last dollar, as is the equity', () => {
    fc.assert(
      fc.property(costs, terms, (spent, { share, rate, upfront }) => {
        const exact = constructionLoan(spent, {
          share,
          rate: rate / 12,
          commitmentFee: 0,
          upfrontFee: upfront,
        });
        const equity = exact.total - exact.loan;
        const run = funded(spent, { rate, upfront, commitment: 0 }, { loan: exact.loan, equity });
        const near = (x: number, y: number) =>
          expect(Math.abs(x - y) / exact.total).toBeLessThan(1e-12);
        near(total(run.row(at('works.need'))), exact.total);
        near(total(run.row(at('works.loan.draw'))), exact.loan);
        near(total(run.row(at('works.loan.interest-building'))), exact.interest);
        near(total(run.row(at('works.own'))), 0);
        exact.balances.slice(0, -1).forEach((balance, i) => {
          near(run.row(at('works.loan.building'))[i + 1]!, balance);
        });
      }),
      { numRuns: 25 },
    );
  });

  it('with fees on what is undrawn is where iteration comes to rest', () => {
    fc.assert(
      fc.property(costs, terms, (spent, { share, rate, upfront, commitment }) => {
        // draw, interest, fees and size by the month, again and again until nothing moves
        let loan = 0;
        let uses = 0;
        for (let round = 0; round < 200; round++) {
          let balance = 0;
          uses = 0;
          spent.forEach((cost, i) => {
            const undrawn = i === 0 ? 0 : ((loan - balance) * commitment) / 12;
            const need = cost + (balance * rate) / 12 + undrawn + (i === 0 ? loan * upfront : 0);
            uses += need;
            balance += share * need;
          });
          loan = balance;
        }
        const run = funded(spent, { rate, upfront, commitment }, { loan, equity: uses - loan });
        const near = (x: number, y: number) => expect(Math.abs(x - y) / uses).toBeLessThan(1e-10);
        near(total(run.row(at('works.need'))), uses);
        near(total(run.row(at('works.loan.draw'))), loan);
        near(total(run.row(at('works.own'))), 0);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the order of drawing', () => {
  const ordered = (funding: string) =>
    dealOf(
      {
        capital: {
          loan: source('bank', 'senior', { rate: '6 %', tenor: '10 years' }),
          equity: source('sponsor', 'common'),
        },
        project: { funding },
      },
      {
        works: { 1: 40e6, 2: 40e6, 3: 40e6 },
        placed: { 3: 120e6 },
        committed: { 'works.loan': { 1: 50e6 }, 'works.equity': { 1: 50e6 } },
      },
    );
  const drawn = (funding: string, id: string) =>
    [
      ...ordered(funding)
        .row(at(`works.${id}.draw`))
        .slice(1, 4),
    ].map((x) => x / 1e6);

  it('is pro rata to what is left of each', () => {
    expect(drawn('pro-rata', 'loan')).toEqual([20, 20, 10]);
    expect(drawn('pro-rata', 'equity')).toEqual([20, 20, 10]);
  });

  it('or equity first; the company pays what is missing', () => {
    expect(drawn('equity-first', 'equity')).toEqual([40, 10, 0]);
    expect(drawn('equity-first', 'loan')).toEqual([0, 30, 20]);
    expect(ordered('equity-first').row(at('works.own'))[3]).toBeCloseTo(20e6, 6);
  });
});
