import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillQuantile, fillUniform, makeDistribution, streamKey } from '../uncertainty/index.ts';
import { createForwardPass } from './forward.ts';
import { createLanes } from './lanes.ts';

const lanesOf = (numbers: number) => {
  const lanes = createLanes(numbers);
  if (lanes === undefined) throw new RangeError('the host of the tests has no vectors');
  return lanes;
};

const stream = fc.record({
  seed: fc.maxSafeInteger(),
  path: fc.string(),
  first: fc.nat(2 ** 24).map((n) => 2 * n),
  count: fc.integer({ min: 1, max: 40 }),
});

test('draws have the bits of the plain loops', () => {
  const lanes = lanesOf(112);
  const out = lanes.floats(56);
  const drawn = lanes.floats(56);
  fc.assert(
    fc.property(
      stream,
      fc.tuple(fc.integer(), fc.nat(1e6), fc.integer({ min: 1, max: 1e6 })),
      ({ seed, path, first, count }, [low, rise, fall]) => {
        const key = streamKey(seed, path);
        const shape = { low, mode: low + rise, high: low + rise + fall };
        const made = makeDistribution({ kind: 'triangular', ...shape });
        if (!made.ok) throw new RangeError(made.fact.en);
        const uniforms = new Float64Array(count);
        const quantiles = new Float64Array(count);
        fillUniform(key, first, uniforms, 0, count);
        fillQuantile(made.value, uniforms, quantiles, 0, count);
        lanes.fillUniform(key, first, out, 8, count);
        drawn.set(out);
        lanes.fillTriangular(shape, drawn, 8, count);
        expect([...out.subarray(8, 8 + count)]).toEqual([...uniforms]);
        expect([...drawn.subarray(8, 8 + count)]).toEqual([...quantiles]);
      },
    ),
  );
});

const SIZE = 24;
const nodes = fc
  .array(fc.array(fc.nat(), { maxLength: 6 }), { minLength: 1, maxLength: 12 })
  .map((rows) => rows.map((preds, n) => (n === 0 ? [] : preds.map((p) => p % n))));

test('plain activities have the same dates in lanes and out of them', () => {
  fc.assert(
    fc.property(
      nodes,
      fc.array(fc.oneof(fc.double({ min: 0, max: 1e4, noNaN: true }), fc.constant(Infinity)), {
        minLength: 12 * SIZE,
        maxLength: 12 * SIZE,
      }),
      fc.tuple(fc.nat(SIZE), fc.nat(SIZE)).map((ends) => ends.sort((a, b) => a - b)),
      fc.integer({ min: -50, max: 50 }),
      (preds, days, [from = 0, to = 0], notBefore) => {
        const network = plainNetwork(preds, notBefore);
        const lanes = lanesOf(3 * network.count * SIZE);
        const dates = [undefined, lanes].map((within) => {
          const floats = within?.floats ?? ((length: number) => new Float64Array(length));
          const [columns, start, finish] = [0, 1, 2].map(() => floats(network.count * SIZE)) as [
            Float64Array,
            Float64Array,
            Float64Array,
          ];
          columns.set(days.slice(0, columns.length));
          const release = network.notBefore.slice();
          const block = { size: SIZE, columns, fired: new Uint8Array(0), start, finish, release };
          createForwardPass(network, [], block, within).forward(network.order, from, to);
          return [[...start], [...finish]];
        });
        expect(dates[1]).toEqual(dates[0]);
      },
    ),
  );
});

function plainNetwork(preds: readonly (readonly number[])[], notBefore: number) {
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
