import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amounts,
  committed,
  debt,
  hall,
  money,
  programme,
  same,
  waits,
} from '../../tests/halls.ts';
import { dayAfter, type Fields } from '../../tests/programmes.ts';
import { type Simulated, simulated } from '../../tests/simulated.ts';
import { keptColumn } from './index.ts';

describe('the capital gate', () => {
  it('opens on the day on which the money comes', () => {
    const run = simulated(programme({ a: hall(5, 100) }, { equity: money(100, 80) }), {
      trials: 2,
    });
    expect([...run.committed('s.a')]).toEqual([80, 80]);
    expect([...run.energised('s.a')]).toEqual([90, 90]);
    expect(waits(run)).toEqual({ capital: 80, construction: 10 });
  });

  it('books the days that a risk kept the money back to the risk', () => {
    const late = {
      name: 'Late',
      probability: 1,
      hits: [{ on: 'capital:equity', delay: '30 days' }],
    };
    const parts = programme({ a: hall(5, 100) }, { equity: money(100, 80) }, { risks: { late } });
    const run = simulated(parts, { trials: 2 });
    expect([...run.committed('s.a')]).toEqual([110, 110]);
    const { 'risk:late': kept, ...rest } = waits(run);
    expect(kept).toBeCloseTo(30, 9);
    expect(rest).toEqual({ capital: 80, construction: 10 });
  });

  it('opens when the phase is ready if the money is there', () => {
    const run = simulated(programme({ a: hall(30, 100) }, { equity: money(100, -40) }), {
      trials: 1,
    });
    expect([...run.committed('s.a')]).toEqual([30]);
    expect(waits(run)).toEqual({ design: 30, construction: 10 });
  });

  it('stays shut when a dollar is missing', () => {
    expect(committed(programme({ a: hall(5, 100) }, { equity: money(99, 0) }), 'a')).toEqual([
      Infinity,
    ]);
  });

  it('takes money in the order in which it comes, however far off', () => {
    const phases = { a: hall(1, 100), b: hall(2, 100), c: hall(3, 100), d: hall(4, 100) };
    const days = [7000, 10, 4500, 6999];
    const capital = Object.fromEntries(days.map((day, i) => [`m${i}`, money(100, day)]));
    const dates = committed(programme(phases, capital), 'a', 'b', 'c', 'd');
    expect(dates).toEqual([10, 4500, 6999, 7000]);
  });

  it('serves those who are ready first, first', () => {
    const parts = programme(
      { a: hall(10, 100), b: hall(5, 100) },
      { early: money(100, 20), late: money(100, 60) },
    );
    expect(committed(parts, 'a', 'b')).toEqual([60, 20]);
  });

  it('serves those ready on the same day by priority, then in the order of the file', () => {
    const capital = { equity: money(300, 20, { tranches: { count: 3, every: '20 days' } }) };
    const phases = { a: hall(5, 100), b: hall(5, 100), c: hall(5, 100, { priority: 50 }) };
    expect(committed(programme(phases, capital), 'a', 'b', 'c')).toEqual([40, 60, 20]);
  });

  it('serves many in the order in which they ask', () => {
    const halls = Array.from({ length: 40 }, (_, i) => ({
      id: `h${i}`,
      ready: (i * 11) % 13,
      priority: 1 + ((i * 5) % 3),
    }));
    const inOrder = [...halls].sort((a, b) => a.ready - b.ready || a.priority - b.priority);
    const phases = halls.map(({ id, ready, priority }) => [id, hall(ready, 1, { priority })]);
    const tranches = { count: 40, every: '1 day' };
    const parts = programme(Object.fromEntries(phases), { equity: money(40, 20, { tranches }) });
    expect(committed(parts, ...inOrder.map(({ id }) => id))).toEqual(inOrder.map((_, k) => 20 + k));
  });

  it.each([
    [50, 70],
    [70, 70],
    [90, 90],
  ])('takes money of day %i that waits for a signature on day 70 on day %i', (day, comes) => {
    const agreements = { deal: { name: 'Deal', parties: ['sponsor'], time: '70 days' } };
    const equity = money(100, day, { conditions: { agreements: ['deal'] } });
    const parts = programme({ a: hall(5, 100) }, { equity }, { agreements });
    expect(committed(parts, 'a')).toEqual([comes]);
  });

  it('keeps what it has taken in hand while it waits for the rest', () => {
    const parts = programme(
      { a: hall(1, 150), b: hall(2, 50) },
      { equity: money(200, 20, { tranches: { count: 2, every: '40 days' } }) },
    );
    expect(committed(parts, 'a', 'b')).toEqual([60, 60]);
  });

  it('asks for the contingency', () => {
    const parts = programme(
      { a: hall(1, 100, { contingency: '20 %' }) },
      { early: money(119, 10), late: money(1, 50) },
    );
    expect(committed(parts, 'a')).toEqual([50]);
  });

  it('asks for what the budget costs at the prices of the day on which the phase is ready', () => {
    const parts = programme(
      { a: hall(731, 100) },
      { equity: money(200, 0) },
      { escalation: '10 %' },
    );
    const run = simulated(parts, { trials: 1 });
    const [held] = amounts(run, run.outcomes.layout.sourceCommitted);
    expect(held).toBeCloseTo(100 * 1.1 ** (731 / 365.25), 9);
  });

  it('gives a phase up after its long-stop date and hands its money on', () => {
    const parts = programme(
      { a: hall(1, 150, { longStop: dayAfter(40) }), b: hall(2, 100) },
      { own: money(1, 0, { for: { sites: ['s.a'] } }), equity: money(100, 20) },
    );
    const run = simulated(parts, { trials: 1 });
    const { layout } = run.outcomes;
    expect([...run.energised('s.a'), ...run.column(layout.phaseScale)]).toEqual([Infinity, 0]);
    // the long-stop date itself still counts
    expect([...run.committed('s.b')]).toEqual([41]);
    expect(amounts(run, layout.sourceCommitted)).toEqual([0, 100]);
  });

  it('still opens on the long-stop date', () => {
    const phases = { a: hall(1, 100, { longStop: dayAfter(40) }) };
    expect(committed(programme(phases, { equity: money(100, 40) }), 'a')).toEqual([40]);
    expect(committed(programme(phases, { equity: money(100, 41) }), 'a')).toEqual([Infinity]);
    const ready = (day: number) =>
      committed(
        programme({ a: hall(day, 100, { longStop: dayAfter(40) }) }, { equity: money(100, 0) }),
        'a',
      );
    expect([ready(40), ready(41)]).toEqual([[40], [Infinity]]);
  });

  it('lets a phase shrink to what there is after it has waited long enough', () => {
    const small = { shrink: { after: '30 days', to: '50 %' }, operating: { staff: 2 } };
    const run = simulated(programme({ a: hall(5, 100, small) }, { equity: money(60, 0) }), {
      trials: 1,
      money: true,
    });
    const { layout } = run.outcomes;
    // built in ten days from day 35 on
    const jobs = [0, 1].map((month) => run.outcomes.monthly[keptColumn(run.model, 0, 1, month)]);
    expect(jobs).toEqual([0, 12]);
    expect([...run.committed('s.a')]).toEqual([35]);
    expect(run.column(layout.phaseScale)[0]).toBeCloseTo(0.6, 12);
    expect(run.column(layout.phaseCost)[0]).toBeCloseTo(60, 9);
    expect(run.column(layout.analysedMw)[0]).toBeCloseTo(6, 12);
    expect(amounts(run, layout.sourceDrawn)[0]).toBeCloseTo(60, 9);
  });

  it('does not let it shrink below what is worth building', () => {
    const shrink = { after: '30 days', to: '70 %' };
    const parts = programme(
      { a: hall(5, 100, { shrink }) },
      { early: money(60, 0), late: money(10, 90) },
    );
    expect(committed(parts, 'a')).toEqual([90]);
  });

  it('keeps every source to its share of a budget that shrinks, and frees what is too much', () => {
    const capital = {
      equity: money(10, 0),
      loan: debt(60, 0, {}, { share: '60 %' }),
      late: money(18, 40),
    };
    const small = { shrink: { after: '30 days', to: '25 %' } };
    const phases = { a: hall(1, 100, small), b: hall(2, 45) };
    const run = simulated(programme(phases, capital), { trials: 1 });
    const { layout } = run.outcomes;
    // 10 of equity are 40 % of 25; the second phase has 27 of the rest of the loan
    expect([...run.committed('s.a'), ...run.committed('s.b')]).toEqual([31, 40]);
    expect(run.column(layout.phaseScale)[0]).toBeCloseTo(0.25, 12);
    amounts(run, layout.sourceCommitted).forEach((amount, s) => {
      expect(amount).toBeCloseTo([10, 15 + 27, 18][s] ?? 0, 9);
    });
    const large = { shrink: { after: '30 days', to: '50 %' } };
    expect(committed(programme({ a: hall(1, 100, large) }, capital), 'a')).toEqual([40]);
  });

  it('takes money only for what it is for', () => {
    const scopes = { one: { name: 'One', of: ['t'] } };
    const other = { t: { name: 'Other', developer: 'builder', phases: { c: hall(3, 100) } } };
    const days = (of: Fields) => {
      const { sites, ...more } = programme(
        { a: hall(1, 100), b: hall(2, 100) },
        { equity: money(500, 0, { for: of }) },
      );
      const run = simulated(
        { ...more, scopes, sites: { ...Object(sites), ...other } },
        { trials: 2 },
      );
      return ['s.a', 's.b', 't.c'].map((id) => same(run.committed(id)));
    };
    expect(days({})).toEqual([1, 2, 3]);
    expect(days({ scopes: ['one'] })).toEqual([Infinity, Infinity, 3]);
    expect(days({ sites: ['s.b'] })).toEqual([Infinity, 2, Infinity]);
    expect(days({ sites: ['s.b'], scopes: ['one'] })).toEqual([Infinity, 2, 3]);
  });

  it('lets a source cover no more than its share', () => {
    const loan = debt(1000, 0, {}, { share: '60 %', order: 1 });
    const run = simulated(programme({ a: hall(5, 100) }, { loan, equity: money(70, 20) }), {
      trials: 1,
    });
    expect([...run.committed('s.a')]).toEqual([20]);
    const { layout } = run.outcomes;
    expect(amounts(run, layout.sourceCommitted)).toEqual([60, 40]);
    const byParty = run.model.parties.map(({ id }, p) => [
      id,
      run.column(layout.partyCommitted, p)[0],
    ]);
    expect(Object.fromEntries(byParty)).toEqual({ builder: 0, sponsor: 40, bank: 60, renter: 0 });
    expect(committed(programme({ a: hall(5, 100) }, { loan, equity: money(39, 0) }), 'a')).toEqual([
      Infinity,
    ]);
  });

  it.each([1, 200])('lends after equity to a source of order %i', (order) => {
    const loan = debt(1000, 0, { equityFirst: true }, { share: '60 %', order });
    const parts = programme({ a: hall(5, 100) }, { loan, equity: money(40, 70) });
    expect(committed(parts, 'a')).toEqual([70]);
  });

  it.each([1, 200])('counts equity lot by lot, however many, for a loan of order %i', (order) => {
    const tranches = { count: 90, every: '10 days' };
    const capital = {
      equity: money(90, 10, { tranches }),
      loan: debt(40, 0, { equityFirst: true }, { share: '40 %', order }),
    };
    const run = simulated(programme({ a: hall(5, 100) }, capital), { trials: 2 });
    expect([...run.committed('s.a')]).toEqual([600, 600]);
    expect(amounts(run, run.outcomes.layout.sourceCommitted)).toEqual([60, 40]);
  });

  it('opens each loan by its own share of equity', () => {
    const loan = (share: string, order: number) =>
      debt(1000, 0, { equityFirst: true }, { share, order });
    const capital = { low: loan('60 %', 1), high: loan('80 %', 2), equity: money(25, 0) };
    const run = simulated(programme({ a: hall(5, 100) }, capital), { trials: 1 });
    // 25 of equity are enough for 80 % of debt, not for 60 %
    expect(amounts(run, run.outcomes.layout.sourceCommitted)).toEqual([0, 75, 25]);
  });

  it('takes from sources in their order, from debt between two of equity as soon as it opens', () => {
    const capital = {
      own: money(40, 0, { order: 1 }),
      loan: debt(1000, 0, { equityFirst: true }, { share: '60 %', order: 2 }),
      more: money(1000, 0, { order: 3 }),
    };
    const run = simulated(programme({ a: hall(5, 100) }, capital), { trials: 1 });
    expect(amounts(run, run.outcomes.layout.sourceCommitted)).toEqual([40, 60, 0]);
  });

  it('is told of each scope by month', () => {
    const { model, outcomes } = simulated(
      {
        sites: {
          s: { name: 'Site', developer: 'builder', phases: { a: hall(5, 100), b: hall(30, 10) } },
          t: { name: 'Other', developer: 'builder', phases: { c: hall(60, 7) } },
        },
        scopes: { one: { name: 'One', of: ['s'] }, other: { name: 'Other', of: ['t'] } },
        capital: { equity: money(200, 0) },
      },
      { trials: 2 },
    );
    // of the second trial, which begins anew
    const committedBy = (scope: number) =>
      [0, 1, 2].map((month) => outcomes.monthly[2 * keptColumn(model, scope, 0, month) + 1]);
    expect([0, 1, 2].map(committedBy)).toEqual([
      [100, 110, 117],
      [100, 110, 110],
      [0, 0, 7],
    ]);
  });

  it('books the days that work waits for its calendar after the money has come to the work', () => {
    const build = {
      kind: 'construction',
      after: ['prepare'],
      duration: '3 days',
      calendar: 'weekdays',
      gates: { funds: ['facility'] },
      cost: { fixed: '100 USD' },
    };
    const phases = { a: hall(2, 0, { activities: { build } }) };
    const calendars = { weekdays: {} };
    const run = simulated(programme(phases, { equity: money(100, 5) }, { calendars }), {
      trials: 2,
    });
    // day 5 is a Saturday
    expect([...run.energised('s.a')]).toEqual([10, 10]);
    expect(waits(run)).toEqual({ capital: 5, construction: 2 + 3 });
  });

  it('keeps debt from phases whose capacity is not let', () => {
    const contract = (time: string): Fields => ({
      agreements: { lease: { name: 'Lease', parties: ['builder', 'renter'], time } },
      contracts: {
        rent: {
          kind: 'offtake',
          seller: 'builder',
          buyer: 'renter',
          agreement: 'lease',
          sites: ['s.a'],
          price: '1 USD/MW-month',
          tenor: '10 years',
        },
      },
    });
    const parts = programme(
      { a: hall(5, 100), b: hall(1, 100) },
      { loan: debt(1000, 0, { offtake: true }) },
      contract('45 days'),
    );
    expect(committed(parts, 'a', 'b')).toEqual([45, Infinity]);
  });

  it('takes a contract without an agreement for signed', () => {
    const rent = { kind: 'lease', seller: 'builder', buyer: 'renter', tenor: '10 years' };
    const parts = programme(
      { a: hall(5, 100), b: hall(1, 100) },
      { loan: debt(1000, 0, { offtake: true }) },
      { contracts: { rent: { ...rent, sites: ['s.a'], price: '1 USD/MW-month' } } },
    );
    expect(committed(parts, 'a', 'b')).toEqual([5, Infinity]);
  });

  it('takes a contract for signed only once it is, also when that waits for money itself', () => {
    const parts = programme(
      { first: hall(5, 100), second: hall(1, 50) },
      {
        equity: money(100, 20, { for: { packages: ['facility'] } }),
        loan: debt(50, 0, { offtake: true }),
      },
      {
        agreements: {
          lease: {
            name: 'Lease',
            parties: ['builder', 'renter'],
            time: '7 days',
            afterActivities: ['s.first.build'],
          },
        },
        contracts: {
          rent: {
            kind: 'offtake',
            seller: 'builder',
            buyer: 'renter',
            agreement: 'lease',
            sites: ['s.second'],
            price: '1 USD/MW-month',
            tenor: '10 years',
          },
        },
      },
    );
    // the second is ready first and takes half of the equity, so that the first never gets enough
    expect(committed(parts, 'first', 'second')).toEqual([Infinity, 20]);
  });

  it('takes money for work that has begun as it comes, and does not hold the work up', () => {
    const begun = { progress: { started: dayAfter(-5), remaining: '20 days' } };
    const build = {
      kind: 'construction',
      duration: '25 days',
      cost: { fixed: '100 USD' },
      gates: { funds: ['facility'] },
      ...begun,
    };
    const phases = { a: { mw: '10 MW', energised: 'build', activities: { build } } };
    const run = simulated(programme(phases, { equity: money(60, 0), late: money(30, 70) }), {
      trials: 2,
    });
    expect([...run.energised('s.a')]).toEqual([20, 20]);
    expect(amounts(run, run.outcomes.layout.sourceCommitted)).toEqual([60, 30]);
  });

  it('pays with committed money only: before, the developer pays', () => {
    const early = (amount: number) => {
      const activities = {
        prepare: { kind: 'design', duration: '30 days', cost: { fixed: '10 USD' } },
      };
      const parts = programme({ a: hall(30, 90, { activities }) }, { equity: money(amount, 0) });
      const run = simulated(parts, { trials: 1, money: true });
      const { layout } = run.outcomes;
      return [run.column(layout.phaseCost)[0], ...amounts(run, layout.sourceDrawn)];
    };
    expect(early(100)).toEqual([100, 100]);
    expect(early(99)).toEqual([10, 0]);
  });

  it('opens for each package apart', () => {
    const parts = programme(
      {
        a: hall(5, 100, {
          energised: 'install',
          activities: {
            install: {
              kind: 'chips',
              duration: '3 days',
              after: ['build'],
              gates: { funds: ['chips'] },
              cost: { package: 'chips', fixed: '900 USD' },
            },
          },
        }),
      },
      {
        equity: money(100, 0, { for: { packages: ['facility'] } }),
        vendor: money(900, 60, { instrument: 'vendor', for: { packages: ['chips'] } }),
      },
    );
    const run = simulated(parts, { trials: 1, money: true });
    expect([...run.committed('s.a'), ...run.energised('s.a')]).toEqual([5, 63]);
    expect(amounts(run, run.outcomes.layout.sourceDrawn)).toEqual([100, 900]);
  });
});

