import { describe, expect, it } from 'vitest';
import { type Fields, networkOf } from '../../tests/programmes.ts';
import { type Simulated, simulated } from '../../tests/simulated.ts';

const trials = 1_000;
const idle = { a: { duration: '1 day' } };

const withDrivers = (drivers: Fields, more: Fields = {}, options = { trials }): Simulated =>
  simulated(networkOf(idle, { drivers, ...more }), options);

const driver = (run: Simulated, index: number): Float64Array =>
  run.column(run.outcomes.layout.driver, index);

function ranks(values: Float64Array): number[] {
  const out: number[] = [];
  [...values.keys()]
    .sort((i, j) => values[i]! - values[j]!)
    .forEach((trial, rank) => {
      out[trial] = rank;
    });
  return out;
}

/** Spearman's rho of values without ties. */
function spearman(x: Float64Array, y: Float64Array): number {
  const [a, b] = [ranks(x), ranks(y)];
  const n = a.length;
  const squares = a.reduce((sum, rank, i) => sum + (rank - b[i]!) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}

describe('drivers', () => {
  const factor = { p10: 0.8, p50: 1, p90: 1.4 };
  const two = { one: { name: 'One', factor }, two: { name: 'Two', factor } };

  it.each([0.6, -0.4, 0])('have the stated rank correlation of %d', (rank) => {
    const run = withDrivers(two, { correlations: [{ between: ['one', 'two'], rank }] });
    const rho = spearman(driver(run, 0), driver(run, 1));
    // standard error of Spearman's rho (Bonett & Wright 2000)
    const error = (1 - rank * rank) * Math.sqrt((1 + (rank * rank) / 2) / (trials - 3));
    expect(Math.abs(rho - rank)).toBeLessThan(3 * error);
  });

  it('are repaired to the nearest valid correlation, with a note, when the stated ones contradict', () => {
    const three = { ...two, three: { name: 'Three', factor } };
    const pairs = [
      ['one', 'two'],
      ['two', 'three'],
      ['one', 'three'],
    ].map((between) => ({ between, rank: -0.9 }));
    const run = withDrivers(three, { correlations: pairs });
    expect(run.model.notes).toEqual([expect.stringContaining('correlations contradict')]);
    const rho = spearman(driver(run, 0), driver(run, 1));
    expect(rho).toBeGreaterThan(-0.6);
    expect(rho).toBeLessThan(-0.35);
  });

  it('are stratified: each stratum is drawn once (McKay, Beckman & Conover 1979)', () => {
    const run = withDrivers({
      slip: { name: 'Slip', shift: { uniform: ['0 days', '1000 days'] } },
    });
    const strata = [...driver(run, 0)].map(Math.floor).sort((a, b) => a - b);
    expect(strata).toEqual(Array.from({ length: trials }, (_, i) => i));
  });

  it('move the values that name them, to a power or by a multiple', () => {
    const drivers = {
      market: two.one,
      slip: { name: 'Slip', shift: { uniform: ['0 days', '9 days'] } },
    };
    const named = { duration: '10 days', drivers: { market: 2 } };
    const shifted = { duration: { value: '10 days', drivers: { slip: 3, market: 1 } } };
    const run = simulated(networkOf({ named, shifted }, { drivers }), { trials: 20 });
    const [market, slip] = [driver(run, 0), driver(run, 1)];
    run.energised('s.named').forEach((day, i) => {
      expect(day).toBeCloseTo(10 * market[i]! ** 2, 9);
    });
    // in the order in which the value names them
    run.energised('s.shifted').forEach((day, i) => {
      expect(day).toBeCloseTo((10 + 3 * slip[i]!) * market[i]!, 9);
    });
  });

  it('that are hit by a risk move what names them', () => {
    const risks = {
      crisis: { name: 'Crisis', probability: 0.5, hits: [{ on: 'driver:one', factor: 2 }] },
    };
    const a = { duration: '10 days', drivers: { one: 1 } };
    const days = (more: Fields) =>
      simulated(networkOf({ a }, { drivers: two, ...more }), { trials: 100 });
    const [plain, hit] = [days({}), days({ risks })];
    const fired = hit.column(hit.outcomes.layout.fired);
    hit.energised('s.a').forEach((day, i) => {
      expect(day).toBeCloseTo(plain.energised('s.a')[i]! * (1 + fired[i]!), 9);
    });
  });
});

describe('risks', () => {
  const happened = (probability: number, more: Fields = {}) => {
    const risks = { r: { name: 'Risk', probability, hits: [{ on: 's.a', factor: 2 }], ...more } };
    const run = simulated(networkOf(idle, { risks }), { trials });
    return run.column(run.outcomes.layout.fired).reduce((a, b) => a + b, 0);
  };

  it('happen in exactly their share of the trials', () => {
    expect([0, 0.001, 0.3, 0.75, 1].map((p) => happened(p))).toEqual([0, 1, 300, 750, 1000]);
  });

  it('happen with the probability that an active mitigation leaves', () => {
    expect(happened(0.3, { mitigation: { active: true, probability: 0.1 } })).toBe(100);
    expect(happened(0.3, { mitigation: { active: false, probability: 0.1 } })).toBe(300);
  });

  it('that are likelier happen in all trials in which they did before', () => {
    const fired = (probability: number) => {
      const risks = { r: { name: 'Risk', probability, hits: [{ on: 's.a', factor: 2 }] } };
      const run = simulated(networkOf(idle, { risks }), { trials });
      return run.column(run.outcomes.layout.fired);
    };
    const more = fired(0.5);
    expect(fired(0.3).every((x, i) => x <= more[i]!)).toBe(true);
  });

  it('hit agreements, supplies, money and power', () => {
    const parts: Fields = {
      agreements: { lease: { name: 'Lease', parties: ['builder'], time: '10 days' } },
      supplies: {
        steel: {
          name: 'Steel',
          unit: 't',
          deliveries: [{ on: '2025-01-16', quantity: 5, every: '10 days', times: 2 }],
        },
      },
      capital: {
        equity: {
          party: 'sponsor',
          instrument: 'common',
          amount: '100 USD',
          available: '2025-01-16',
          tranches: { count: 2, every: '5 days' },
        },
      },
      sites: {
        s: {
          name: 'Site',
          developer: 'builder',
          power: { line: { kind: 'grid', mw: '10 MW', available: '2025-01-16' } },
          phases: {
            p: {
              mw: '10 MW',
              energised: 'work',
              activities: { work: { kind: 'power', duration: '1 day', gates: { power: true } } },
            },
          },
        },
      },
    };
    const hit = (on: string, what: Fields) => {
      const risks = { r: { name: 'Risk', probability: 1, hits: [{ on, ...what }] } };
      const run = simulated({ ...parts, risks }, { trials: 1 });
      const day = (node: string) => run.finish(node)[0];
      return [
        day('agreement:lease'),
        day('supply:steel.0.0'),
        day('supply:steel.0.1'),
        day('capital:equity.0'),
        day('capital:equity.1'),
        day('power:s.line'),
        day('s.p.work'),
      ];
    };
    expect(hit('agreement:lease', { delay: '4 days' })).toEqual([14, 10, 20, 10, 15, 10, 11]);
    expect(hit('agreement:lease', { factor: 3 })).toEqual([30, 10, 20, 10, 15, 10, 11]);
    expect(hit('agreement:lease', { cancel: true })).toEqual([Infinity, 10, 20, 10, 15, 10, 11]);
    expect(hit('supply:steel', { delay: '4 days' })).toEqual([10, 14, 24, 10, 15, 10, 11]);
    expect(hit('supply:steel', { cancel: true })).toEqual([10, Infinity, Infinity, 10, 15, 10, 11]);
    expect(hit('capital:equity', { delay: '4 days' })).toEqual([10, 10, 20, 14, 19, 10, 11]);
    expect(hit('capital:equity', { cancel: true })).toEqual([
      10,
      10,
      20,
      Infinity,
      Infinity,
      10,
      11,
    ]);
    expect(hit('power:s.line', { delay: '4 days' })).toEqual([10, 10, 20, 10, 15, 14, 15]);
    expect(hit('power:s.line', { factor: 0.9 })).toEqual([10, 10, 20, 10, 15, 10, Infinity]);
    expect(hit('kind:power', { delay: '4 days' })).toEqual([10, 10, 20, 10, 15, 10, 15]);
  });
});

describe('agreements', () => {
  const lease = (fields: Fields, more: Fields = {}) =>
    simulated(
      networkOf(
        { a: { duration: '5 days' }, b: { duration: '1 day', gates: { agreements: ['lease'] } } },
        {
          agreements: {
            lease: { name: 'Lease', parties: ['builder'], time: '10 days', ...fields },
            ...more,
          },
        },
      ),
      { trials },
    ).energised('s.b');

  it('are signed after their time, after what they wait for, in time or never', () => {
    expect(lease({})[0]).toBe(11);
    expect(lease({ afterActivities: ['s.a.work'] })[0]).toBe(16);
    const other = { name: 'Other', parties: ['builder'], time: '7 days' };
    expect(lease({ after: ['other'] }, { other })[0]).toBe(18);
    // ten days after the 6th is the 16th
    expect(lease({ longStop: '2025-01-16' })[0]).toBe(11);
    expect(lease({ longStop: '2025-01-15' })[0]).toBe(Infinity);
    expect(lease({ time: '9.5 days', longStop: '2025-01-15' })[0]).toBe(10.5);
    expect(lease({ signed: '2024-12-01' })[0]).toBe(1);
    expect(lease({ never: 1 })[0]).toBe(Infinity);
  });

  it('are never signed with the stated probability', () => {
    const never = lease({ never: 0.3 }).filter((day) => day === Infinity).length;
    expect(Math.abs(never - 300)).toBeLessThan(4 * Math.sqrt(trials * 0.3 * 0.7));
  });
});
