import { describe, expect, it } from 'vitest';
import { dayAfter, type Fields, networkOf, networkSite } from '../../tests/programmes.ts';
import {
  meanOf,
  type Simulated,
  simulated,
  standardError,
  varianceOf,
} from '../../tests/simulated.ts';
import { normalCdf } from '../uncertainty/index.ts';
import { keptColumn, keptSeries, needColumn, sumsAt } from './index.ts';

const trials = 8_192;

const network = (activities: Readonly<Record<string, Fields>>, parts: Fields = {}): Simulated =>
  simulated(networkOf(activities, parts), { trials });

const exponential = (rate: number, ...after: readonly string[]): Fields => ({
  duration: { exponential: { mean: `${10 / rate} days` } },
  after,
});

/** What a network takes from the data date to the finish of an activity, in units of ten days. */
const spans = (run: Simulated, end = 'end'): Float64Array =>
  run.energised(`s.${end}`).map((day) => day / 10);

const site = (phases: Fields): Fields => ({ name: 'Site', developer: 'builder', phases });

/** Everything, then the sites `s` and `t` each as a scope. */
const twoScopes: Fields = {
  one: { name: 'One', of: ['s'] },
  other: { name: 'Other', of: ['t'] },
};

const milestone = (...after: readonly string[]): Fields => ({ kind: 'milestone', after });

/** Share of trials at or below x. */
const below = (values: Float64Array, x: number): number =>
  values.filter((value) => value <= x).length / values.length;

/** Four standard errors of a share: a right answer fails once in sixteen thousand seeds. */
const shareError = (p: number): number => 4 * Math.sqrt((p * (1 - p)) / trials);

function expectMean(values: Float64Array, mean: number): void {
  expect(Math.abs(meanOf(values) - mean)).toBeLessThan(4 * standardError(values));
}

function expectCdf(values: Float64Array, cdf: (x: number) => number, at: readonly number[]): void {
  for (const x of at) expect(Math.abs(below(values, x) - cdf(x))).toBeLessThan(shareError(cdf(x)));
}

describe('sums and maxima', () => {
  const uniform = (...after: readonly string[]): Fields => ({
    duration: { uniform: ['0 days', '10 days'] },
    after,
  });

  it('of two uniforms are triangular (Irwin-Hall) and quadratic', () => {
    const run = network({ a: uniform(), b: uniform(), c: uniform('a'), end: milestone('a', 'b') });
    const sum = spans(run, 'c');
    expectMean(sum, 1);
    expectCdf(sum, (x) => (x <= 1 ? (x * x) / 2 : 1 - (2 - x) ** 2 / 2), [0.3, 0.8, 1, 1.4, 1.9]);
    const largest = spans(run);
    expectMean(largest, 2 / 3);
    expectCdf(largest, (x) => x * x, [0.2, 0.5, 0.9]);
  });

  it.each([2, 5, 10])('the largest of %i exponentials has mean H_n / rate (Rényi 1953)', (n) => {
    const names = Array.from({ length: n }, (_, i) => `a${i}`);
    const run = network({
      ...Object.fromEntries(names.map((name) => [name, exponential(2)])),
      end: milestone(...names),
    });
    const harmonic = names.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
    expectMean(spans(run), harmonic / 2);
    expectCdf(spans(run), (x) => (1 - Math.exp(-2 * x)) ** n, [0.5, 1, 2]);
  });

  it('exponentials in series are hypoexponential', () => {
    const rates = [1, 2, 4];
    const run = network({
      a: exponential(1),
      b: exponential(2, 'a'),
      end: exponential(4, 'b'),
    });
    expectMean(spans(run), 1 + 1 / 2 + 1 / 4);
    const weight = (i: number) =>
      rates.reduce((w, r, j) => (i === j ? w : (w * r) / (r - rates[i]!)), 1);
    const cdf = (x: number) =>
      1 - rates.reduce((sum, r, i) => sum + weight(i) * Math.exp(-r * x), 0);
    expectCdf(spans(run), cdf, [0.5, 1, 1.75, 4]);
  });

  it('lognormals add up to the sum of their means', () => {
    const one = (...after: readonly string[]): Fields => ({
      duration: { lognormal: { p50: '10 days', sigma: 0.5 } },
      after,
    });
    const run = network({ a: one(), b: one('a'), end: one('b') });
    expectMean(spans(run), 3 * Math.exp(0.125));
  });

  it('the later of two normals has the merge bias of Clark (1961)', () => {
    const one = { duration: { normal: { mean: '100 days', sd: '10 days' } } };
    const run = network({ a: one, b: one, end: milestone('a', 'b') });
    expectMean(spans(run), 10 + 1 / Math.sqrt(Math.PI));
    expectMean(spans(run, 'a'), 10);
  });
});

