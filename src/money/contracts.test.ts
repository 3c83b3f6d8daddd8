import { describe, expect, it } from 'vitest';
import { dataDate, dayAfter, type Fields } from '../../tests/programmes.ts';
import { type Simulated, simulated } from '../../tests/simulated.ts';

/** A hall of 10 MW that is energised on a day; `more` are fields of its phase. */
const hall = (day: number, more: Fields = {}, parts: Fields = {}, trials = 1): Simulated =>
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
    { trials, money: true },
  );

const npv = (run: Simulated, id: string): number =>
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

const DAY = 86_400_000;

/**
 * Present value at the data date of an amount a month that runs from one day (from the data date) to
 * another: each month for the share of its days, discounted from its middle.
 */
function presentValue(
  monthly: (month: number) => number,
  from: number,
  to: number,
  rate: number,
): number {
  const start = new Date(`${dataDate.slice(0, 7)}-01T00:00:00Z`);
  let sum = 0;
  for (let m = 0; m < 600; m++) {
    const first = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + m, 1);
    const next = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + m + 1, 1);
    const origin = Date.parse(dataDate);
    const days = Math.min(next, origin + to * DAY) - Math.max(first, origin + from * DAY);
    if (days > 0) sum += (monthly(m) * days) / (next - first) / (1 + rate) ** ((m + 0.5) / 12);
  }
  return sum;
}

