import { describe, expect, it } from 'vitest';
import { levelPayment } from '../testing/debt-forms/index.ts';
import { dealOf, source, total } from '../testing/one-project.ts';
import type { Statement } from '../testing/statement.ts';

const at = (line: string) => `projects.deal.${line}`;
const cash = (statement: Statement, line: string) => statement.row(at(`cash.${line}`));
/** Service a month of 1 bn over ten years from the second month on. */
const DUE = 1e9 * levelPayment(0.06 / 12, 120);

/** A row over some periods in months of debt service. */
const inService = (run: Statement, line: string, from: number, to: number): number[] =>
  [...cash(run, line).slice(from, to)].map((x) => Math.round((x / DUE) * 1e9) / 1e9);

/** A loan of 1 bn, and cash of so many times its service from a month on until the next. */
function deal(project: object, times: Readonly<Record<number, number>>): Statement {
  const served: Record<number, number> = {};
  let before = 0;
  for (const [period, x] of Object.entries(times)) {
    served[Number(period)] = (x - before) * DUE;
    before = x;
  }
  return dealOf(
    {
      capital: { loan: source('bank', 'senior', { rate: '6 %', tenor: '10 years' }) },
      project: { ...project },
    },
    { works: { 1: 1e9 }, placed: { 1: 1e9 }, committed: { 'works.loan': { 1: 1e9 } }, served },
  );
}

describe('cover', () => {
  it('is that of the last twelve months, of fewer at the start', () => {
    const run = deal({}, { 2: 1.5, 20: 0.9, 30: 2, 170: 0 });
    const times = (t: number) => (t < 20 ? 1.5 : t < 30 ? 0.9 : 2);
    for (const t of [2, 10, 13, 19, 25, 29, 35, 100]) {
      const months = Array.from({ length: Math.min(12, t - 1) }, (_, i) => times(t - i));
      expect(cash(run, 'cover')[t]).toBeCloseTo(total(months) / months.length, 9);
    }
    expect(run.scalar(at('cash.least-cover'))).toBeCloseTo((2 * 1.5 + 10 * 0.9) / 12, 9);
  });
});

describe('cover of twelve whole months', () => {
  it('needs twelve months with service on end: after a pause it counts anew', () => {
    const run = dealOf(
      {
        capital: {
          loan: source('bank', 'senior', { rate: '6 %', tenor: '2 years' }),
          rest: source('sponsor', 'common'),
        },
        project: { cover: { default: 1.1 } },
      },
      {
        works: { 1: 1e9, 60: 1e9 },
        placed: { 1: 1e9, 60: 1e9 },
        committed: { 'works.loan': { 1: 1e9, 60: 1e9 } },
        // the second part pays little in its first months
        served: { 2: 6e7, 61: -1.5e7, 64: 4e7, 170: -8.5e7 },
      },
    );
    const tested = [...cash(run, 'tested-whole').keys()].filter(
      (t) => cash(run, 'tested-whole')[t] === 1,
    );
    expect(tested).toEqual([...each12(13, 25), ...each12(72, 84)]);
    expect(run.scalar(at('cash.months-default'))).toBe(0);
  });
});

const each12 = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('lock-up', () => {
  const run = deal({ cover: { lockUp: 1.25 } }, { 2: 1.5, 20: 1.1, 32: 1.6, 170: 0 });

  it('holds cash back while the cover of twelve months is low, and lets it go after its cure', () => {
    // (12 - k) × 1.5 + k × 1.1 < 12 × 1.25 from k = 8; cured at (12 - k) × 1.1 + k × 1.6 >= 15: k = 4
    const locked = [...cash(run, 'locked').keys()].filter((t) => cash(run, 'locked')[t] === 1);
    expect(locked).toEqual(Array.from({ length: 8 }, (_, i) => 27 + i));
    const held = (5 * 0.1 + 3 * 0.6) * DUE;
    expect(cash(run, 'trapped')[34]).toBeCloseTo(held, 2);
    expect(cash(run, 'distributed')[34]).toBe(0);
    expect(cash(run, 'distributed')[35]).toBeCloseTo(held + 0.6 * DUE, 2);
    expect(run.scalar(at('cash.months-locked'))).toBe(8);
  });

  it('is no default', () => {
    expect(run.scalar(at('cash.months-default'))).toBe(0);
    expect(cash(run, 'senior-paid')[30]).toBeCloseTo(DUE, 4);
  });

  it('keeps junior debt waiting', () => {
    const junior = dealOf(
      {
        capital: {
          loan: source('bank', 'senior', { rate: '6 %', tenor: '10 years' }),
          mezzanine: source('bank', 'mezzanine', { rate: '12 %', tenor: '10 years' }),
        },
        project: { cover: { lockUp: 1.25 } },
      },
      {
        works: { 1: 1.1e9 },
        placed: { 1: 1.1e9 },
        committed: { 'works.loan': { 1: 1e9 }, 'works.mezzanine': { 1: 1e8 } },
        served: { 2: 1.2 * DUE, 30: DUE, 170: -2.2 * DUE },
      },
    );
    // cover is first tested over twelve whole months of service
    expect(cash(junior, 'junior-paid')[12]).toBeGreaterThan(0);
    expect(total(cash(junior, 'junior-paid').slice(13, 30))).toBe(0);
    expect(cash(junior, 'junior-owed')[20]).toBeGreaterThan(9e6);
    expect(junior.row(at('works.mezzanine.balance')).at(-1)).toBe(0);
  });
});

