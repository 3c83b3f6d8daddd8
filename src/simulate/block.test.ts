import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Driver, Model, Network, Risk, RiskEffect, Variable } from '../model/index.ts';
import {
  type Distribution,
  type DistributionSpec,
  fillLatin,
  fillQuantile,
  fillUniform,
  makeDistribution,
  scaled,
  shifted,
  streamKey,
} from '../uncertainty/index.ts';
import { exp, log } from '../units/index.ts';
import { createBlock, startBlock } from './block.ts';
import { createDraws } from './draw.ts';
import { fillAnew } from './filling.ts';
import { datingTables } from './gate-tables.ts';
import { inOneMemory, newMemory } from './kernel-memory.ts';
import { BLOCK } from './outcomes.ts';

type Parts = Pick<Model, 'network' | 'variables' | 'drivers' | 'risks' | 'driverFactor'>;

/** A block of a model, without calendars, in a memory of its own. */
function blockOf(parts: Partial<Parts>, { seed = 1, trials = BLOCK } = {}) {
  const model: Parts = {
    ...{ network: networkOf([], 0), variables: [], drivers: [], risks: [] },
    driverFactor: undefined,
    ...parts,
  };
  const {
    arrays: made,
    lists: order,
    others,
  } = createBlock(model, datingTables(model.network, []), seed);
  const { memory, copies } = inOneMemory(newMemory, made, { ...order, nodes: model.network.order });
  const [arrays, lists] = copies;
  const kernel = startBlock(memory, arrays, model, others);
  return {
    arrays,
    lists,
    kernel,
    draws: createDraws(
      model,
      { seed, trials },
      arrays,
      lists,
      kernel,
      fillAnew(lists, lists.nodes, kernel),
    ),
  };
}

const column = (all: Float64Array, c: number, count: number): number[] => [
  ...all.subarray(c * BLOCK, c * BLOCK + count),
];

const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });
const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const rising = fc
  .tuple(number, positive, positive)
  .map(([a, b, c]) => [a, a + b, a + b + c] as const);

const plainSpec: fc.Arbitrary<DistributionSpec> = fc.oneof(
  fc.record({ kind: fc.constant('point'), value: number }),
  rising.map(([low, , high]) => ({ kind: 'uniform', low, high }) as const),
  rising.map(([low, mode, high]) => ({ kind: 'triangular', low, mode, high }) as const),
  rising.map(([low, mode, high]) => ({ kind: 'pert', low, mode, high }) as const),
  fc.record({ kind: fc.constant('normal'), mean: number, sd: positive }),
  fc.record({ kind: fc.constant('lognormal'), mu: number, sigma: positive }),
  fc.record({ kind: fc.constant('exponential'), mean: positive }),
  fc.record({ kind: fc.constant('pareto'), scale: positive, alpha: positive }),
  rising.map(([p10, p50, p90]) => ({ kind: 'threeQuantile', p10, p50, p90 }) as const),
  // even, nearly even, and so skew that it overflows
  fc
    .constantFrom(2, 2 + 1e-9, 1e300)
    .map((p90) => ({ kind: 'threeQuantile', p10: 0, p50: 1, p90 }) as const),
  fc.array(fc.tuple(number, positive), { minLength: 1, maxLength: 5 }).map(
    (rows) =>
      ({
        kind: 'discrete',
        values: rows.map(([x]) => x),
        weights: rows.map(([, w]) => w),
      }) as const,
  ),
);

/** Probabilities far out, where the tail of the normal distribution has a form of its own, and none. */
const farTail: fc.Arbitrary<Distribution> = fc
  .constantFrom([0, 1e-12], [0, 1e-300], [1 - 1e-12, 1], [0, 0], [1, 1])
  .map(([uLow = 0, uHigh = 0]) => ({
    ...{ kind: 'clipped', of: { kind: 'normal', mean: 0, sd: 1 } },
    ...{ min: Number.NEGATIVE_INFINITY, max: Infinity, uLow, uHigh },
  }));

const distribution: fc.Arbitrary<Distribution> = fc
  .tuple(
    fc.oneof(
      { arbitrary: plainSpec.map(made).filter((d) => d !== undefined), weight: 4 },
      { arbitrary: farTail, weight: 1 },
    ),
    fc.option(fc.tuple(number, number)),
  )
  .map(([d, move]) => (move === null || move[0] === 0 ? d : shifted(scaled(d, move[0]), move[1])));

