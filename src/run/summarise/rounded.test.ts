import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRounding } from './rounded.ts';

const slow = (x: number, digits: number) => Number(x.toPrecision(digits));

describe.each([1, 6, 10, 11])('rounding to %i digits', (digits) => {
  const rounded = createRounding(digits);

  test('is that of toPrecision', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    const usual = fc
      .tuple(fc.double({ min: -10, max: 10, noNaN: true }), fc.integer({ min: -12, max: 14 }))
      .map(([x, power]) => x * 10 ** power);
    const whole = fc.maxSafeInteger();
    // ends with a 5 behind the last digit that stays, or nearly so
    const middle = fc
      .tuple(fc.integer({ min: 1, max: 10 ** digits }), fc.integer({ min: -12, max: 14 }))
      .map(([head, power]) => Number(`${head}5e${power}`));
    const any = fc.oneof(
      finite,
      usual,
      whole,
      middle,
      fc.float({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(any, (x) => void expect(rounded(x)).toBe(slow(x, digits))),
      { numRuns: 5000 },
    );
  });

  test.each([0, -0, 1, -1, 9.9999999999999, 0.1, 5e-324, -1.7976931348623157e308, 999999.5, 1e22])(
    'keeps %d as toPrecision does',
    (x) => expect(rounded(x)).toBe(slow(x, digits)),
  );
});