/**
 * The five-arc bridge with exponential times as a continuous-time Markov chain on the set of
 * finished activities (Kulkarni & Adlakha 1986, "Markov and Markov-regenerative PERT networks").
 */
describe('a Markov network', () => {
  const rates = { a: 1, b: 2, c: 3, d: 1.5, e: 0.8 };
  const before = { a: [], b: [], c: ['a'], d: ['a'], e: ['b', 'c'] };
  type Arc = keyof typeof rates;
  const arcs: readonly Arc[] = ['a', 'b', 'c', 'd', 'e'];
  const bit = (arc: string) => 1 << 'abcde'.indexOf(arc);
  const done = 31;
  const moves = (state: number) =>
    arcs
      .filter((arc) => (state & bit(arc)) === 0 && before[arc].every((p) => state & bit(p)))
      .map((arc) => ({ to: state | bit(arc), rate: rates[arc] }));

  /** First two moments of the time to the end from a state. */
  function moments(state: number): readonly [number, number] {
    if (state === done) return [0, 0];
    const out = moves(state);
    const total = out.reduce((sum, { rate }) => sum + rate, 0);
    let [first, second] = [1 / total, 2 / total ** 2];
    for (const { to, rate } of out) {
      const [m1, m2] = moments(to);
      first += (rate / total) * m1;
      second += (rate / total) * ((2 / total) * m1 + m2);
    }
    return [first, second];
  }

  /** Probability of being done by a time, by uniformisation (Jensen 1953). */
  function doneBy(time: number): number {
    const rate = arcs.reduce((sum, arc) => sum + rates[arc], 0);
    let chances = new Float64Array(done + 1);
    chances[0] = 1;
    let poisson = Math.exp(-rate * time);
    let sum = 0;
    for (let jumps = 0; jumps < 200; jumps++) {
      sum += poisson * chances[done]!;
      const next = chances.slice();
      for (let state = 0; state < done; state++)
        for (const move of moves(state)) {
          const flow = (chances[state]! * move.rate) / rate;
          next[state]! -= flow;
          next[move.to]! += flow;
        }
      chances = next;
      poisson *= (rate * time) / (jumps + 1);
    }
    return sum;
  }

  const run = network({
    ...Object.fromEntries(arcs.map((arc) => [arc, exponential(rates[arc], ...before[arc])])),
    end: milestone('d', 'e'),
  });

  it('takes the time that its chain takes, in mean and variance', () => {
    const [first, second] = moments(0);
    expectMean(spans(run), first);
    const variance = second - first * first;
    expect(Math.abs(varianceOf(spans(run)) / variance - 1)).toBeLessThan(0.15);
  });

  it('has the distribution of its chain', () => {
    expectCdf(spans(run), doneBy, [0.8, 1.5, 2, 3, 5]);
  });
});

