import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosh, exp, expm1, log, log1p, power, sin, sinh } from './elementary.ts';

const near = (got: number, known: number, ulps: number) =>
  expect(Math.abs(got - known)).toBeLessThanOrEqual(ulps * Number.EPSILON * Math.abs(known));

describe('elementary functions', () => {
  it('have the bits they had: others would change every result', () => {
    expect([exp(0.1), exp(-3.7), exp(12.34)]).toEqual([
      1.1051709180756477, 0.024723526470339388, 228661.9520568098,
    ]);
    expect([log(0.3), log(123.4), log(7)]).toEqual([
      -1.2039728043259361, 4.8154311114712876, 1.9459101490553132,
    ]);
  });

  it('agree with the built-in ones to a rounding', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        near(exp(x), Math.exp(x), 2);
        near(expm1(x), Math.expm1(x), 8);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        near(log(x), Math.log(x), 2);
        near(log1p(x), Math.log1p(x), 4);
      }),
    );
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (x, y) => {
          near(power(x, y), x ** y, 200);
        },
      ),
    );
  });

  it('agree with the built-in ones where a series takes over', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_200_000, max: 1_200_000 }), (i) => {
        const x = i / 1e7;
        near(expm1(x), Math.expm1(x), 8);
        near(log1p(x), Math.log1p(x), 4);
        near(sin(8 * x), Math.sin(8 * x), 4);
        near(cosh(x), Math.cosh(x), 4);
        // the difference of two powers near one
        expect(Math.abs(sinh(x) - Math.sinh(x))).toBeLessThan(4 * Number.EPSILON);
      }),
    );
  });

  it('keep to the edges', () => {
    expect([exp(-Infinity), exp(Infinity), exp(0), exp(710), exp(-746)]).toEqual([
      0,
      Infinity,
      1,
      Infinity,
      0,
    ]);
    expect([log(0), log(1), log(Infinity)]).toEqual([-Infinity, 0, Infinity]);
    expect([log(-1), exp(Number.NaN)]).toEqual([Number.NaN, Number.NaN]);
    near(log(5e-324), -744.4400719213812, 1);
    near(exp(-745), 5e-324, 1);
    expect([expm1(0), log1p(0), power(1.07, 1)]).toEqual([0, 0, 1.07]);
  });
});