describe('missing debt service', () => {
  const dry = { 2: 1.5, 20: 0, 30: 3, 170: 0 };

  it('is cured by owners as often as they may, then a default; later lenders take over', () => {
    const run = deal({ cover: { cures: 2, stepIn: 3 } }, dry);
    expect(inService(run, 'cure', 19, 23)).toEqual([0, 1, 1, 0]);
    const months = (line: string) => [...cash(run, line).keys()].filter((t) => cash(run, line)[t]);
    expect(months('in-default')[0]).toBe(22);
    expect(months('stepped-in')[0]).toBe(24);
    const owed = Array.from({ length: 9 }, (_, i) => DUE * 1.005 ** i);
    expect(cash(run, 'senior-owed')[30]).toBeCloseTo(total(owed), 2);
    // all cash goes to the lenders until nothing is in arrears
    const last = months('in-default').at(-1)!;
    expect(total(cash(run, 'distributed').slice(22, last + 1))).toBe(0);
    expect(cash(run, 'arrears')[last + 1]).toBe(0);
    expect(inService(run, 'distributed', last + 2, last + 3)).toEqual([2]);
    expect(run.row(at('works.loan.balance')).at(-1)).toBe(0);
    expect(run.scalar(at('returns.lender-loss'))).toBe(0);
  });

  it('is paid by the company alone, without end, where the debt has recourse', () => {
    const shared = dealOf(
      {
        capital: {
          loan: source('bank', 'senior', { rate: '6 %', tenor: '10 years' }),
          shares: source('sponsor', 'common'),
        },
        project: { recourse: true },
      },
      {
        works: { 1: 2e9 },
        placed: { 1: 2e9 },
        committed: { 'works.loan': { 1: 1e9 }, 'works.shares': { 1: 1e9 } },
        served: { 2: 2 * DUE, 50: -2 * DUE, 51: 2 * DUE, 170: -2 * DUE },
      },
    );
    expect(cash(shared, 'cure')[50]! / DUE).toBeCloseTo(1, 9);
    expect(shared.row('parties.sponsor.flow')[50]).toBe(0);
    expect(shared.row('parties.builder.flow')[50]! / DUE).toBeCloseTo(-1, 9);
    // which counts for its share from then on
    expect(shared.row('parties.builder.flow')[51]! / DUE).toBeCloseTo(DUE / (1e9 + DUE), 9);
  });

  it('is paid without end where the debt has recourse', () => {
    const run = deal({ recourse: true }, dry);
    expect(total(cash(run, 'cure')) / DUE).toBeCloseTo(10, 9);
    expect(run.scalar(at('cash.months-default'))).toBe(0);
  });

  it('that is never made good is a loss of the lender: what is owed, at the rate of the debt', () => {
    const run = deal({}, { 2: 1, 62: 0 });
    const left = 1e9 * 1.005 ** 60 - (DUE * (1.005 ** 60 - 1)) / 0.005;
    // at the end of month 61; the statement counts months from the data date
    expect(run.scalar(at('returns.lender-loss'))).toBeCloseTo(left / 1.005 ** 61, 2);
  });

  it('by a covenant is a default too', () => {
    const run = deal({ cover: { default: 1.1, stepIn: 120 } }, { 2: 1.05, 170: 0 });
    expect(run.scalar(at('cash.months-default'))).toBe(120 - 11);
    expect(cash(run, 'arrears').every((x) => x === 0)).toBe(true);
    // owners get nothing in it, and what was held back when debt is gone
    expect(total(cash(run, 'distributed').slice(13, 122))).toBe(0);
    expect(cash(run, 'distributed')[122]! / DUE).toBeCloseTo(109 * 0.05 + 1.05, 6);
  });

  it('lets lenders who have taken over prepay themselves from all that is left', () => {
    const run = deal({ cover: { default: 1.1, stepIn: 3 } }, { 2: 1.05, 170: 0 });
    expect(cash(run, 'swept')[14]).toBe(0);
    // what was held back in the two months before comes with the third
    expect(inService(run, 'swept', 15, 18)).toEqual([0.15, 0.05, 0.05]);
  });
});