describe('the PERT example of Wikipedia (program evaluation and review technique)', () => {
  const estimates = {
    a: [2, 4, 6],
    b: [3, 5, 9],
    c: [4, 5, 7],
    d: [4, 6, 10],
    e: [4, 5, 7],
    f: [3, 4, 8],
    g: [3, 5, 8],
  };
  const before: Readonly<Record<string, readonly string[]>> = {
    c: ['a'],
    d: ['a'],
    e: ['b', 'c'],
    f: ['d'],
    g: ['e'],
  };
  const expected = ([low = 0, mode = 0, high = 0]: readonly number[]) =>
    (low + 4 * mode + high) / 6;

  it('has the early dates of the critical path method', () => {
    const activities = Object.entries(estimates).map(([id, times]) => [
      id,
      { duration: `${expected(times)} days`, after: before[id] ?? [] },
    ]);
    const run = simulated(networkOf(Object.fromEntries(activities)), { trials: 1 });
    const dates = (id: string) =>
      [run.committed(`s.${id}`)[0]!, run.energised(`s.${id}`)[0]!].map((x) => x.toFixed(2));
    expect(Object.keys(estimates).map(dates)).toEqual([
      ['0.00', '4.00'],
      ['0.00', '5.33'],
      ['4.00', '9.17'],
      ['4.00', '10.33'],
      ['9.17', '14.33'],
      ['10.33', '14.83'],
      ['14.33', '19.50'],
    ]);
  });

  it('ends in time with about the chance that the normal approximation of PERT gives', () => {
    const activities = Object.entries(estimates).map(([id, times]) => [
      id,
      { duration: { pert: times.map((t) => `${t} days`) }, after: before[id] ?? [] },
    ]);
    const run = network({ ...Object.fromEntries(activities), end: milestone('f', 'g') });
    const path = ['a', 'c', 'e', 'g'] as const;
    const mean = path.reduce((sum, id) => sum + expected(estimates[id]), 0);
    const variance = path.reduce(
      (sum, id) => sum + ((estimates[id][2]! - estimates[id][0]!) / 6) ** 2,
      0,
    );
    for (const day of [18, 19, 20, 21, 22])
      expect(
        Math.abs(
          below(run.energised('s.end'), day) - normalCdf((day - mean) / Math.sqrt(variance)),
        ),
      ).toBeLessThan(0.05);
    expect(meanOf(run.energised('s.end'))).toBeGreaterThan(
      mean - 4 * standardError(spans(run)) * 10,
    );
  });
});

describe('links', () => {
  const dates = (b: Fields) => {
    const run = simulated(
      networkOf({ a: { duration: '10 days' }, b: { duration: '4 days', ...b } }),
      { trials: 1 },
    );
    return [run.committed('s.b')[0], run.energised('s.b')[0]];
  };

  it.each<[string, number, number]>([
    ['a', 10, 14],
    ['a FS+3 days', 13, 17],
    ['a FS-3 days', 7, 11],
    ['a FS-30 days', 0, 4],
    ['a SS', 0, 4],
    ['a SS+5 days', 5, 9],
    ['a FF', 0, 10],
    ['a FF+2 days', 0, 12],
    ['a FF-9 days', 0, 4],
    ['a SF+6 days', 0, 6],
    ['a SF', 0, 4],
  ])('%s: starts on %i and finishes on %i', (link, start, finish) => {
    expect(dates({ after: [link] })).toEqual([start, finish]);
  });

  it.each<[string[], number, number]>([
    [['a SS+2 days', 'a FF+5 days'], 2, 15],
    [['a FF+5 days', 'a SS+2 days'], 2, 15],
    [['a SS+1 day', 'a SS+3 days', 'a SS+2 days'], 3, 7],
  ])('%j: each keeps its own lag', (after, start, finish) => {
    expect(dates({ after })).toEqual([start, finish]);
  });

  it('and dates: the latest counts', () => {
    expect(dates({ after: ['a'], notBefore: '2025-01-26' })).toEqual([20, 24]);
    expect(dates({ after: ['a'], finishNotBefore: '2025-01-26' })).toEqual([10, 20]);
    expect(dates({ after: ['a'], notBefore: '2025-01-01' })).toEqual([10, 14]);
  });

  it('and progress: what has begun does its remaining work after the data date and its predecessors', () => {
    const began = { progress: { started: '2025-01-03' } };
    expect(dates({ ...began })).toEqual([-3, 1]);
    expect(dates({ ...began, after: ['a'] })).toEqual([-3, 11]);
    expect(dates({ progress: { started: '2025-01-03', remaining: '6 days' } })).toEqual([-3, 6]);
    expect(dates({ progress: { started: '2024-01-01' } })).toEqual([-371, 0]);
    expect(
      dates({ after: ['a'], progress: { started: '2025-01-02', finished: '2025-01-04' } }),
    ).toEqual([-4, -2]);
  });
});

