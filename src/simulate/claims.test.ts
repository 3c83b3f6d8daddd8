import { describe, expect, it } from 'vitest';
import { dayAfter, type Fields } from '../../tests/programmes.ts';
import { type Simulated, simulated } from '../../tests/simulated.ts';
import { sumsAt } from './index.ts';

/** Claims by the end of day 100 unless they say when. */
const claims = (of: Readonly<Record<string, Fields>>): Fields =>
  Object.fromEntries(
    Object.entries(of).map(([id, fields]) => [
      id,
      { says: 'So it will be', fact: [], by: dayAfter(100), ...fields },
    ]),
  );

const site = (phases: Fields): Fields => ({ name: 'Site', developer: 'builder', phases });

const measures = (run: Simulated): Fields =>
  Object.fromEntries(
    run.model.claims.map(({ id }, c) => [id, run.column(run.outcomes.layout.claimMeasure, c)[0]!]),
  );

/** What each claim is missed for. */
function reasons(run: Simulated): Fields {
  const { causes } = run.model;
  const { missed } = sumsAt(run.model, run.outcomes.sums, 0);
  return Object.fromEntries(
    run.model.claims.map(({ id }, c) => [
      id,
      causes.find((_, i) => missed[c * causes.length + i] !== 0)?.id,
    ]),
  );
}

