import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile, streamKey, uniformAt } from '../../uncertainty/index.ts';
import { countSignatures, signingOf } from '../answer/signing.ts';
import { createValueStore } from '../value/store.ts';
import { estimate } from './estimate.ts';
import type { Judge } from './judge.ts';
import { certaintyEquivalent, outcomeOf } from './outcome.ts';
import { createReplicates } from './replicates.ts';

const judge = (more: Partial<Judge> = {}): Judge => ({
  id: 'a',
  name: 'A',
  money: 1,
  wants: 1,
  tolerance: undefined,
  exposure: 0,
  tail: 0,
  megawatts: undefined,
  alternative: { kind: 'stated', does: 'nothing', worth: { kind: 'point', value: 0 } },
  wish: [[{ kind: 'point', value: 2 }]],
  ...more,
});

const numbers = (n: number) =>
  fc.array(fc.integer({ min: -100, max: 100 }), { minLength: n, maxLength: n });

describe('a certainty equivalent', () => {
  test('lies between the lowest and the mean, moves with money, and is the mean without risk', () => {
    fc.assert(
      fc.property(numbers(12), fc.integer({ min: 1, max: 1000 }), (list, tolerance) => {
        const x = Float64Array.from(list);
        const mean = list.reduce((a, b) => a + b, 0) / list.length;
        const found = certaintyEquivalent(x, tolerance);
        expect(found).toBeLessThanOrEqual(mean + 1e-9);
        expect(found).toBeGreaterThanOrEqual(Math.min(...list) - 1e-9);
        expect(
          certaintyEquivalent(
            x.map((v) => v + 7),
            tolerance,
          ),
        ).toBeCloseTo(found + 7, 8);
        expect(certaintyEquivalent(x.fill(3), tolerance)).toBeCloseTo(3, 12);
      }),
    );
  });

  test('of a fair bet of one tolerance is -R log cosh 1 (Pratt 1964)', () => {
    expect(certaintyEquivalent(Float64Array.of(5, -5), 5)).toBeCloseTo(
      -5 * Math.log(Math.cosh(1)),
      12,
    );
  });
});

test('outcomes are changes under the same luck, each part with its weight', () => {
  const of = (npv: number[], exposure: number[], megawatts: number[]) => ({
    npv: Float64Array.from(npv),
    exposure: Float64Array.from(exposure),
    megawatts: Float64Array.from(megawatts),
  });
  const found = outcomeOf(
    judge({ money: 2, exposure: 0.5, tail: 1, megawatts: { of: 'x', by: 0, worth: 10 } }),
    of([3, -5], [4, 8], [1, 3]),
    of([1, 1], [2, 2], [0, 0]),
  );
  expect(found).toEqual({
    money: -2,
    megawatts: 20,
    exposure: -2,
    tail: -6,
    worth: -4 + 20 - 2 - 6,
  });
  // whoever weighs risk takes the certainty equivalent of the change for its mean
  const careful = outcomeOf(
    judge({ tolerance: 5 }),
    of([8, -4], [0, 0], [0, 0]),
    of([3, 1], [0, 0], [0, 0]),
  );
  expect(careful.money).toBeCloseTo(-5 * Math.log(Math.cosh(1)), 12);
  expect(careful.worth).toBe(careful.money);
});

/** Contents 0 (nothing), 1 and 2 with all trials, 3 with a few; 3 is 2 and five more. */
function filled(luck: readonly number[], full: number, few: number) {
  const store = createValueStore(1);
  const column = (of: (t: number) => number, n: number) =>
    Float64Array.from({ length: n }, (_, t) => of(t));
  const at = (t: number) => luck[t % luck.length] ?? 0;
  store.add(
    [0],
    0,
    full,
    column(() => 0, full),
  );
  store.add(
    [1],
    0,
    full,
    column((t) => 3 * at(t + 1), full),
  );
  store.add(
    [2],
    0,
    full,
    column((t) => 10 * at(t), full),
  );
  store.add(
    [3],
    0,
    few,
    column((t) => 10 * at(t) + 5, few),
  );
  return store;
}

