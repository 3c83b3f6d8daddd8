import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgramme } from '../../tests/any-programme.ts';
import { type Fields, networkOf } from '../../tests/programmes.ts';
import { inOrder, type Simulated, simulated } from '../../tests/simulated.ts';
import { BLOCK, type MakeMemory, newMemory, type Outcomes, sumsAt } from './index.ts';

const runs = { numRuns: 15 };
const trials = 2 * BLOCK + 7;

/** The first place at which two sets of outcomes differ in any bit, by buffer. */
const differences = (a: Outcomes, b: Outcomes) =>
  (['scalars', 'monthly', 'dates', 'sums'] as const).filter((key) => {
    const [x, y] = [a[key], b[key]].map((v) => new Uint8Array(v.buffer));
    return x === undefined || y === undefined || Buffer.compare(x, y) !== 0;
  });

describe('the same seed', () => {
  it('gives the same bytes for blocks in any order and done twice', () => {
    fc.assert(
      fc.property(anyProgramme(), (parts) => {
        const once = simulated(parts, { trials });
        const backwards = simulated(parts, { trials, order: (n) => inOrder(n).reverse() });
        expect(differences(once.outcomes, backwards.outcomes)).toEqual([]);
      }),
      runs,
    );
  });

  it('gives every trial the same whatever round it lies in', () => {
    fc.assert(
      fc.property(anyProgramme(), (parts) => {
        const total = trials;
        const whole = simulated(parts, { trials });
        const rest = simulated(parts, { trials: BLOCK + 7, firstTrial: BLOCK, total });
        const { layout } = whole.outcomes;
        for (let c = 0; c < layout.scalars; c++)
          expect(rest.column(c)).toEqual(whole.column(c).subarray(BLOCK));
        const { model, outcomes } = rest;
        expect(sumsAt(model, outcomes.sums, 0)).toEqual(sumsAt(model, whole.outcomes.sums, 1));
      }),
      runs,
    );
  });

  it('is not disturbed by what the memory of trials held before', () => {
    const used: MakeMemory = (pages) => {
      const memory = newMemory(pages);
      new Uint8Array(memory.buffer).fill(0xab);
      return memory;
    };
    fc.assert(
      fc.property(anyProgramme(), fc.boolean(), (parts, money) => {
        const once = simulated(parts, { trials, money });
        const again = simulated(parts, { trials, money, memory: used });
        expect(differences(once.outcomes, again.outcomes)).toEqual([]);
        const risks = [...once.model.risks.keys()];
        for (let block = 0; block < once.simulation.blocks; block++)
          expect(again.simulation.exclude(block, risks)).toEqual(
            once.simulation.exclude(block, risks),
          );
      }),
      runs,
    );
  });

  it('is not disturbed by forecasts without a risk', () => {
    fc.assert(
      fc.property(anyProgramme(), (parts) => {
        const once = simulated(parts, { trials: 64 });
        const again = simulated(parts, { trials: 64 });
        again.simulation.exclude(0, [...again.model.risks.keys()]);
        again.outcomes.sums.fill(0);
        again.simulation.run(0);
        expect(differences(once.outcomes, again.outcomes)).toEqual([]);
      }),
      runs,
    );
  });
});

const uncertain: Fields = { duration: { p10: '10 days', p50: '20 days', p90: '40 days' } };
const unlucky: Fields = {
  risks: {
    strike: {
      name: 'Strike',
      probability: 0.4,
      hits: [{ on: 's.a', delay: { exponential: { mean: '30 days' } } }],
    },
  },
  drivers: { market: { name: 'Market', factor: { p10: 0.8, p50: 1, p90: 1.3 } } },
};
const work = { ...uncertain, drivers: { market: 1 } };

it('another seed gives other luck', () => {
  const [one, two] = [1, 2].map((seed) => simulated(networkOf({ a: work }, unlucky), { seed }));
  expect(differences(one!.outcomes, two!.outcomes)).toContain('scalars');
  expect(one!.energised('s.a')).not.toEqual(two!.energised('s.a'));
});