describe('a contract', () => {
  const length = 10 * 365.25;
  const paid = (share: number, from: number, growth = 0) =>
    -presentValue((m) => share * 10_000 * (1 + growth) ** (m / 12), from, from + length, 0.09);

  it('is paid by its buyer month by month, the first and the last month in part', () => {
    expect(npv(hall(200, {}, rent()), 'renter')).toBeCloseTo(paid(1, 200), 4);
    expect(npv(hall(200, {}, rent()), 'bank')).toBe(0);
  });

  it('is paid alike in every trial in which nothing differs', () => {
    const { outcomes } = hall(200, {}, rent(), 3);
    const { layout, scalars } = outcomes;
    const renter = scalars.subarray((layout.partyNpv + 3) * 3, (layout.partyNpv + 4) * 3);
    expect([...renter]).toEqual([renter[0], renter[0], renter[0]]);
  });

  it('rises by its indexation from the first month of the cash flows on', () => {
    const run = hall(200, {}, rent({ indexation: '3 %' }));
    expect(npv(run, 'renter') / paid(1, 200, 0.03)).toBeCloseTo(1, 12);
  });

  it('rises evenly over its ramp, as if it began half-way', () => {
    const run = hall(200, {}, rent({ ramp: '12 months' }));
    // equal steps whose middles lie evenly over the ramp
    const year = 12 * 30.4375;
    const steps = Array.from({ length: 12 }, (_, k) => 200 + ((k + 0.5) / 12) * year);
    const expected = steps.reduce(
      (sum, from) => sum - presentValue(() => 10_000 / 12, from, 200 + length, 0.09),
      0,
    );
    expect(npv(run, 'renter') / expected).toBeCloseTo(1, 12);
    expect(npv(run, 'renter') / paid(1, 200)).toBeCloseTo(0.93, 2);
  });

  it('pays the seller after tax', () => {
    const before = presentValue(() => 10_000, 200, 200 + length, 0.1);
    expect(npv(hall(200, {}, rent()), 'builder') / before).toBeCloseTo(0.79, 2);
    const untaxed = hall(200, {}, { finance: { tax: 0 }, ...rent() });
    expect(npv(untaxed, 'builder')).toBeCloseTo(before, 4);
  });

  it.each<[string, Fields, number]>([
    ['is used in part', { use: 0.5 }, 0.5],
    ['takes or pays', { use: 0.5, takeOrPay: 0.8 }, 0.8],
    ['covers some of the megawatts', { mw: '4 MW' }, 0.4],
    ['names the price of the whole a year', { price: undefined, perYear: '60k USD/yr' }, 0.5],
  ])('%s', (_, fields, share) => {
    expect(npv(hall(200, {}, rent(fields)), 'renter')).toBeCloseTo(paid(share, 200), 3);
  });

  it('for energy pays for what the chips and their cooling draw', () => {
    const operating = { loadFactor: 0.8 };
    const energy = rent({ kind: 'power', price: undefined, energy: '2 USD/MWh' });
    const hours = (365.25 * 24) / 12;
    expect(npv(hall(200, { pue: 1.25, operating }, energy), 'renter')).toBeCloseTo(
      paid((2 * hours * 1.25 * 0.8) / 1000, 200),
      3,
    );
  });

  it('pays from the later of energisation, start and signature', () => {
    const agreements = {
      lease: { name: 'Lease', parties: ['builder', 'renter'], time: '300 days' },
    };
    expect(npv(hall(200, {}, rent({ starts: dayAfter(250) })), 'renter')).toBeCloseTo(
      paid(1, 250),
      4,
    );
    const signed = hall(200, {}, { agreements, ...rent({ agreement: 'lease' }) });
    expect(npv(signed, 'renter')).toBeCloseTo(paid(1, 300), 4);
    const never = { lease: { ...agreements.lease, never: 1 } };
    expect(
      npv(hall(200, {}, { agreements: never, ...rent({ agreement: 'lease' }) }), 'renter'),
    ).toBe(0);
  });

  it('counts its length from energisation, also from one before the data date', () => {
    const finished = { started: dayAfter(-300), finished: dayAfter(-200) };
    const build = { kind: 'construction', duration: '100 days', progress: finished };
    const run = (tenor: string) => hall(0, { activities: { build } }, rent({ tenor }));
    expect(npv(run('500 days'), 'renter')).toBeCloseTo(
      npv(hall(0, {}, rent({ tenor: '300 days' })), 'renter'),
      6,
    );
    expect(npv(run('150 days'), 'renter')).toBe(0);
  });

  it('on services to users ends where the operator no longer runs the hall', () => {
    const users = { kind: 'service', seller: 'renter', buyer: 'bank', tenor: '10 years' };
    const price = '1000 USD/MW-month';
    const paidBy = (tenor: string) => {
      const { contracts } = rent({ tenor });
      const all = { ...Object(contracts), users: { ...users, price, sites: ['s'] } };
      return npv(hall(200, {}, { contracts: all }), 'bank');
    };
    const expected = (days: number) => -presentValue(() => 10_000, 200, 200 + days, 0.06);
    expect(paidBy('5 years')).toBeCloseTo(expected(5 * 365.25), 4);
    expect(paidBy('12 years')).toBeCloseTo(expected(10 * 365.25), 4);
  });

  it('is paid to the end of the cash flows where it goes on', () => {
    const until = (tenor: string) =>
      npv(hall(200, {}, { finance: { until: '2030-12-31' }, ...rent({ tenor }) }), 'renter');
    const days = (Date.parse('2031-01-01') - Date.parse(dataDate)) / DAY;
    const expected = -presentValue(() => 10_000, 200, days, 0.09);
    expect(until('6 years')).toBeCloseTo(expected, 4);
    expect(until('40 years')).toBeCloseTo(expected, 4);
  });

  it('earns nothing from a hall that is not there within the horizon', () => {
    const run = hall(2000, {}, rent());
    expect([npv(run, 'builder'), npv(run, 'renter')]).toEqual([0, 0]);
  });
});

describe('chips', () => {
  /** Present value of new chips that are worn out after `life` of a hall let for `tenor`, to its builder. */
  const paid = (life: string, tenor: string, phase: Fields = {}, parts: Fields = {}) => {
    const value = (refresh: string) =>
      npv(
        hall(
          0,
          { ...phase, operating: { refresh, life } },
          { finance: { tax: 0 }, ...rent({ tenor }), ...parts },
        ),
        'builder',
      );
    return value('5 USD/MW') - value('0 USD/MW');
  };
  // worn out on day 100, and those after them when nothing is served any more
  const once = paid('100 days', '150 days');

  it('age from energisation on, also from one before the data date', () => {
    const finished = { started: dayAfter(-300), finished: dayAfter(-200) };
    const build = { kind: 'construction', duration: '100 days', progress: finished };
    expect(once).toBeLessThan(-45);
    expect(paid('300 days', '500 days', { activities: { build } })).toBeCloseTo(once, 6);
  });

  it('that were bought before the data date, if only by days, are not bought again', () => {
    const since = (day: number, tenor: string) => {
      const progress = { started: dayAfter(-400), finished: dayAfter(day) };
      const build = { kind: 'construction', duration: '100 days', progress };
      return paid('200 days', tenor, { activities: { build } });
    };
    expect(since(-203, '500 days')).toBeCloseTo(since(-3, '300 days'), 9);
  });

  it('cost what the file says, whenever they are bought', () => {
    const rising = paid('100 days', '150 days', {}, { escalation: '10 %' });
    expect(rising).toBeCloseTo(once, 9);
  });
});