/** Undefined where rounding leaves nothing of a shape. */
function made(spec: DistributionSpec): Distribution | undefined {
  const result = makeDistribution(spec);
  return result.ok ? result.value : undefined;
}

const variable = (path: string, d: Distribution, more: Partial<Variable> = {}): Variable => ({
  ...{ path, distribution: d, drivers: [], effects: [], offset: 0 },
  floor: Number.NEGATIVE_INFINITY,
  ...more,
});

describe('draws of a block', () => {
  it('have the bits of the distributions', () => {
    fc.assert(
      fc.property(
        distribution,
        fc.maxSafeInteger(),
        fc.nat(2 ** 24).map((n) => 2 * n),
        fc.integer({ min: 1, max: BLOCK }),
        (d, seed, first, count) => {
          const known = new Float64Array(count);
          fillUniform(streamKey(seed, 'x'), first, known, 0, count);
          fillQuantile(d, known, known, 0, count);
          const { arrays, lists, kernel } = blockOf({ variables: [variable('x', d)] }, { seed });
          kernel.draw(lists.rest.byteOffset, lists.rest.length, first, count);
          if (d.kind !== 'point') expect(column(arrays.columns, 0, count)).toEqual([...known]);
        },
      ),
      { numRuns: 400 },
    );
  });

  const day = fc.double({ min: 0.1, max: 50, noNaN: true });
  const triangle = fc
    .tuple(day, day, day)
    .map(([a, b, c]) => ({ kind: 'triangular', low: a, mode: a + b, high: a + b + c }) as const);
  const index = fc.nat(1);

  it('are moved by drivers and risks as it is said', () => {
    fc.assert(
      fc.property(
        fc.tuple(triangle, triangle, triangle),
        fc.tuple(triangle, triangle, fc.constantFrom('factor', 'shift')),
        fc.array(fc.record({ driver: index, power: fc.constantFrom(1, 2, -0.5) }), {
          maxLength: 3,
        }),
        fc.array(
          fc.record({
            risk: index,
            factor: fc.integer({ min: -1, max: 1 }),
            delay: fc.integer({ min: -1, max: 1 }),
          }),
          { maxLength: 3 },
        ),
        fc.record({ offset: fc.constantFrom(0, -5), floor: fc.constantFrom(0, 20, -Infinity) }),
        fc.integer({ min: 1, max: BLOCK }),
        ([factor, delay, own], [one, two, kind], uses, effects, ends, count) => {
          const drivers: Driver[] = [
            {
              id: 'a',
              name: '',
              kind: 'factor',
              distribution: one,
              path: 'a',
              effects: effects.slice(1),
            },
            { id: 'b', name: '', kind, distribution: two, path: 'b', effects: [] },
          ];
          const risks: Risk[] = [0.5, 0.05].map((probability, r) => ({
            ...{ id: `${r}`, name: '', path: `${r}`, probability, impact: 1 - r / 4 },
          }));
          const variables = [
            ...[variable('factor', factor), variable('delay', delay)],
            variable('own', own, { drivers: uses, effects, ...ends }),
          ];
          const { arrays, draws } = blockOf({ variables, drivers, risks });
          draws.fill(0, count);
          const known = plainDraws(variables, drivers, risks, count);
          expect(known.map((_, v) => column(arrays.columns, v, count))).toEqual(known);

          // without a risk, then with it again
          const before = [
            arrays.columns.slice(),
            arrays.fired.slice(),
            arrays.driverColumns.slice(),
          ];
          draws.leaveOut(0, 0, count);
          expect(column(arrays.columns, 2, count)).toEqual(
            plainDraws(variables, drivers, [{ ...risks[0]!, probability: 0 }, risks[1]!], count)[2],
          );
          draws.putBack(0, count);
          expect([arrays.columns, arrays.fired, arrays.driverColumns]).toEqual(before);
        },
      ),
    );
  });

  /** Trial by trial; variables 0 and 1 are the impacts. */
  function plainDraws(
    variables: readonly Variable[],
    drivers: readonly Driver[],
    risks: readonly Risk[],
    count: number,
  ): number[][] {
    const latin = (path: string) => {
      const u = new Float64Array(count);
      fillLatin(streamKey(1, path), BLOCK, 0, u, 0, count);
      return u;
    };
    const fired = risks.map(({ path, probability }) =>
      latin(path).map((u) => (u > 1 - probability ? 1 : 0)),
    );
    const quantiles = (d: Distribution, u: Float64Array) => {
      fillQuantile(d, u, u, 0, count);
      return u;
    };
    const known: Float64Array[] = [];
    const hit = (x: number, effects: readonly RiskEffect[], i: number) =>
      effects.reduce((value, { risk, factor, delay }) => {
        if (fired[risk]![i] === 0) return value;
        const { impact } = risks[risk]!;
        const f = factor < 0 ? 1 : 1 + (known[factor]![i]! - 1) * impact;
        return value * f + (delay < 0 ? 0 : known[delay]![i]! * impact);
      }, x);
    const driven = drivers.map((d) => ({ d, drawn: quantiles(d.distribution, latin(d.path)) }));
    for (const v of variables) {
      const u = new Float64Array(count);
      fillUniform(streamKey(1, v.path), 0, u, 0, count);
      known.push(
        quantiles(v.distribution, u).map((x, i) => {
          let value = v.offset === 0 ? x : x + v.offset;
          for (const { driver, power } of v.drivers) {
            const { d, drawn } = driven[driver]!;
            const moved = hit(drawn[i]!, d.effects, i);
            if (d.kind === 'shift') value += power * moved;
            else value *= power === 1 ? moved : exp(power * log(moved));
          }
          value = hit(value, v.effects, i);
          return value < v.floor ? v.floor : value;
        }),
      );
    }
    return known.map((values) => [...values]);
  }
});

