import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderOf, ranksOf } from './ranks.ts';

const few = fc.constantFrom(-1, -0, 0, 0.5, 2, Infinity);
const near = fc.double({ min: 0, max: 1, noNaN: true });
const columns = fc
  .oneof(
    fc.array(near, { maxLength: 200 }),
    fc.array(fc.oneof(few, near, fc.double({ noNaN: true })), { maxLength: 200 }),
  )
  .filter(({ length }) => length > 0)
  .map((values) => Float64Array.from(values));
const someOf = (values: Float64Array, every: number) =>
  Uint32Array.from(values.keys()).filter((trial) => trial % every === 0);

test('an order rises, and keeps the order of trials among equals', () => {
  fc.assert(
    fc.property(columns, fc.integer({ min: 1, max: 3 }), (values, every) => {
      const trials = someOf(values, every);
      const slow = [...trials].sort((a, b) => values[a]! - values[b]! || a - b);
      expect([...orderOf(values, trials)]).toEqual(slow);
    }),
  );
});

test('a rank counts those below, and half of the others that are equal', () => {
  fc.assert(
    fc.property(columns, fc.integer({ min: 1, max: 3 }), (values, every) => {
      const trials = someOf(values, every);
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
