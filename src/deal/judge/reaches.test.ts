import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalQuantile } from '../../uncertainty/index.ts';
import { reaches } from './reaches.ts';

test('a gain with its error reaches zero where the drawn number says so', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.oneof(fc.constant(0), fc.double({ min: 1, max: 1e9, noNaN: true })),
      fc.double({ min: 2 ** -33, max: 1 - 2 ** -33, noNaN: true }),
      (gain, error, u) => {
        expect(reaches(gain, error, u)).toBe(gain + error * normalQuantile(u) >= 0);
      },
    ),
    { numRuns: 2000 },
  );
});