describe('calendars', () => {
  const calendars = {
    weekdays: {},
    holiday: { holidays: ['2025-01-10'] },
    winter: {
      week: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      closed: [{ from: '12-10', to: '02-14' }],
    },
  };
  const dates = (calendar: string, duration: string, more: Fields = {}) => {
    const run = simulated(networkOf({ a: { duration, calendar, ...more } }, { calendars }), {
      trials: 1,
    });
    const { days } = sumsAt(run.model, run.outcomes.sums, 0);
    const causes = run.model.causes.flatMap(({ id }, c) => (days[c] === 0 ? [] : [[id, days[c]]]));
    return [run.committed('s.a')[0], run.energised('s.a')[0], Object.fromEntries(causes)];
  };

  it('ten days of a five-day week take fourteen from the middle of a week, and two weekends', () => {
    // the data date is a Monday: from Monday to the evening of the second Friday, from Wednesday to Wednesday
    expect(dates('weekdays', '10 days')).toEqual([0, 12, { construction: 12 }]);
    expect(dates('weekdays', '10 days', { notBefore: '2025-01-08' })).toEqual([
      2,
      16,
      { construction: 14, date: 2 },
    ]);
  });

  it('half a day on Friday and half a day on Monday', () => {
    const run = simulated(
      networkOf(
        {
          a: { duration: '4.5 days', calendar: 'weekdays' },
          b: { duration: '1 day', calendar: 'weekdays', after: ['a'] },
        },
        { calendars },
      ),
      { trials: 1 },
    );
    expect([run.committed('s.b')[0], run.energised('s.b')[0]]).toEqual([4.5, 7.5]);
  });

  it('a holiday adds a day, and a weekend is waited for', () => {
    expect(dates('holiday', '5 days')).toEqual([0, 8, { construction: 8 }]);
    expect(dates('weekdays', '1 day', { notBefore: '2025-01-11' })).toEqual([
      7,
      8,
      { construction: 3, date: 5 },
    ]);
  });

  it('a closed season counts as weather', () => {
    expect(dates('winter', '10 days')).toEqual([40, 50, { weather: 40, construction: 10 }]);
    // closed again from 10 December: 298 open days are left in 2025
    expect(dates('winter', '300 days')).toEqual([40, 407, { weather: 40 + 67, construction: 300 }]);
  });

  it('what takes longer than days are tabulated goes on at the same pace', () => {
    const last = (calendar: string) => dates(calendar, '5000 days')[1];
    // a thousand weeks, one more day, and years of 365.25 - 67 days
    expect(last('weekdays')).toBeCloseTo(6_998, -1);
    expect(last('holiday')).toBeCloseTo(6_999, -1);
    expect(Number(last('winter')) / ((5_000 / (365.25 - 67)) * 365.25)).toBeCloseTo(1, 1);
  });

  it('a milestone happens when it happens', () => {
    expect(dates('weekdays', '0 days', { notBefore: '2025-01-11' })).toEqual([5, 5, { date: 5 }]);
  });
});

describe('attribution', () => {
  const causes = (
    activities: Readonly<Record<string, Fields>>,
    end: string,
    parts: Fields = {},
  ) => {
    const run = simulated(networkOf(activities, parts), { trials: 1 });
    const row = run.model.phases.findIndex(({ id }) => id === `s.${end}`);
    const n = run.model.causes.length;
    const { days } = sumsAt(run.model, run.outcomes.sums, 0);
    return Object.fromEntries(
      run.model.causes.flatMap(({ id }, c) =>
        days[row * n + c] === 0 ? [] : [[id, days[row * n + c]]],
      ),
    );
  };

  it('follows the longer path', () => {
    const activities = {
      a: { kind: 'land', duration: '10 days' },
      b: { kind: 'design', duration: '12 days' },
      c: { kind: 'construction', duration: '5 days', after: ['a', 'b'] },
    };
    expect(causes(activities, 'c')).toEqual({ design: 12, construction: 5 });
  });

  it('leaves out links to the finish that did not hold it up', () => {
    const activities = {
      a: { kind: 'land', duration: '10 days' },
      b: { kind: 'permit', duration: '12 days' },
      c: { kind: 'construction', duration: '5 days', after: ['a', 'b FF'] },
    };
    expect(causes(activities, 'c')).toEqual({ land: 10, construction: 5 });
  });

  it('counts the days of a lag as those of what waits for it', () => {
    const activities = {
      a: { kind: 'land', duration: '10 days' },
      b: { kind: 'permit', duration: '5 days', after: ['a FS+3 days'] },
      c: { kind: 'construction', duration: '2 days', after: ['b FF+4 days'] },
    };
    expect(causes(activities, 'c')).toEqual({ land: 10, permit: 3 + 5, construction: 4 });
  });

  it('counts no day twice when work starts before what it follows has finished', () => {
    const activities = {
      a: { kind: 'land', duration: '10 days' },
      b: { kind: 'construction', duration: '5 days', after: ['a FS-4 days'] },
      c: { kind: 'permit', duration: '1 day', after: ['b FF-2 days'] },
    };
    expect(causes(activities, 'b')).toEqual({ land: 6, construction: 5 });
    expect(causes(activities, 'c')).toEqual({ land: 6, construction: 3 });
  });

  it('tells apart the days that each of several risks added', () => {
    const risk = (hit: Fields): Fields => ({
      name: 'Risk',
      probability: 1,
      hits: [{ on: 's.a', ...hit }],
    });
    const risks = {
      double: risk({ factor: 2 }),
      strike: risk({ delay: '6 days' }),
      flood: risk({ factor: 1.5, delay: '1 day' }),
    };
    const a = { kind: 'construction', duration: '10 days' };
    // 10, doubled to 20, and 6 make 26; half as much again and 1 make 40
    expect(causes({ a }, 'a', { risks })).toEqual({
      construction: 10,
      'risk:double': 10,
      'risk:strike': 6,
      'risk:flood': 14,
    });
  });

  it('names the risk that added days, and the agreement that was waited for', () => {
    const parts = {
      agreements: { lease: { name: 'Lease', parties: ['builder'], time: '30 days' } },
      risks: {
        strike: {
          name: 'Strike',
          probability: 1,
          hits: [{ on: 's.a', delay: '7 days', factor: 1.5 }],
        },
      },
    };
    const a = { kind: 'construction', duration: '10 days', gates: { agreements: ['lease'] } };
    // 10 x 1.5 + 7 days, of which the risk added all but 10
    const days = causes({ a }, 'a', parts);
    expect(days['agreement:lease']).toBe(30);
    expect(days['construction']).toBeCloseTo(10, 9);
    expect(days['risk:strike']).toBeCloseTo(12, 9);
  });
});