const measures = [{ npv: 0, exposure: -1, megawatts: -1 }];

describe('estimates', () => {
  test('of deals with few trials are counted against the one that is most alike: shared luck cancels', () => {
    fc.assert(
      fc.property(numbers(40), (luck) => {
        const found = estimate(filled(luck, 400, 8), 4, 0, [1, 2], [judge()], measures);
        expect(found.worth[3]).toBeCloseTo((found.worth[2] ?? Number.NaN) + 5, 6);
        if (new Set(luck.slice(0, 8)).size > 2) expect(found.reference[3]).toBe(2);
        expect(found.apart[3]).toBeCloseTo(0, 6);
        expect(found.error[3]).toBeCloseTo(found.error[2] ?? Number.NaN, 6);
      }),
    );
  });

  test('have the standard error of a mean', () => {
    const luck = Array.from({ length: 2000 }, (_, t) => Math.sin(t * t));
    const found = estimate(filled(luck, 2000, 8), 4, 0, [1, 2], [judge()], measures);
    const mean = luck.reduce((a, b) => a + b, 0) / luck.length;
    const sd = Math.sqrt(luck.reduce((a, b) => a + (b - mean) ** 2, 0) / luck.length);
    const ratio = (found.error[2] ?? 0) / ((10 * sd) / Math.sqrt(2000));
    // twenty batches know an error to about a sixth
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(1.6);
  });
});

describe('the error of what a judge weighs', () => {
  const trials = 400;
  const luck = Array.from({ length: trials }, (_, t) => 10 * Math.sin(t * t));
  /** Content 1 has the same luck in its money and in its second measure. */
  const of = (more: Partial<Judge>) => {
    const store = createValueStore(2);
    store.add([0], 0, trials, new Float64Array(2 * trials));
    store.add([1], 0, trials, Float64Array.of(...luck, ...luck));
    return estimate(store, 2, 0, [1], [judge(more)], [{ npv: 0, exposure: 1, megawatts: 1 }]);
  };
  const error = (more: Partial<Judge>) => of(more).error[1] ?? Number.NaN;

  test('is that of the sum, signs and weights included', () => {
    const plain = error({});
    expect(error({ money: 2 }) / plain).toBeCloseTo(2, 9);
    expect(error({ megawatts: { of: 'x', by: 0, worth: 2 } }) / plain).toBeCloseTo(3, 9);
    expect(error({ exposure: 0.25 }) / plain).toBeCloseTo(0.75, 9);
  });

  test('of what is lost in the worst tenth is that of a quantile', () => {
    const n = 4000;
    const key = streamKey(1, 'a normal sample');
    const store = createValueStore(1);
    store.add([0], 0, n, new Float64Array(n));
    const sample = Float64Array.from({ length: n }, (_, t) => normalQuantile(uniformAt(key, t)));
    store.add([1], 0, n, sample);
    const found = estimate(store, 2, 0, [1], [judge({ money: 0, tail: 2 })], measures);
    // sqrt(p (1 - p)) / density at the tenth percentile of a normal
    const density = Math.exp(-(1.2816 ** 2) / 2) / Math.sqrt(2 * Math.PI);
    const ratio = (found.error[1] ?? 0) / ((2 * Math.sqrt(0.09 / n)) / density);
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2);
  });

  test('of a deal with few trials counts the megawatts in which it differs from the one most alike', () => {
    const few = 25;
    const store = createValueStore(2);
    store.add([0], 0, trials, new Float64Array(2 * trials));
    store.add([1], 0, trials, new Float64Array(2 * trials));
    const [money, megawatts] = [luck.slice(0, few), luck.slice(0, few).map((x) => x / 2)];
    store.add([2], 0, few, Float64Array.of(...money, ...megawatts));
    const apart = (more: Partial<Judge>) =>
      estimate(store, 3, 0, [1], [judge(more)], [{ npv: 0, exposure: 1, megawatts: 1 }]).apart[2]!;
    expect(apart({})).toBeGreaterThan(0.5);
    const given = { of: 'x', by: 0, worth: 4 };
    expect(apart({ megawatts: given }) / apart({})).toBeCloseTo(3, 9);
    expect(apart({ money: 0, exposure: 4 }) / apart({})).toBeCloseTo(2, 9);
  });

  test('of a certainty equivalent is how far it moves when some trials weigh more', () => {
    const tolerance = 8;
    const whole = Array.from({ length: 50 }, () => luck).flat();
    const before = certaintyEquivalent(Float64Array.from(whole), tolerance);
    const lean = of({ tolerance }).lean[1] ?? new Float64Array(0);
    lean.forEach((x, b) => {
      const again = luck.filter((_, t) => t % lean.length === b);
      const after = certaintyEquivalent(Float64Array.of(...whole, ...again), tolerance);
      const share = again.length / (whole.length + again.length);
      expect(Math.abs((after - before) / share - x)).toBeLessThan(0.01);
    });
    expect(Math.max(...lean)).toBeGreaterThan(0.5);
  });
});