describe('dates of a block', () => {
  it('are the same for plain activities by vectors and by the rules for all nodes', () => {
    const days = fc.oneof(fc.double({ min: 0, max: 1e4, noNaN: true }), fc.constant(Infinity));
    fc.assert(
      fc.property(
        fc
          .array(fc.array(fc.nat(), { maxLength: 6 }), { minLength: 1, maxLength: 12 })
          .map((rows) => rows.map((preds, n) => (n === 0 ? [] : preds.map((p) => p % n)))),
        fc.array(days, { minLength: 99, maxLength: 99 }),
        fc.integer({ min: 1, max: BLOCK }),
        fc.integer({ min: -50, max: 50 }),
        (preds, times, count, notBefore) => {
          const network = networkOf(preds, notBefore);
          const never = variable('x', { kind: 'point', value: 0 });
          const { arrays, lists, kernel } = blockOf({ network, variables: preds.map(() => never) });
          for (let i = 0; i < arrays.columns.length; i++) arrays.columns[i] = times[i % 99]!;
          const dated = () => {
            kernel.date(lists.nodes.byteOffset, lists.nodes.length, count);
            return preds.map((_, n) => [
              column(arrays.start, n, count),
              column(arrays.finish, n, count),
            ]);
          };
          expect([...arrays.plain]).toEqual(preds.map(() => 1));
          const fast = dated();
          arrays.plain.fill(0);
          expect(dated()).toEqual(fast);
        },
      ),
    );
  });
});

/** Activities that start after others have finished. */
function networkOf(preds: readonly (readonly number[])[], notBefore: number): Network {
  const count = preds.length;
  const first = Int32Array.from([0, ...preds.map((_, n) => preds.slice(0, n + 1).flat().length)]);
  const from = Int32Array.from(preds.flat());
  const order = Int32Array.from(preds.keys());
  const numbers = (x: number) => new Float64Array(count).fill(x);
  const none = () => new Int32Array(count).fill(-1);
  return {
    count,
    id: preds.map((_, n) => `n${n}`),
    kind: preds.map(() => 'activity' as const),
    time: order,
    calendar: none(),
    notBefore: numbers(notBefore),
    finishNotBefore: numbers(Number.NEGATIVE_INFINITY),
    deadline: numbers(Infinity),
    started: numbers(Number.NaN),
    finished: numbers(Number.NaN),
    longStop: numbers(Infinity),
    never: none(),
    linkFirst: first,
    linkFrom: from,
    linkType: new Uint8Array(from.length),
    linkLag: new Int32Array(from.length).fill(-1),
    cancelFirst: new Int32Array(count + 1),
    cancelRisk: new Int32Array(0),
    order,
    free: order,
    shared: new Int32Array(0),
    nextFirst: new Int32Array(count + 1),
    next: new Int32Array(0),
    cause: none(),
    phase: none(),
  };
}