describe('spending', () => {
  const needs = (curve: string): number[] => {
    const a = { duration: '100 days', cost: { fixed: '1000 USD', curve } };
    const run = simulated(networkOf({ a }), { trials: 1 });
    return Array.from(
      { length: 6 },
      (_, slot) => run.outcomes.monthly[needColumn(run.model, 0, slot)]!,
    );
  };
  // from 6 January: 26 days, then 28, 31 and 15
  const shares = [0.26, 0.54, 0.85, 1];
  const curves: Readonly<Record<string, (x: number) => number>> = {
    uniform: (x) => x,
    front: (x) => 1 - (1 - x) ** 2,
    back: (x) => x * x,
    bell: (x) => 3 * x * x - 2 * x ** 3,
  };

  it.each(Object.entries(curves))('follows the %s curve', (name, curve) => {
    const months = shares.map((x, m) => 1000 * (curve(x) - curve(shares[m - 1] ?? 0)));
    [0, ...months, 0].forEach((amount, slot) => {
      expect(needs(name)[slot]).toBeCloseTo(amount, 3);
    });
  });

  it('grows with delay and with prices', () => {
    const activities = {
      a: { duration: '365.25 days' },
      b: {
        duration: '20 days',
        after: ['a'],
        cost: { fixed: '100 USD', perDay: '3 USD/day', perMw: '7 USD/MW' },
      },
    };
    const risks = {
      strike: { name: 'Strike', probability: 1, hits: [{ on: 's.b', delay: '10 days', cost: 2 }] },
    };
    const cost = (parts: Fields) => {
      const run = simulated(networkOf(activities, parts), { trials: 1 });
      return run.column(run.outcomes.layout.phaseCost, 1)[0];
    };
    expect(cost({})).toBeCloseTo(100 + 20 * 3 + 7, 9);
    expect(cost({ risks })).toBeCloseTo(2 * (100 + 30 * 3 + 7), 9);
    const mitigation = { active: true, probability: 1, impact: 0.5 };
    const softened = { strike: { ...risks.strike, mitigation } };
    expect(cost({ risks: softened })).toBeCloseTo(1.5 * (100 + 25 * 3 + 7), 9);
    expect(cost({ escalation: '10 %' })).toBeCloseTo(167 * 1.1 ** (375.25 / 365.25), 9);
    const ofDelay = (parts: Fields) => {
      const run = simulated(networkOf(activities, parts), { trials: 1 });
      const { delayTime, delayEscalation } = run.outcomes.layout;
      return [run.column(delayTime)[0], run.column(delayEscalation)[0]];
    };
    expect(ofDelay({ risks })).toEqual([2 * 10 * 3, 0]);
    const level = 1.1 ** (380.25 / 365.25);
    ofDelay({ risks, escalation: '10 %' }).forEach((x, i) => {
      expect(x).toBeCloseTo([2 * 10 * 3 * level, 2 * (100 + 30 * 3 + 7) * (level - 1)][i]!, 9);
    });
  });

  it('of power goes over the year before it comes, also when it has come', () => {
    const paid = (day: number) => {
      const power = {
        line: { kind: 'grid', mw: '5 MW', available: dayAfter(day), capex: '365 USD' },
      };
      const { s, ...more } = networkSite({ a: { duration: '10 days' } });
      const run = simulated({ sites: { ...more, s: { ...Object(s), power } } }, { trials: 1 });
      const slots = [0, 1, 2, 3].map((k) => run.outcomes.monthly[needColumn(run.model, 0, k)]);
      return { slots, comes: run.finish('power:s.line')[0] };
    };
    // 2025 begins five days before the data date
    expect(paid(35)).toEqual({ slots: [365 - 40, 31, 9, 0], comes: 35 });
    expect(paid(-40)).toEqual({ slots: [365, 0, 0, 0], comes: -40 });
  });

  it('is analysed by scope on the last day of the second year after the data date', () => {
    const work = (days: number, cost: string): Fields => ({
      mw: '10 MW',
      energised: 'work',
      activities: {
        work: {
          kind: 'construction',
          duration: `${days} days`,
          cost: { fixed: cost, curve: 'uniform' },
        },
      },
    });
    const analysed = (horizon: string) => {
      const run = simulated(
        {
          horizon,
          sites: { s: site({ a: work(2_000, '2000 USD') }), t: site({ b: work(10, '7 USD') }) },
          scopes: twoScopes,
        },
        { trials: 1 },
      );
      const { analysedMw, analysedSpent } = run.outcomes.layout;
      return [0, 1, 2].map((c) => [run.column(analysedMw, c)[0], run.column(analysedSpent, c)[0]]);
    };
    // until the end of 2027, with or without years behind it
    const spent = 2 * 365 + 366 - 5 - 1;
    const expected = [
      [10, spent + 7],
      [0, spent],
      [10, 7],
    ].map((row) => row.map((x) => expect.closeTo(x, 6)));
    expect(analysed('2027-12-31')).toEqual(expected);
    expect(analysed('2031-06-30')).toEqual(expected);
  });

  it('ends with the horizon, on its last days too', () => {
    const cost = (notBefore: string, days: number) => {
      const a = { duration: `${days} days`, notBefore, cost: { fixed: '62 USD' } };
      const run = simulated(networkOf({ a }), { trials: 1 });
      return run.column(run.outcomes.layout.phaseCost)[0];
    };
    expect(cost('2027-12-01', 62)).toBeCloseTo(31, 9);
    expect(cost('2027-12-29', 2)).toBeCloseTo(62, 9);
    expect(cost('2028-01-01', 2)).toBe(0);
  });

  it('tells of each scope the highest month and what is not evidenced, the past left out and counted', () => {
    const work = (days: number, cost: number, more: Fields = {}): Fields => ({
      mw: '10 MW',
      energised: 'work',
      activities: {
        work: {
          kind: 'construction',
          duration: `${days} days`,
          cost: { perMw: `${cost / 10} USD/MW`, curve: 'uniform' },
          ...more,
        },
      },
    });
    const progress = { started: dayAfter(-90), finished: dayAfter(-40) };
    const equity = { party: 'sponsor', instrument: 'common', available: dayAfter(0) };
    const run = simulated(
      {
        sites: {
          s: site({ a: work(100, 1_000) }),
          t: site({ b: work(26, 600), c: work(50, 5_000, { progress }) }),
        },
        scopes: twoScopes,
        capital: {
          equity: { ...equity, amount: '900 USD', evidenced: '400 USD', for: { sites: ['s'] } },
        },
      },
      { trials: 1 },
    );
    const { layout } = run.outcomes;
    const byScope = (first: number) => [0, 1, 2].map((c) => run.column(first, c)[0]);
    // a hundred days from 6 January: 26, 28, 31 and 15
    expect(byScope(layout.peakNeed)).toEqual(
      [600 + 260, 310, 600].map((x) => expect.closeTo(x, 6)),
    );
    expect(byScope(layout.unfunded)).toEqual([6_200, 600, 5_600].map((x) => expect.closeTo(x, 6)));
  });

  it('counts days before the data date as planned: neither too long nor out of the budget', () => {
    const paid = { package: 'facility', perDay: '3 USD/day' };
    const online = { kind: 'milestone', after: ['work'], gates: { funds: ['facility'] } };
    const days = (progress: Fields) => {
      const work = { kind: 'construction', duration: '50 days', cost: paid, progress };
      const phases = { a: { mw: '1 MW', activities: { work, online } } };
      const equity = { party: 'sponsor', instrument: 'common', amount: '1000 USD' };
      const run = simulated(
        {
          sites: { s: { name: 'Site', developer: 'builder', phases } },
          scopes: { whole: { name: 'All', of: ['s'] } },
          capital: { equity: { ...equity, available: dayAfter(0) } },
        },
        { trials: 1 },
      );
      const { layout } = run.outcomes;
      const at = [layout.delayTime, layout.sourceCommitted, layout.phaseCost];
      return at.map((first) => run.column(first)[0]! / 3);
    };
    expect(days({})).toEqual([0, 50, 50]);
    expect(days({ started: dayAfter(-30) })).toEqual([0, 50, 50]);
    expect(days({ started: dayAfter(-30), remaining: '25 days' })).toEqual([0, 55, 55]);
    expect(days({ started: dayAfter(-30), finished: dayAfter(-10) })).toEqual([0, 20, 20]);
  });
});

