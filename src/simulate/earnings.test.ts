import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, type Fields } from '../../tests/programmes.ts';
import { type Simulated, simulated } from '../../tests/simulated.ts';
import { annuity, levelPayment } from './index.ts';

const rates = fc.double({ min: 0.001, max: 0.3, noNaN: true });
const years = fc.integer({ min: 1, max: 40 });

describe('an annuity', () => {
  it('is the integral of its discounted payments', () => {
    fc.assert(
      fc.property(rates, rates, years, (rate, growth, length) => {
        const steps = 4_000;
        const width = length / steps;
        let sum = 0;
        for (let k = 0; k < steps; k++) {
          const t = 2 + (k + 0.5) * width;
          sum += 100 * (1 + growth) ** t * (1 + rate) ** -t * width;
        }
        expect(annuity(100, growth, rate, 2, length) / sum).toBeCloseTo(1, 5);
      }),
    );
  });

  it('has the closed form of a constant stream, and of one that grows as fast as it is discounted', () => {
    expect(annuity(100, 0, 0.1, 0, 10)).toBeCloseTo((100 * (1 - 1.1 ** -10)) / Math.log(1.1), 9);
    expect(annuity(100, 0.1, 0.1, 5, 10)).toBeCloseTo(1000, 9);
    expect(annuity(100, 0, 0, 5, 10)).toBe(1000);
  });
});

describe('a level payment', () => {
  it('pays a loan back', () => {
    fc.assert(
      fc.property(rates, years, (rate, length) => {
        const force = Math.log(1 + rate);
        const payment = levelPayment(rate, length);
        // the balance of a loan that is paid back all through the year
        const balance = (t: number) => (1 + rate) ** t - (payment * ((1 + rate) ** t - 1)) / force;
        expect(balance(0)).toBe(1);
        expect(Math.abs(balance(length))).toBeLessThan(1e-6);
      }),
    );
  });

  it('is the principal over the years without interest, and near the tables of yearly payments with it', () => {
    expect(levelPayment(0, 8)).toBe(1 / 8);
    const middle = (rate: number) => Math.log(1 + rate) / rate;
    expect(levelPayment(0.05, 10)).toBeCloseTo(0.129504575 * middle(0.05), 9);
    expect(levelPayment(0.08, 30)).toBeCloseTo(0.0888274334 * middle(0.08), 9);
  });
});

/** A hall of 10 MW that is energised on a day and costs its developer that much in its last month. */
const hall = (day: number, more: Fields = {}, parts: Fields = {}): Simulated =>
  simulated(
    {
      sites: {
        s: {
          name: 'Site',
          developer: 'builder',
          phases: {
            p: {
              mw: '10 MW',
              energised: 'build',
              activities: { build: { kind: 'construction', duration: `${day} days` } },
              ...more,
            },
          },
        },
      },
      ...parts,
    },
    { trials: 1 },
  );

const party = (run: Simulated, id: string): number =>
  run.column(
    run.outcomes.layout.partyNpv,
    run.model.parties.findIndex((p) => p.id === id),
  )[0]!;

const rent = (fields: Fields = {}): Fields => ({
  contracts: {
    rent: {
      kind: 'offtake',
      seller: 'builder',
      buyer: 'renter',
      sites: ['s'],
      price: '1000 USD/MW-month',
      tenor: '10 years',
      ...fields,
    },
  },
});