test('replicates scatter by the errors of the estimates, and are signed by what they are worth', () => {
  const [full, few] = [400, 40];
  const at = (n: number, ...of: ((t: number) => number)[]) =>
    Float64Array.from({ length: of.length * n }, (_, i) => of[Math.floor(i / n)]?.(i % n) ?? 0);
  const luck = (t: number) => 10 * Math.sin(t * t);
  const other = (t: number) => 4 * Math.cos(3 * t * t);
  const store = createValueStore(2);
  store.add([0], 0, full, new Float64Array(2 * full));
  store.add([1], 0, full, at(full, luck, other));
  // like content 1 but for noise of its own, and known from a few trials
  const own = (t: number) => 6 * Math.sin(5 * t * t + 1);
  store.add(
    [2],
    0,
    few,
    at(
      few,
      (t) => luck(t) + own(t),
      (t) => other(t) + own(t) / 2,
    ),
  );
  const judges = ['a', 'b'].map((id) => judge({ id, wish: [] }));
  const found = estimate(
    store,
    3,
    0,
    [1],
    judges,
    [0, 1].map((npv) => ({ npv, exposure: -1, megawatts: -1 })),
  );
  expect(found.reference[2]).toBe(1);
  const draw = createReplicates(
    {
      space: [],
      deals: [Int8Array.of(), Int8Array.of()],
      content: Int32Array.of(1, 2),
      judges,
      estimates: found,
      simulated: new Float64Array(2),
    },
    1,
  );
  const replicates = Array.from({ length: 4000 }, (_, k) => draw(k));
  const signed = new Uint8Array(2);
  for (const [j, d] of [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ] as const) {
    const worth = replicates.map((one) => one.utility(j, d));
    const mean = worth.reduce((a, b) => a + b, 0) / worth.length;
    const sd = Math.sqrt(worth.reduce((a, b) => a + (b - mean) ** 2, 0) / worth.length);
    const error = found.error[j * 3 + d + 1] ?? Number.NaN;
    expect(Math.abs(mean - (found.worth[j * 3 + d + 1] ?? Number.NaN))).toBeLessThan(error / 10);
    // batches drawn with replacement scatter by the square root of 19 in 20 of it
    expect(Math.abs(sd / error - 0.98)).toBeLessThan(0.05);
    replicates.forEach((one, k) => {
      one.signed(j, Int32Array.of(0, 1), signed);
      expect(signed[d] === 1).toBe((worth[k] ?? Number.NaN) >= 0);
    });
  }
});