describe('what follows a start or finish that waits', () => {
  it.each<[string, number, number]>([
    ['build', 90, 94],
    ['build FS-3 days', 87, 91],
    ['build SS', 80, 84],
    ['build SS+5 days', 85, 89],
    ['build FF+2 days', 0, 92],
    ['build SF+20 days', 0, 100],
  ])('%s: starts on %i and finishes on %i', (link, start, finish) => {
    const fit = { kind: 'construction', duration: '4 days', after: [link] };
    const parts = programme(
      { a: hall(5, 100, { activities: { fit } }) },
      { equity: money(100, 80) },
    );
    const run = simulated(parts, { trials: 1 });
    expect([...run.start('s.a.fit'), ...run.finish('s.a.fit')]).toEqual([start, finish]);
  });
});

/** Halls at one site that compete for money, or for a supply. */
const rivals = fc.record({
  halls: fc.array(
    fc.record({
      ready: fc.integer({ min: 0, max: 60 }),
      cost: fc.integer({ min: 1, max: 100 }),
      priority: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  lots: fc.array(
    fc.record({
      amount: fc.integer({ min: 0, max: 150 }),
      day: fc.integer({ min: -10, max: 200 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  more: fc.integer({ min: 0, max: 100 }),
  earlier: fc.integer({ min: 0, max: 50 }),
  which: fc.nat(),
});
type Rivals = typeof rivals extends fc.Arbitrary<infer T> ? T : never;

/** Day on which the hall that asks first is served, by hand: when enough has come. */
function firstServed({ halls, lots }: Rivals): { index: number; day: number } {
  const index = halls
    .map((hall, i) => ({ ...hall, i }))
    .sort((a, b) => a.ready - b.ready || a.priority - b.priority || a.i - b.i)[0]!.i;
  const { ready, cost } = halls[index]!;
  let sum = 0;
  for (const { amount, day } of [...lots].sort((a, b) => a.day - b.day)) {
    sum += amount;
    if (sum >= cost) return { index, day: Math.max(ready, day) };
  }
  return { index, day: Infinity };
}

/** The same with one lot larger and earlier. */
const better = (of: Rivals): Rivals => ({
  ...of,
  lots: of.lots.map(({ amount, day }, i) =>
    i === of.which % of.lots.length
      ? { amount: amount + of.more, day: day - of.earlier }
      : { amount, day },
  ),
});

describe('whoever asks first', () => {
  const served = (run: Simulated, index: number) => run.committed(`s.h${index}`)[0];
  const byMoney = ({ halls, lots }: Rivals) =>
    simulated(
      programme(
        Object.fromEntries(
          halls.map((h, i) => [`h${i}`, hall(h.ready, h.cost, { priority: h.priority })]),
        ),
        Object.fromEntries(lots.map(({ amount, day }, i) => [`l${i}`, money(amount, day)])),
      ),
      { trials: 1 },
    );
  const bySupply = ({ halls, lots }: Rivals) =>
    simulated(
      programme(
        Object.fromEntries(
          halls.map(({ ready, cost, priority }, i) => [
            `h${i}`,
            {
              mw: '1 MW',
              priority,
              energised: 'build',
              activities: {
                prepare: { kind: 'design', duration: `${ready} days` },
                build: {
                  kind: 'construction',
                  duration: '1 day',
                  after: ['prepare'],
                  gates: { supply: { steel: { quantity: cost } } },
                },
              },
            },
          ]),
        ),
        {},
        {
          supplies: {
            steel: {
              name: 'Steel',
              unit: 't',
              deliveries: [
                ...lots.map(({ amount, day }) => ({ on: dayAfter(day), quantity: amount })),
                { on: '2090-01-01', quantity: 1 },
              ],
            },
          },
        },
      ),
      { trials: 1 },
    );

  it.each([
    ['money', byMoney],
    ['supplies', bySupply],
  ])('is served when enough %s has come, and never later when more comes sooner', (_, simulate) => {
    fc.assert(
      fc.property(rivals, (of) => {
        const { index, day } = firstServed(of);
        if (day < 10_000) expect(served(simulate(of), index)).toBe(day);
        expect(served(simulate(better(of)), index)).toBeLessThanOrEqual(day);
      }),
      { numRuns: 40 },
    );
  });
});
