import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  averageLife,
  levelPayment,
  type Repayment,
  repaymentShares,
  sweptPeriod,
} from '../testing/debt-forms/index.ts';
import { dealOf, each, type Happens, source, total } from '../testing/one-project.ts';
import type { Statement } from '../testing/statement.ts';

const at = (line: string) => `projects.deal.${line}`;
const loan = (statement: Statement, line: string) => statement.row(at(`works.loan.${line}`));
const MONTHLY = 0.06 / 12;
const TENOR = 120;

/** 1 bn drawn in the first month and placed in service at its end; `cash` a month from the second on. */
const served = (cash: Happens['served'], loanFields = {}, project = {}): Statement =>
  dealOf(
    {
      capital: {
        loan: source('bank', 'senior', { rate: '6 %', tenor: '10 years', ...loanFields }),
      },
      project,
    },
    {
      works: { 1: 1e9 },
      placed: { 1: 1e9 },
      committed: { 'works.loan': { 1: 1e9 } },
      served: cash ?? {},
    },
  );
const rich = { 2: 2e9, 180: -2e9 };

describe('repayment', () => {
  const forms: [string, Repayment][] = [
    ['annuity', 'level'],
    ['straight', 'straight'],
    ['bullet', 'bullet'],
  ];
  it.each(forms)('%s: principal and average life are those of the closed form', (form, kind) => {
    const deal = served(rich, { repayment: form });
    const shares = repaymentShares(kind, MONTHLY, TENOR);
    const paid = loan(deal, 'paid');
    const interest = loan(deal, 'interest');
    shares.forEach((share, i) => {
      expect((paid[2 + i]! - interest[2 + i]!) / 1e9).toBeCloseTo(share, 12);
    });
    expect(total(paid.slice(2 + TENOR))).toBe(0);
    expect(total(paid) / (1e9 + total(interest))).toBeCloseTo(1, 12);
    expect(deal.scalar(at('returns.average-life'))).toBeCloseTo(averageLife(shares) / 12, 9);
  });

  it('annuity: the textbook payment of 11.10205 per thousand a month', () => {
    const paid = loan(served(rich), 'paid');
    expect(paid[2]! / 1e6).toBeCloseTo(11.10205, 5);
    expect(paid[50]! / 1e9).toBeCloseTo(levelPayment(MONTHLY, TENOR), 12);
  });

  it.each(['annuity', 'straight', 'bullet', 'sculpted', 'sweep'])(
    '%s: interest on average balances is that of the balances that come out',
    (repayment) => {
      const cover = repayment === 'sweep' ? { cover: { sweep: '50 %' } } : {};
      const deal = served({ 2: 15e6, 180: -15e6 }, { repayment, interestOn: 'average' }, cover);
      const [opening, interest, balance] = ['opening', 'interest', 'balance'].map((line) =>
        loan(deal, line),
      );
      for (let t = 2; t < 2 + TENOR; t++)
        expect(
          Math.abs(interest![t]! - (MONTHLY * (opening![t]! + balance![t]!)) / 2),
        ).toBeLessThan(1e-9 * 1e9);
      expect(deal.scalar(at('checks.worst-balance'))).toBeLessThan(1e-9);
    },
  );

  it('by sweep on average balances: each month that of the closed form', () => {
    const deal = served({ 2: 2e7, 180: -2e7 }, { repayment: 'sweep', interestOn: 'average' });
    const [opening, balance, cash] = [
      loan(deal, 'opening'),
      loan(deal, 'balance'),
      deal.row(at('cash.cfads')),
    ];
    for (let t = 2; t < 50; t++) {
      const period = sweptPeriod(opening[t]!, cash[t]!, { rate: MONTHLY, share: 1 });
      expect(balance[t]! / 1e9).toBeCloseTo(period.closing / 1e9, 12);
      expect(loan(deal, 'interest')[t]! / 1e9).toBeCloseTo(period.interest / 1e9, 12);
    }
  });

  it('annuity on average balances: level, and paid off at its end', () => {
    const deal = served(rich, { interestOn: 'average' });
    const paid = loan(deal, 'paid');
    for (let t = 2; t < 2 + TENOR; t++) expect(paid[t]! / paid[2]!).toBeCloseTo(1, 9);
    expect(loan(deal, 'balance')[1 + TENOR]).toBe(0);
    expect(paid[2]).toBeLessThan(1e9 * levelPayment(MONTHLY, TENOR));
  });

  it('of each part begins when it turns into term debt, each with its own maturity', () => {
    const deal = dealOf(
      { capital: { loan: source('bank', 'senior', { rate: '6 %', tenor: '10 years' }) } },
      {
        works: { 1: 4e8, 2: 6e8 },
        placed: { 1: 4e8, 14: 6e8 },
        committed: { 'works.loan': { 1: 2e9 } },
        served: rich,
      },
    );
    const level = levelPayment(MONTHLY, TENOR);
    const paid = loan(deal, 'paid');
    const second = 6e8 * (1 + MONTHLY) ** 12;
    expect(paid[10]).toBeCloseTo(4e8 * level, 4);
    expect(paid[100]).toBeCloseTo((4e8 + second) * level, 4);
    expect(paid[125]).toBeCloseTo(second * level, 4);
    expect(loan(deal, 'balance')[134]).toBe(0);
  });

  it('by sweep: cash after interest repays debt until it is gone', () => {
    const deal = served({ 2: 2e7, 180: -2e7 }, { repayment: 'sweep' });
    let owed = 1e9;
    for (let t = 2; t < 100; t++) {
      owed = Math.max(0, owed * (1 + MONTHLY) - 2e7);
      expect(Math.abs(loan(deal, 'balance')[t]! - owed)).toBeLessThan(0.011);
    }
  });

  describe('by sweep beside other debt', () => {
    const beside = (instrument: string, project = {}) =>
      dealOf(
        {
          capital: {
            loan: source('bank', 'senior', { rate: '6 %', tenor: '10 years' }),
            other: source('bank', instrument, {
              rate: '6 %',
              tenor: '10 years',
              repayment: 'sweep',
            }),
          },
          project,
        },
        {
          works: { 1: 1.2e9 },
          placed: { 1: 1.2e9 },
          committed: { 'works.loan': { 1: 1e9 }, 'works.other': { 1: 2e8 } },
          served: { 2: 2e7, 180: -2e7 },
        },
      );
    const due = 1e9 * levelPayment(MONTHLY, TENOR);

    it.each(['bond', 'mezzanine'])(
      'a %s takes the cash that is left, and only it',
      (instrument) => {
        const deal = beside(instrument);
        let owed = 2e8;
        for (let t = 2; t <= 121; t++) {
          expect(loan(deal, 'paid')[t]! / due).toBeCloseTo(1, 9);
          const left = owed * (1 + MONTHLY);
          owed = Math.max(0, left - (2e7 - due));
          expect(Math.abs(deal.row(at('works.other.balance'))[t]! - owed)).toBeLessThan(0.011);
          expect(deal.row(at('cash.distributed'))[t]).toBeCloseTo(Math.max(0, 2e7 - due - left), 1);
        }
      },
    );

    it('all senior debt is prepaid by the share that the project states', () => {
      const deal = beside('bond', { cover: { sweep: 1 } });
      expect(loan(deal, 'swept')[2]).toBeGreaterThan(5e6);
    });

    it('and when lenders have taken over', () => {
      const deal = beside('bond', { cover: { default: 3, stepIn: 1 } });
      expect(deal.row(at('cash.stepped-in'))[13]).toBe(1);
      expect(loan(deal, 'swept')[12]).toBe(0);
      expect(loan(deal, 'swept')[13]).toBeGreaterThan(5e6);
    });
  });

  it('sculpted: cover is the same in every month of the tenor, and debt ends with it', () => {
    const cash = { ...each(2, 121, 1e5), 2: 9e6, 40: 5e6, 80: -6e6 };
    const deal = served(cash, { repayment: 'sculpted' });
    const cover = Array.from({ length: TENOR }, (_, i) => i + 2).map(
      (t) => deal.row(at('cash.cfads'))[t]! / loan(deal, 'paid')[t]!,
    );
    const present = cover.reduce(
      (sum, _, i) => sum + deal.row(at('cash.cfads'))[2 + i]! / (1 + MONTHLY) ** (i + 1),
      0,
    );
    for (const of of cover) expect(of).toBeCloseTo(present / 1e9, 10);
    expect(loan(deal, 'balance')[121]).toBe(0);
    // Loan life cover is the cover that debt was sculpted to
    expect(deal.row(at('returns.llcr'))[50]).toBeCloseTo(present / 1e9, 8);
  });

  it.each<[string, Record<string, string>]>([
    ['buyers', { receivable: '45 days' }],
    ['suppliers', { payable: '30 days' }],
    ['both', { receivable: '30 days', payable: '30 days' }],
  ])('sculpted: ample cash pays it whenever %s pay, also at both ends', (_, terms) => {
    const deal = dealOf(
      {
        capital: {
          loan: source('bank', 'senior', { rate: '6 %', tenor: '10 years', repayment: 'sculpted' }),
        },
        project: terms,
      },
      {
        works: { 1: 1e9 },
        placed: { 1: 1e9 },
        committed: { 'works.loan': { 1: 1e9 } },
        // the contract ends early in a month
        served: { 2: 3e7, 100: -2.9e7, 101: -0.1e7 },
        running: { 2: 1e7, 100: -29e6 / 3, 101: -1e6 / 3 },
      },
    );
    expect(total(loan(deal, 'arrears'))).toBe(0);
    expect(loan(deal, 'balance').at(-1)).toBe(0);
    expect(deal.scalar(at('cash.months-default'))).toBe(0);
  });

  it('sculpted: what no expected cash reaches is due when the tenor ends', () => {
    const deal = served({ 2: 2e7, 60: -2e7 }, { repayment: 'sculpted' });
    expect(loan(deal, 'balance')[59]).toBe(0);
    const nothing = served({}, { repayment: 'sculpted' });
    expect(total(loan(nothing, 'scheduled').slice(0, 121))).toBe(0);
    expect(loan(nothing, 'scheduled')[121]).toBeCloseTo(1e9 * (1 + MONTHLY) ** TENOR, 2);
    expect(nothing.scalar(at('cash.months-default'))).toBeGreaterThan(0);
  });

  it('loan and project life cover are present values of cash over debt', () => {
    const deal = served({ 2: 2e7, 182: -2e7 });
    const value = (months: number) => (2e7 * (1 - (1 + MONTHLY) ** -months)) / MONTHLY;
    const owed = loan(deal, 'balance')[61]!;
    expect(deal.row(at('returns.llcr'))[61]).toBeCloseTo(value(60) / owed, 8);
    expect(deal.row(at('returns.plcr'))[61]).toBeCloseTo(value(120) / owed, 8);
  });
});