describe('delay', () => {
  const late = { due: dayAfter(99), perMwMonth: '30 USD/MW-month' };
  const remedies = (day: number, fields: Fields, more: Fields = {}) => {
    const run = hall(day, { promised: dayAfter(99) }, rent({ late: fields, ...more }));
    const { delayRemedies, delayRevenue } = run.outcomes.layout;
    return [run.column(delayRemedies)[0], run.column(delayRevenue)[0]];
  };

  it('costs remedies for each month after the promised day, up to their cap, and revenue', () => {
    const months = 3;
    const day = 100 + months * 30.4375;
    const [paid, foregone] = remedies(day, late);
    expect(paid).toBeCloseTo(months * 30 * 10, 6);
    expect(foregone).toBeCloseTo(months * 1000 * 10, 6);
    expect(remedies(day, late, { use: 0.5 })[1]).toBeCloseTo(months * 500 * 10, 6);
    expect(remedies(day, { ...late, cap: '700 USD' })[0]).toBeCloseTo(700, 9);
    expect(remedies(100, late)).toEqual([0, 0]);
  });

  it('costs no more than the cap of the contract over all its halls', () => {
    const two = { repeat: 2, promised: dayAfter(99) };
    const day = 100 + 3 * 30.4375;
    const owed = (cap: string) => {
      const run = hall(day, two, rent({ late: { ...late, cap } }));
      return run.column(run.outcomes.layout.delayRemedies)[0];
    };
    expect(owed('5000 USD')).toBeCloseTo(2 * 900, 6);
    expect(owed('1500 USD')).toBeCloseTo(1500, 9);
    expect(owed('700 USD')).toBeCloseTo(700, 9);
  });
});

describe('operation', () => {
  const power = {
    line: { kind: 'grid', mw: '20 MW', available: dayAfter(0), price: '40 USD/MWh' },
  };
  /** What the sponsor pays to operate a hall of which `more` are fields. */
  const paid = (contracts: Fields, more: Fields = {}) => {
    const phase = {
      mw: '10 MW',
      pue: 1.25,
      energised: 'build',
      activities: { build: { kind: 'construction', duration: '200 days' } },
      operating: { cost: '500 USD/MW-month', loadFactor: 0.8 },
      ...more,
    };
    const site = { name: 'Site', developer: 'builder', operator: 'sponsor', power };
    const run = simulated(
      { ...contracts, sites: { s: { ...site, phases: { p: phase } } } },
      { trials: 1, money: true },
    );
    return -npv(run, 'sponsor');
  };
  const hours = (365.25 * 24) / 12;
  const value = (from: number, to: number) =>
    presentValue(() => 10 * (500 + 40 * hours * 1.25 * 0.8), from, to, 0.12);

  it('is paid by the operator, power and upkeep, over the contract', () => {
    expect(paid(rent()) / value(200, 200 + 10 * 365.25)).toBeCloseTo(1, 12);
  });

  it('lasts 15 years without a contract', () => {
    expect(paid({}) / value(200, 200 + 15 * 365.25)).toBeCloseTo(1, 12);
  });

  it('is over where its contract is, also before the data date', () => {
    const progress = { started: dayAfter(-300), finished: dayAfter(-200) };
    const build = { kind: 'construction', duration: '100 days', progress };
    const old = (tenor: string) => paid(rent({ tenor }), { activities: { build } });
    expect(old('205 days') / value(0, 5)).toBeCloseTo(1, 12);
    expect(old('150 days')).toBeCloseTo(0, 9);
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
          },
        },
        ...rent({ price: '5000 USD/MW-month', tenor: '14 years' }),
      },
      { trials: 1, money: true },
    );

  it('at the rate at which the lender discounts is worth nothing to it', () => {
    // interest of a month is a twelfth of the yearly rate: 6 % a year when compounded
    const nominal = 12 * (1.06 ** (1 / 12) - 1);
    expect(Math.abs(npv(funded(nominal), 'bank'))).toBeLessThan(1e6 * 1e-9);
  });

  it('at a higher rate is worth something to it', () => {
    expect(npv(funded(0.08), 'bank')).toBeGreaterThan(1e6 * 0.05);
  });
});