describe('people at work', () => {
  it('are counted in each scope at the end of each month', () => {
    const phase = (days: number, workers: number): Fields => ({
      mw: '10 MW',
      energised: 'work',
      operating: { staff: 2 },
      activities: { work: { kind: 'construction', duration: `${days} days`, workers } },
    });
    const { model, outcomes } = simulated(
      {
        sites: { s: site({ a: phase(60, 5), b: phase(90, 7) }), t: site({ c: phase(10, 40) }) },
        scopes: twoScopes,
      },
      { trials: 2 },
    );
    expect([0, 1].map((s) => outcomes.scalars[2 * (outcomes.layout.siteFirst + s)])).toEqual([
      60, 10,
    ]);
    // of the second trial, which begins anew
    const jobs = (scope: number) =>
      [0, 1, 2, 3].map(
        (month) =>
          outcomes.monthly[2 * keptColumn(model, scope, keptSeries.indexOf('jobs'), month) + 1],
      );
    // 60 days from 6 January end in March, 90 in April
    expect(jobs(1)).toEqual([12, 12, 27, 40]);
    expect(jobs(2)).toEqual([20, 20, 20, 20]);
    expect(jobs(0)).toEqual([32, 32, 47, 60]);
  });
});

describe('delay in risks', () => {
  const a = { duration: '10 days' };
  const days = (hit: Fields, more: Fields = {}) => {
    const risks = { r: { name: 'Risk', probability: 1, hits: [{ on: 's.a', ...hit }], ...more } };
    return simulated(networkOf({ a }, { risks }), { trials: 1 }).energised('s.a')[0];
  };

  it('multiplies, then adds, softened by an active mitigation', () => {
    expect(days({ factor: 2, delay: '3 days' })).toBe(23);
    expect(days({ cancel: true })).toBe(Infinity);
    const mitigation = { active: true, probability: 1, impact: 0.5 };
    expect(days({ factor: 2, delay: '3 days' }, { mitigation })).toBe(16.5);
    expect(days({ factor: 2 }, { mitigation: { active: true, probability: 0 } })).toBe(10);
    expect(days({ factor: 2 }, { mitigation: { probability: 0 } })).toBe(20);
  });

  it('cancels in the trials in which it happens, and in no other', () => {
    const risks = {
      never: { name: 'Never', probability: 0, hits: [{ on: 's.a', cancel: true }] },
      r: { name: 'Risk', probability: 0.5, hits: [{ on: 's.a', cancel: true }] },
    };
    const run = simulated(networkOf({ a }, { risks }), { trials: 64 });
    const happens = run.column(run.outcomes.layout.fired, 1);
    expect(run.energised('s.a')).toEqual(happens.map((x) => (x === 1 ? Infinity : 10)));
    expect(new Set(happens)).toEqual(new Set([0, 1]));
    const { stuck } = sumsAt(run.model, run.outcomes.sums, 0);
    const cause = run.model.causes.findIndex(({ id }) => id === 'risk:r');
    expect(stuck[cause]).toBe(happens.reduce((sum, x) => sum + x, 0));
  });
});