describe('prepaid debt', () => {
  it('is not due any more: no cover is tested and no reserve kept', () => {
    const deal = served({ 2: 3e7, 180: -3e7 }, {}, { cover: { sweep: 1 }, reserve: { months: 3 } });
    const gone = loan(deal, 'balance').findIndex((x, t) => t > 1 && x === 0);
    expect(gone).toBeLessThan(60);
    expect(total(deal.row(at('cash.senior-due')).slice(gone + 1))).toBe(0);
    expect(total(deal.row(at('cash.reserve')).slice(gone + 1))).toBe(0);
    expect(total(deal.row(at('cash.tested')).slice(gone + 1))).toBe(0);
  });
});

describe('arrears', () => {
  const forms = fc.constantFrom('annuity', 'straight', 'bullet', 'sculpted', 'sweep');

  it('bear interest once: what is due is the schedule of sound debt and arrears with interest', () => {
    fc.assert(
      fc.property(forms, fc.integer({ min: 3, max: 60 }), (repayment, from) => {
        const cash = { 2: 2e7, [from]: -2e7, [from + 2]: 2e7, 180: -2e7 };
        const deal = served(cash, { repayment });
        const sound = served({ 2: 2e7, 180: -2e7 }, { repayment });
        expect(loan(deal, 'paid')[from]).toBe(0);
        const next = loan(deal, 'owed')[from + 1]!;
        const dueOnce = loan(deal, 'owed')[from]! * (1 + MONTHLY);
        const without = loan(deal, 'scheduled')[from + 1]!;
        expect(next).toBeCloseTo(dueOnce + without, 4);
        // the sound part is scheduled as if nothing had been missed
        if (repayment !== 'sweep' && repayment !== 'sculpted')
          expect(without / loan(sound, 'scheduled')[from + 1]!).toBeCloseTo(1, 9);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the first filling of the reserve', () => {
  it.each([
    ['annuity', levelPayment(MONTHLY, TENOR)],
    ['straight', MONTHLY + 1 / TENOR],
    ['bullet', MONTHLY],
  ])('%s: months of the first service of senior debt', (repayment, service) => {
    const deal = served(rich, { repayment }, { reserve: { months: 6, prefunded: true } });
    expect(deal.row(at('works.reserve-funded'))[2]).toBeCloseTo(6e9 * service, 4);
    expect(deal.row(at('cash.reserve'))[2]).toBeCloseTo(6e9 * service, 4);
  });

  it('is not for debt that ranks behind', () => {
    const deal = dealOf(
      {
        capital: { loan: source('bank', 'mezzanine', { rate: '6 %', tenor: '10 years' }) },
        project: { reserve: { months: 6, prefunded: true } },
      },
      {
        works: { 1: 1e9 },
        placed: { 1: 1e9 },
        committed: { 'works.loan': { 1: 2e9 } },
        served: rich,
      },
    );
    expect(total(deal.row(at('works.reserve-funded')))).toBe(0);
  });
});