describe('the luck of a variable', () => {
  const daysOf = (run: Simulated) => run.energised('s.a');
  const plain = daysOf(simulated(networkOf({ a: work, b: uncertain }, unlucky)));

  it.each<[string, Fields]>([
    [
      'an activity is added',
      networkOf({ z: uncertain, a: work, b: uncertain, c: uncertain }, unlucky),
    ],
    ['an activity is renamed', networkOf({ a: work, other: uncertain }, unlucky)],
    ['an activity is removed', networkOf({ a: work }, unlucky)],
    [
      'a driver and a risk are added before the others',
      networkOf(
        { a: work, b: uncertain },
        {
          drivers: {
            new: { name: 'New', factor: { uniform: [0.5, 2] } },
            market: { name: 'Market', factor: { p10: 0.8, p50: 1, p90: 1.3 } },
          },
          risks: {
            new: { name: 'New', probability: 0.7, hits: [{ on: 's.b', factor: 2 }] },
            ...Object(unlucky['risks']),
          },
        },
      ),
    ],
  ])('stays as it was when %s', (_, parts) => {
    expect(daysOf(simulated(parts))).toEqual(plain);
  });
});

describe('a forecast without a risk', () => {
  /** Without each risk: sum of changes by scope and outcome, from two full runs. */
  function byHand(parts: Fields, risk: string, trials: number): number[] {
    const without: Fields = JSON.parse(JSON.stringify(parts), (key, value) =>
      key === risk && value.hits !== undefined
        ? { ...value, probability: 0, mitigation: undefined }
        : value,
    );
    const a = simulated(parts, { trials });
    const b = simulated(without, { trials });
    const { layout } = a.outcomes;
    return a.model.scopes.flatMap((_, c) =>
      [layout.analysedMw, layout.analysedSpent].flatMap((first) => {
        const before = a.column(first, c);
        const changes = b.column(first, c).map((x, i) => x - before[i]!);
        return [changes.reduce((s, x) => s + x, 0), changes.reduce((s, x) => s + x * x, 0)];
      }),
    );
  }

  it('is the full run in which the risk has no probability', () => {
    fc.assert(
      fc.property(anyProgramme(), (parts) => {
        const run = simulated(parts, { trials: 64 });
        const { risks, scopes } = run.model;
        const changes = run.simulation.exclude(0, [...risks.keys()]);
        const width = scopes.length * 4;
        risks.forEach(({ id }, r) => {
          expect([...changes.subarray(r * width, (r + 1) * width)]).toEqual(byHand(parts, id, 64));
        });
      }),
      runs,
    );
  });

  it('draws the impact of other risks as they were, also where it names a driver that is hit', () => {
    const hits = [{ on: 's.a', delay: { uniform: ['5 days', '50 days'], drivers: { market: 1 } } }];
    const risks = {
      crisis: { name: 'Crisis', probability: 0.5, hits: [{ on: 'driver:market', factor: 2 }] },
      strike: { name: 'Strike', probability: 0.5, hits },
      idle: { name: 'Idle', probability: 0.5, hits: [{ on: 's.a', factor: 1 }] },
    };
    const a = { duration: '10 days', cost: { perDay: '1 USD/day' } };
    const parts = networkOf({ a }, { ...unlucky, risks });
    const changes = simulated(parts).simulation.exclude(0, [0, 1, 2]);
    expect([...changes.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    expect([...changes.subarray(4, 8)]).toEqual(byHand(parts, 'strike', BLOCK));
    expect([...changes.subarray(8)]).toEqual([0, 0, 0, 0]);
  });

  it('changes nothing when the risk does nothing', () => {
    const idle = {
      name: 'Idle',
      probability: 0.5,
      hits: [{ on: 's.a', factor: 1, delay: '0 days' }],
    };
    const parts = networkOf(
      { a: work },
      { ...unlucky, risks: { ...Object(unlucky['risks']), idle } },
    );
    const run = simulated(parts);
    expect([...run.simulation.exclude(0, [1])].every((x) => x === 0)).toBe(true);
  });
});