describe('a claim', () => {
  it('on committed money measures what those whom it names have put into what it names', () => {
    const hall = (cost: number): Fields => ({
      mw: '10 MW',
      energised: 'build',
      activities: {
        ntp: { kind: 'milestone', gates: { funds: ['facility'] } },
        build: {
          kind: 'construction',
          after: ['ntp'],
          duration: '10 days',
          cost: { fixed: `${cost} USD` },
        },
      },
    });
    const source = (party: string, amount: number, day: number): Fields => ({
      ...{ party, instrument: 'common', amount: `${amount} USD`, available: dayAfter(day) },
    });
    const of = { first: 's.a', second: 's.b', site: 's', other: 't', equity: 'capital:equity' };
    const more = { own: 'capital:own', sponsor: 'party:sponsor', builder: 'party:builder' };
    const run = simulated({
      sites: { s: site({ a: hall(100), b: hall(40) }), t: site({ c: hall(7) }) },
      capital: { equity: source('sponsor', 120, 3), own: source('builder', 27, 100) },
      claims: claims({
        ...Object.fromEntries(
          Object.entries({ ...of, ...more }).map(([id, what]) => [
            id,
            { measure: 'committed', atLeast: '1 USD', of: what },
          ]),
        ),
        all: { measure: 'committed', atLeast: '1 USD' },
        early: { measure: 'committed', atLeast: '1 USD', by: dayAfter(99) },
      }),
    });
    // the second hall has 20 of the sponsor and waits for 20 of the builder
    expect(measures(run)).toEqual({
      ...{ first: 100, second: 40, site: 140, other: 7 },
      ...{ equity: 120, own: 27, sponsor: 120, builder: 27 },
      ...{ all: 147, early: 100 },
    });
  });

  it('that names a site means it, also where a party has the same id', () => {
    const activities = {
      ntp: { kind: 'milestone', gates: { funds: ['facility'] } },
      build: {
        kind: 'construction',
        after: ['ntp'],
        duration: '10 days',
        cost: { fixed: '100 USD' },
      },
    };
    const money = { instrument: 'common', available: dayAfter(0) };
    const of = (what: string, measure: string): Fields => ({ measure, atLeast: '1 USD', of: what });
    const run = simulated(
      {
        sites: { bank: site({ a: { mw: '1 MW', energised: 'build', activities } }) },
        capital: {
          own: { ...money, party: 'builder', amount: '60 USD' },
          equity: { ...money, party: 'bank', amount: '40 USD' },
        },
        claims: claims({
          site: of('bank', 'committed'),
          spent: of('bank', 'spent'),
          party: of('party:bank', 'committed'),
          bare: of('own', 'committed'),
        }),
      },
      { money: true, trials: 1 },
    );
    expect(measures(run)).toEqual({ site: 100, spent: 100, party: 40, bare: 60 });
  });

  it('on jobs counts who is at work on its day, first and last included', () => {
    const job = (by: number, of: string): Fields => ({
      ...{ measure: 'jobs', atLeast: 1, by: dayAfter(by), of },
    });
    const work = (duration: number, more: Fields = {}): Fields => ({
      mw: '10 MW',
      energised: 'build',
      operating: { staff: 2 },
      activities: {
        before: { kind: 'design', duration: '20 days', workers: 3 },
        build: {
          kind: 'construction',
          after: ['before'],
          duration: `${duration} days`,
          ...more,
        },
      },
    });
    const run = simulated({
      sites: { s: site({ a: work(30, { workers: 5, workersPerMw: 7 }), b: work(40) }) },
      claims: claims({
        first: job(0, 's.a'),
        before: job(19, 's.a'),
        builds: job(20, 's.a'),
        still: job(49, 's.a'),
        runs: job(50, 's.a'),
        other: job(20, 's.b'),
        site: job(19, 's'),
      }),
    });
    const builders = 5 + 7 * 10;
    expect(measures(run)).toEqual({
      ...{ first: 3, before: 3, builds: builders, still: builders, runs: 20, other: 0, site: 6 },
    });
  });

  describe('is missed', () => {
    const phase = (kind: string, days: number, more: Fields = {}): Fields => ({
      mw: '10 MW',
      energised: 'work',
      activities: { work: { kind, duration: `${days} days` } },
      ...more,
    });
    const phases = {
      done: phase('construction', 50, { dataCentres: 2 }),
      later: phase('design', 300),
      next: phase('land', 150),
      last: phase('permit', 400),
    };
    const refused = { name: 'Refused', probability: 1, hits: [{ on: 't.never', cancel: true }] };
    const reasonOf = (claim: Fields) =>
      reasons(
        simulated({
          sites: { s: site(phases), t: site({ never: phase('power', 10) }) },
          risks: { refused },
          claims: claims({ it: claim }),
        }),
      )['it'];

    it('for what keeps the next of its phases', () => {
      expect(reasonOf({ measure: 'mw', atLeast: '20 MW' })).toBe('land');
      expect(reasonOf({ measure: 'mw', atLeast: '40 MW', of: 's' })).toBe('land');
      expect(reasonOf({ measure: 'mw', atLeast: '10 MW', of: 's.last' })).toBe('permit');
      expect(reasonOf({ measure: 'data-centres', atLeast: 5, of: 's' })).toBe('land');
      expect(reasonOf({ measure: 'data-centres', atLeast: 2 })).toBe(undefined);
    });

    it('for what keeps the only one for ever', () => {
      expect(reasonOf({ measure: 'mw', atLeast: '10 MW', of: 't' })).toBe('risk:refused');
    });

    it('on money of a party or source for what keeps what it pays for, or for being too little', () => {
      const hall = (kind: string, days: number): Fields => ({
        mw: '10 MW',
        energised: 'build',
        activities: {
          before: { kind, duration: `${days} days` },
          ntp: { kind: 'milestone', after: ['before'], gates: { funds: ['facility'] } },
          build: {
            kind: 'construction',
            after: ['ntp'],
            duration: '10 days',
            cost: { fixed: '100 USD' },
          },
        },
      });
      const money = { party: 'sponsor', instrument: 'common', available: dayAfter(0) };
      const run = (claim: Fields) =>
        simulated(
          {
            sites: { s: site({ a: hall('land', 150) }), t: site({ b: hall('permit', 200) }) },
            capital: {
              equity: { ...money, amount: '100 USD' },
              own: { ...money, amount: '100 USD', for: { sites: ['t'] } },
            },
            claims: claims({ it: claim }),
          },
          { trials: 1, money: true },
        );
      const reason = (measure: string, of: string, atLeast: string) =>
        reasons(run({ measure, of, atLeast }))['it'];
      for (const measure of ['committed', 'spent']) {
        expect(reason(measure, 'party:sponsor', '200 USD')).toBe('land');
        expect(reason(measure, 'capital:own', '100 USD')).toBe('permit');
        expect(reason(measure, 'capital:own', '101 USD')).toBe('size');
      }
    });

    it('on revenue for what keeps it from running, on money for what keeps it from beginning', () => {
      const hall = {
        mw: '10 MW',
        energised: 'build',
        activities: {
          ntp: { kind: 'milestone', gates: { funds: ['facility'] } },
          build: {
            kind: 'construction',
            after: ['ntp'],
            duration: '200 days',
            cost: { fixed: '1000 USD' },
          },
        },
      };
      const equity = { party: 'sponsor', instrument: 'common', amount: '1000 USD' };
      const rent = {
        ...{ kind: 'lease', seller: 'builder', buyer: 'renter', sites: ['s'], tenor: '9 years' },
        price: '1 USD/MW-month',
      };
      const run = (measure: string, atLeast: string) =>
        simulated(
          {
            sites: { s: site({ hall }) },
            capital: { equity: { ...equity, available: dayAfter(0) } },
            contracts: { rent },
            claims: claims({ it: { measure, atLeast } }),
          },
          { trials: 1, money: true },
        );
      expect(reasons(run('revenue', '1 USD/yr'))).toEqual({ it: 'construction' });
      expect(reasons(run('spent', '1000 USD'))).toEqual({ it: 'size' });
    });

    it('for its size when all of its phases together are too small', () => {
      expect(reasonOf({ measure: 'mw', atLeast: '41 MW', of: 's' })).toBe('size');
      expect(reasonOf({ measure: 'data-centres', atLeast: 6, of: 's' })).toBe('size');
    });
  });
});
