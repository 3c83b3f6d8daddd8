import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constructionLoan, drawn } from './construction.ts';
import { annuityFactor, levelBalance, levelPayment } from './level.ts';
import { averageLife, type Repayment, repaymentShares } from './repayment.ts';
import { sculptedDebt } from './sculpted.ts';
import { sweptPeriod } from './sweep.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const rates = fc.double({ min: 0, max: 0.2, noNaN: true });
const amounts = fc.double({ min: 1, max: 1000, noNaN: true });

/** Where a map that shrinks distances comes to rest. */
function fixedPoint(map: (x: number) => number, start: number): number {
  let x = start;
  for (let i = 0; i < 2000; i++) x = map(x);
  return x;
}

describe('level payments', () => {
  it('theory of interest course, 150,000 over 360 months at 3.625 %: factor 219.273576, 684.08 a month', () => {
    const rate = 0.03625 / 12;
    expect(annuityFactor(rate, 360)).toBeCloseTo(219.273576, 6);
    expect(150_000 * levelPayment(rate, 360)).toBeCloseTo(684.08, 2);
    expect(150_000 * levelBalance(rate, 360, 1)).toBeCloseTo(149_769.05, 1);
    expect(150_000 * levelBalance(rate, 360, 10)).toBeCloseTo(147_658.83, 1);
  });

  it('fixed-rate mortgage of 200,000 over 30 years at 6.5 %: 1,264.14 a month', () => {
    expect(200_000 * levelPayment(0.065 / 12, 360)).toBeCloseTo(1264.14, 2);
  });

  it('balances are those of the account, without interest too', () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 1, max: 400 }), (rate, periods) => {
        const payment = levelPayment(rate, periods);
        let balance = 1;
        for (let paid = 1; paid <= periods; paid++) {
          balance += rate * balance - payment;
          if (paid === periods >> 1) {
            expect(levelBalance(rate, periods, paid)).toBeCloseTo(balance, 6);
          }
        }
        expect(levelBalance(rate, periods, periods)).toBe(0);
      }),
    );
    expect(levelPayment(0, 40)).toBe(1 / 40);
  });
});

describe('repayment', () => {
  it('is whole in every form', () => {
    const kinds = fc.constantFrom<Repayment>('level', 'straight', 'bullet');
    fc.assert(
      fc.property(kinds, rates, fc.integer({ min: 1, max: 200 }), (kind, rate, periods) => {
        expect(sum(repaymentShares(kind, rate, periods))).toBeCloseTo(1, 10);
      }),
    );
  });

  it('average life: (n + 1) / 2 straight, n as a bullet, (n payments less 1) / rate level', () => {
    expect(averageLife(repaymentShares('straight', 0, 9))).toBeCloseTo(5, 12);
    expect(averageLife(repaymentShares('bullet', 0, 9))).toBe(9);
    // interest is the rate on what is owed, and all interest is all payments less the loan
    const interest = 20 * levelPayment(0.06, 20) - 1;
    expect(averageLife(repaymentShares('level', 0.06, 20))).toBeCloseTo(interest / 0.06, 10);
  });
});