describe('the reserve', () => {
  const project = { reserve: { months: 3 } };

  it('is filled from cash, pays when cash is short, is filled again and let go at the end', () => {
    const run = deal(project, { 2: 2, 50: 0, 53: 2, 170: 0 });
    expect(inService(run, 'reserve', 1, 6)).toEqual([0, 1, 2, 3, 3]);
    expect(inService(run, 'reserve', 49, 57)).toEqual([3, 2, 1, 0, 1, 2, 3, 3]);
    expect(total(cash(run, 'arrears'))).toBe(0);
  });

  it('is never more than the debt that is left with interest, and let go with its last payment', () => {
    const run = deal(project, { 2: 2, 170: 0 });
    const most = (payments: number) => ((1 - 1.005 ** -payments) / 0.005) * 1.005 ** 3;
    for (const t of [117, 118, 119, 120, 121])
      expect(cash(run, 'reserve')[t]! / DUE).toBeCloseTo(Math.min(3, most(121 - t)), 6);
    expect(cash(run, 'reserve')[121]).toBeLessThan(0.01);
    expect(cash(run, 'distributed')[122]! / DUE).toBeCloseTo(2, 9);
  });

  it('pays the last months of debt that outlives its cash', () => {
    const run = deal(project, { 2: 2, 119: 0 });
    expect(run.scalar(at('cash.months-default'))).toBe(0);
    expect(run.row(at('works.loan.balance'))[121]).toBe(0);
  });

  it('takes nothing from anyone: distributions are cash less service over the life', () => {
    const run = deal(project, { 2: 2, 50: 0, 53: 2, 170: 0 });
    expect(total(cash(run, 'distributed'))).toBeCloseTo(total(cash(run, 'cfads')) - 120 * DUE, 2);
  });
});

describe('new chips', () => {
  it('come after debt service; owners pay what is missing', () => {
    const run = dealOf(
      {
        capital: { loan: source('bank', 'senior', { rate: '6 %', tenor: '10 years' }) },
        project: { resale: 0.25 },
      },
      {
        works: { 1: 1e9 },
        placed: { 1: 1e9 },
        committed: { 'works.loan': { 1: 1e9 } },
        served: { 2: 1.5 * DUE, 170: -1.5 * DUE },
        refresh: { 40: 4 * DUE },
      },
    );
    expect(cash(run, 'senior-paid')[40]).toBeCloseTo(DUE, 4);
    expect(cash(run, 'deferred')[40]! / DUE).toBeCloseTo(3, 12);
    expect(cash(run, 'deferred-paid')[40]! / DUE).toBeCloseTo(0.5, 9);
    expect(cash(run, 'support')[40]! / DUE).toBeCloseTo(2.5, 9);
    expect(cash(run, 'distributed')[40]).toBe(0);
  });
});

describe('a project that only lets halls', () => {
  it('has a value at the end of its leases, and pays rent for the land until then', () => {
    const run = dealOf(
      {
        capital: {},
        project: {
          residual: { share: '30 %' },
          rent: { to: 'renter', perYear: '1.2m USD/yr' },
        },
      },
      { works: { 1: 1e9 }, placed: { 1: 1e9 }, served: { 2: DUE, 14: -DUE } },
    );
    const operations = (line: string) => run.row(at(`operations.${line}`));
    expect([...operations('residual').entries()].filter(([, x]) => x !== 0)).toEqual([[14, 3e8]]);
    expect(
      [...operations('land-rent').keys()].filter((t) => operations('land-rent')[t] !== 0),
    ).toEqual(Array.from({ length: 12 }, (_, i) => i + 2));
  });
});
