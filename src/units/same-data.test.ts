import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameData } from './same-data.ts';

const numbers = fc.array(fc.constantFrom(0, -0, 1, 2.5, Infinity, Number.NaN), { maxLength: 3 });
const data = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(0, -0, 1, 2.5, Number.NaN, Infinity, 'a', 'b', null, true),
    numbers.map((some) => Float64Array.from(some)),
    fc.array(tie('any'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('x', 'y'), tie('any'), { maxKeys: 2, noNullPrototype: true }),
  ),
})).any;

test('data are the same as copies of themselves, and as others that are equal', () => {
  fc.assert(
    fc.property(data, data, (a, b) => {
      expect(sameData(a, structuredClone(a))).toBe(true);
      expect(sameData(a, b)).toBe(isDeepStrictEqual(a, b));
    }),
    { numRuns: 1000 },
  );
});

test('another number, name, length or kind makes a difference', () => {
  for (const [a, b] of [
    [{ x: 1 }, { x: 2 }],
    [{ x: 1 }, { y: 1 }],
    [{ x: 1 }, { x: 1, y: undefined }],
    [[1], [1, 2]],
    [[0], [-0]],
    [Float64Array.of(1), Float64Array.of(2)],
    [Float64Array.of(0), Float64Array.of(-0)],
    [Float64Array.of(1), Int32Array.of(1)],
    [[1], { 0: 1 }],
    [null, {}],
    ['1', 1],
  ])
    expect(sameData(a, b)).toBe(false);
});
