import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderOf, ranksOf } from './ranks.ts';

const few = fc.constantFrom(-1, -0, 0, 0.5, 2, Infinity);
const columns = fc
  .array(fc.oneof(few, fc.double({ noNaN: true })), { minLength: 1, maxLength: 60 })
  .map((values) => Float64Array.from(values));

test('an order rises, and keeps the order of trials among equals', () => {
  const slow = (values: Float64Array) =>
    [...values.keys()].sort((a, b) => values[a]! - values[b]! || a - b);
  fc.assert(
    fc.property(columns, (values) => void expect([...orderOf(values)]).toEqual(slow(values))),
  );
});

test('a rank counts those below, and half of the others that are equal', () => {
  fc.assert(
    fc.property(columns, fc.integer({ min: 1, max: 3 }), (values, every) => {
      const trials = Uint32Array.from(values.keys()).filter((trial) => trial % every === 0);
      const ranks = ranksOf(values, trials);
      for (const trial of trials) {
        const x = values[trial]!;
        const below = trials.filter((other) => values[other]! < x).length;
        const equal = trials.filter((other) => values[other] === x).length;
        expect(ranks[trial]).toBe(below + (equal - 1) / 2);
      }
    }),
  );
});