describe('sculpted debt', () => {
  const steady = (periods: number, cash: number, rate: number) =>
    Array.from({ length: periods }, () => ({ cash, profit: 0, rate }));

  it('without tax is the annuity of cash by coverage: 100 a year, 1.30, 6 %, five years: 324.03', () => {
    const debt = sculptedDebt(steady(5, 100, 0.06), { coverage: 1.3, taxRate: 0 });
    expect(debt.capacity).toBeCloseTo((100 / 1.3) * annuityFactor(0.06, 5), 10);
    expect(debt.capacity).toBeCloseTo(324.03, 2);
  });

  const project = fc.array(
    fc.record({
      cash: amounts,
      profit: fc.double({ min: -500, max: 800, noNaN: true }),
      rate: rates,
    }),
    { minLength: 1, maxLength: 40 },
  );
  const terms = fc.record({
    coverage: fc.double({ min: 1.05, max: 2.5, noNaN: true }),
    taxRate: fc.double({ min: 0, max: 0.4, noNaN: true }),
  });

  it('covers its service exactly in every period and is repaid', () => {
    fc.assert(
      fc.property(project, terms, (periods, { coverage, taxRate }) => {
        const debt = sculptedDebt(periods, { coverage, taxRate });
        let owed = debt.capacity;
        debt.periods.forEach(({ opening, interest, repayment, tax }, i) => {
          const { cash, profit, rate } = periods[i]!;
          expect(opening).toBeCloseTo(owed, 6);
          expect(interest).toBeCloseTo(rate * opening, 8);
          expect(tax).toBeCloseTo(taxRate * (profit - interest), 8);
          expect((interest + repayment) * coverage).toBeCloseTo(cash - tax, 6);
          owed -= repayment;
        });
        expect(owed).toBeCloseTo(0, 6);
      }),
    );
  });

  it('equals the circular calculation iterated until it rests', () => {
    fc.assert(
      fc.property(project, terms, (periods, { coverage, taxRate }) => {
        // interest assumed -> tax -> cash -> debt -> interest
        let interest = periods.map(() => 0);
        let capacity = 0;
        for (let round = 0; round < 300; round++) {
          const service = periods.map(
            ({ cash, profit }, i) => (cash - taxRate * (profit - interest[i]!)) / coverage,
          );
          let balance = 0;
          const next = [...interest];
          for (let i = periods.length - 1; i >= 0; i--) {
            balance = (balance + service[i]!) / (1 + periods[i]!.rate);
            next[i] = periods[i]!.rate * balance;
          }
          interest = next;
          capacity = balance;
        }
        const exact = sculptedDebt(periods, { coverage, taxRate }).capacity;
        expect(Math.abs(exact - capacity)).toBeLessThan(1e-7 * (1 + Math.abs(exact)));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a loan drawn while building', () => {
  const loans = fc.record({
    share: fc.double({ min: 0, max: 0.9, noNaN: true }),
    rate: fc.double({ min: 0, max: 0.012, noNaN: true }),
    commitmentFee: fc.double({ min: 0, max: 0.001, noNaN: true }),
    upfrontFee: fc.double({ min: 0, max: 0.04, noNaN: true }),
  });
  const costs = fc.array(amounts, { minLength: 1, maxLength: 48 });

  it('in two passes is what iteration comes to rest at', () => {
    fc.assert(
      fc.property(costs, loans, (spent, terms) => {
        const exact = constructionLoan(spent, terms);
        const rest = fixedPoint((size) => drawn(spent, terms, size).loan, 0);
        expect(Math.abs(exact.loan - rest)).toBeLessThan(1e-9 * (1 + rest));
      }),
    );
  });

  it('pays its share of uses, which are costs, interest and fees', () => {
    fc.assert(
      fc.property(costs, loans, (spent, terms) => {
        const { loan, interest, commitmentFees, upfrontFee, total, balances } = constructionLoan(
          spent,
          terms,
        );
        const close = (a: number, b: number) => expect(a / total).toBeCloseTo(b / total, 10);
        close(total, sum(spent) + interest + commitmentFees + upfrontFee);
        close(loan, terms.share * total);
        close(upfrontFee, terms.upfrontFee * loan);
        close(interest, terms.rate * sum(balances.slice(0, -1)));
      }),
    );
  });

  it('a fee on debt that includes it: cost 100, all debt, 2 %: 100 / 0.98', () => {
    const terms = { share: 1, rate: 0, commitmentFee: 0, upfrontFee: 0.02 };
    expect(constructionLoan([100], terms).loan).toBeCloseTo(100 / 0.98, 12);
  });

  it('interest alone is the final value of the share: 50 a month, 60 %, 1 % a month', () => {
    const terms = { share: 0.6, rate: 0.01, commitmentFee: 0, upfrontFee: 0 };
    const growth = 1 + 0.6 * 0.01;
    const { loan } = constructionLoan(Array<number>(24).fill(50), terms);
    expect(loan).toBeCloseTo((30 * (growth ** 24 - 1)) / (growth - 1), 9);
  });

  it('is as exact for costs in billions of dollars as in dollars', () => {
    const terms = { share: 0.8, rate: 0.01, commitmentFee: 0.0005, upfrontFee: 0.04 };
    const small = constructionLoan([3, 1, 2], terms);
    const large = constructionLoan([3e11, 1e11, 2e11], terms);
    expect(large.loan / small.loan / 1e11).toBeCloseTo(1, 14);
    expect(large.upfrontFee / large.loan).toBeCloseTo(0.04, 14);
  });

  it('refuses a loan that never pays for itself', () => {
    const terms = { share: 1, rate: 0.1, commitmentFee: 0, upfrontFee: 1.2 };
    expect(() => constructionLoan([100, 100], terms)).toThrow('no loan pays its own interest');
  });
});

describe('a sweep with interest on the average balance', () => {
  const shares = fc.double({ min: 0, max: 1, noNaN: true });

  it('equals the circular calculation iterated until it rests', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.double({ min: 0, max: 2000, noNaN: true }),
        rates,
        shares,
        (opening, cash, rate, share) => {
          const closing = fixedPoint((assumed) => {
            const interest = (rate * (opening + assumed)) / 2;
            return opening - Math.min(opening, Math.max(0, share * (cash - interest)));
          }, opening);
          const exact = sweptPeriod(opening, cash, { rate, share });
          expect(exact.closing).toBeCloseTo(closing, 8);
          expect(exact.interest).toBeCloseTo((rate * (opening + closing)) / 2, 8);
          expect(exact.repayment).toBeCloseTo(opening - closing, 8);
        },
      ),
    );
  });

  it('at both ends: more cash than is owed, and less than interest', () => {
    expect(sweptPeriod(100, 500, { rate: 0.1, share: 1 })).toEqual({
      interest: 5,
      repayment: 100,
      closing: 0,
    });
    expect(sweptPeriod(100, 4, { rate: 0.1, share: 1 })).toEqual({
      interest: 10,
      repayment: 0,
      closing: 100,
    });
  });
});