test('signatures in replicates are those of their utilities, and wants and alternatives are drawn from what is stated', () => {
  const luck = Array.from({ length: 50 }, (_, t) => Math.sin(3 * t) * 4);
  const judges = [
    judge({
      alternative: { kind: 'stated', does: 'waits', worth: { kind: 'uniform', low: -3, high: 9 } },
      wish: [[{ kind: 'uniform', low: 0, high: 4 }]],
    }),
  ];
  const estimates = estimate(filled(luck, 400, 10), 4, 0, [1, 2], judges, measures);
  const judged = {
    space: [
      {
        id: 't',
        question: '',
        current: -1,
        options: [{ id: 'o', name: 'o', patches: [], refusedBy: {} }],
      },
    ],
    deals: [1, 2, 3].map(() => Int8Array.of(0)),
    content: Int32Array.of(1, 2, 3),
    judges,
    estimates,
    simulated: new Float64Array(1),
  };
  const seen = new Set<boolean>();
  for (let k = 0; k < 200; k++) {
    const one = createReplicates(judged, 1)(k);
    expect(one.alternative[0]).toBeGreaterThan(-3);
    expect(one.alternative[0]).toBeLessThan(9);
    const signed = new Uint8Array(3);
    one.signed(0, Int32Array.of(0, 1, 2), signed);
    signed.forEach((is, d) => {
      expect(is === 1).toBe(one.utility(0, d) >= (one.alternative[0] ?? 0));
      seen.add(is === 1);
    });
    // what is drawn is the same for all deals
    expect(one.utility(0, 2) - one.utility(0, 1)).toBeCloseTo(5, 6);
  }
  expect(seen.size).toBe(2);
});

test('shares of replicates are chances of what is drawn, however the replicates are cut', () => {
  // two judges of alternatives even over 0..1, who see two deals the other way round and a third as poor
  const options = ['mine', 'yours', 'poor'].map((id) => ({
    id,
    name: id,
    patches: [],
    refusedBy: {},
  }));
  const point = (value: number) => ({ kind: 'point', value }) as const;
  const even = { kind: 'uniform', low: 0, high: 1 } as const;
  const judges = [
    [0.25, 0.75, 0.1],
    [0.75, 0.25, 0.2],
  ].map((wish, j) =>
    judge({
      id: `j${j}`,
      alternative: { kind: 'stated', does: 'waits', worth: even },
      wish: [wish.map(point)],
    }),
  );
  const store = createValueStore(1);
  store.add([0], 0, 20, new Float64Array(20));
  const question = {
    judged: {
      space: [{ id: 't', question: '', current: -1, options }],
      deals: options.map((_, o) => Int8Array.of(o)),
      content: new Int32Array(3),
      judges,
      estimates: estimate(store, 1, 0, [0], judges, [...measures, ...measures]),
      simulated: new Float64Array(2),
    },
    among: Int32Array.of(0, 1),
    candidates: Int32Array.of(0, 1, 2),
    seed: 1,
  };
  const n = 20_000;
  const found = signingOf([countSignatures(question, 0, 7001), countSignatures(question, 7001, n)]);
  expect(found).toEqual(signingOf([countSignatures(question, 0, n)]));
  expect(found.replicates).toBe(n);
  const near = (x: number | undefined, chance: number) =>
    expect(Math.abs((x ?? 2) - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / n));
  near(found.signs[0], 0.25);
  near(found.signs[1], 0.75);
  near(found.signs[3], 0.75);
  near(found.signs[4], 0.25);
  near(found.allSign[0], 0.25 * 0.75);
  near(found.allSign[1], 0.25 * 0.75);
  // both sign either where each would sign its worse one
  near(found.anySigned, 2 * 0.25 * 0.75 - 0.25 ** 2);
  // not asked about, but no rival of the front
  expect(found.allSign[2]).toBe(0);
  expect([...found.onFront]).toEqual([1, 1, 0]);
});