describe('a contract', () => {
  const yearly = 10 * 1000 * 12;
  const at = 200 / 365.25;

  it('is worth its payments to both sides, each at its own rate', () => {
    const run = hall(200, {}, rent());
    expect(party(run, 'builder')).toBeCloseTo(annuity(yearly, 0, 0.1, at, 10), 4);
    expect(party(run, 'renter')).toBeCloseTo(-annuity(yearly, 0, 0.09, at, 10), 4);
    expect(party(run, 'bank')).toBe(0);
  });

  it.each<[string, Fields, number]>([
    ['is used in part', { use: 0.5 }, 0.5],
    ['takes or pays', { use: 0.5, takeOrPay: 0.8 }, 0.8],
    ['covers some of the megawatts', { mw: '4 MW' }, 0.4],
    ['names the price of the whole a year', { price: undefined, perYear: '60k USD/yr' }, 0.5],
  ])('%s', (_, fields, share) => {
    expect(party(hall(200, {}, rent(fields)), 'renter')).toBeCloseTo(
      -share * annuity(yearly, 0, 0.09, at, 10),
      3,
    );
  });

  it('pays from the later of energisation, start and signature', () => {
    const agreements = {
      lease: { name: 'Lease', parties: ['builder', 'renter'], time: '300 days' },
    };
    const value = (day: number) => -annuity(yearly, 0, 0.09, day / 365.25, 10);
    expect(party(hall(200, {}, rent({ starts: dayAfter(250) })), 'renter')).toBeCloseTo(
      value(250),
      4,
    );
    const signed = hall(200, {}, { agreements, ...rent({ agreement: 'lease' }) });
    expect(party(signed, 'renter')).toBeCloseTo(value(300), 4);
    const never = { lease: { ...agreements.lease, never: 1 } };
    expect(
      party(hall(200, {}, { agreements: never, ...rent({ agreement: 'lease' }) }), 'renter'),
    ).toBe(0);
  });

  it('earns nothing from a hall that is not there within the horizon', () => {
    const run = hall(2000, {}, rent());
    expect([party(run, 'builder'), party(run, 'renter')]).toEqual([0, 0]);
  });
});

describe('delay', () => {
  const { late, cap } = {
    late: { due: dayAfter(99), perMwMonth: '30 USD/MW-month' },
    cap: { cap: '700 USD' },
  };
  const remedies = (day: number, fields: Fields) => {
    const run = hall(day, { promised: dayAfter(99) }, rent({ late: fields }));
    const { delayRemedies, delayRevenue } = run.outcomes.layout;
    return [run.column(delayRemedies)[0], run.column(delayRevenue)[0]];
  };

  it('costs remedies for each month after the promised day, up to their cap, and revenue', () => {
    const months = 3;
    const day = 100 + months * 30.4375;
    const [paid, foregone] = remedies(day, late);
    expect(paid).toBeCloseTo(months * 30 * 10, 6);
    expect(foregone).toBeCloseTo(months * 1000 * 10, 6);
    expect(remedies(day, { ...late, ...cap })[0]).toBeCloseTo(700, 9);
    expect(remedies(100, late)).toEqual([0, 0]);
  });
});

describe('operation', () => {
  it('pays for power and upkeep over the contract', () => {
    const operating = { cost: '500 USD/MW-month', loadFactor: 0.8 };
    const parts = rent();
    const site = (more: Fields) =>
      simulated(
        {
          ...parts,
          sites: {
            s: {
              name: 'Site',
              developer: 'builder',
              operator: 'sponsor',
              power: {
                line: { kind: 'grid', mw: '20 MW', available: dayAfter(0), price: '40 USD/MWh' },
              },
              phases: {
                p: {
                  mw: '10 MW',
                  pue: 1.25,
                  energised: 'build',
                  activities: { build: { kind: 'construction', duration: '200 days' } },
                  operating,
                  ...more,
                },
              },
            },
          },
        },
        { trials: 1 },
      );
    const hours = (365.25 * 24) / 12;
    const monthly = 10 * (500 + 40 * hours * 1.25 * 0.8);
    expect(party(site({}), 'sponsor')).toBeCloseTo(
      -annuity(monthly * 12, 0, 0.12, 200 / 365.25, 10),
      2,
    );
  });
});

describe('a loan', () => {
  const funded = (rate: number) =>
    simulated(
      {
        sites: {
          s: {
            name: 'Site',
            developer: 'builder',
            phases: {
              p: {
                mw: '10 MW',
                energised: 'build',
                activities: {
                  ntp: { kind: 'milestone', gates: { funds: ['facility'] } },
                  build: {
                    kind: 'construction',
                    after: ['ntp'],
                    duration: '420 days',
                    cost: { fixed: '1m USD' },
                  },
                },
              },
            },
          },
        },
        capital: {
          loan: {
            party: 'bank',
            instrument: 'senior',
            amount: '1m USD',
            available: dayAfter(0),
            rate,
            tenor: '12 years',
            borrower: 'renter',
          },
        },
      },
      { trials: 1 },
    );

  it('at the rate at which the lender discounts is worth nothing to it', () => {
    expect(Math.abs(party(funded(0.06), 'bank'))).toBeLessThan(1e6 * 1e-3);
  });

  it('at a higher rate is worth something to it, and costs the borrower', () => {
    expect(party(funded(0.08), 'bank')).toBeGreaterThan(1e6 * 0.05);
    expect(party(funded(0.08), 'renter')).toBeLessThan(0);
  });
});
