import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnQuantiles, quantileOf, quantilesOf } from './quantiles.ts';
import { sortColumn } from './sort-column.ts';

const number = fc.oneof(
  fc.double({ noNaN: true }),
  fc.constantFrom(0, -0, Infinity, -Infinity, 1, -1, 5e-324),
  fc.integer(),
);

describe('sortColumn', () => {
  it('sorts like the platform, in both widths', () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 300 }), (values) => {
        for (const column of [Float64Array.from(values), Float32Array.from(values)]) {
          const expected = column.slice().sort();
          sortColumn(column);
          expect(column.every((x, i) => Object.is(x, expected[i]))).toBe(true);
        }
      }),
    );
  });

  it('sorts long columns like the platform', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 50, maxLength: 100 }), (values) => {
        const many = Array.from({ length: 5000 }, (_, i) => {
          const x = values[i % values.length]!;
          return i % 3 === 0 ? x : x * Math.sin(i);
        }).filter((x) => !Number.isNaN(x));
        for (const column of [Float64Array.from(many), Float32Array.from(many)]) {
          const expected = column.slice().sort();
          sortColumn(column);
          expect(column.every((x, i) => Object.is(x, expected[i]))).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('sorts a part of a larger buffer and refuses NaN', () => {
    const all = Float32Array.of(9, 3, 2, 1, 0);
    sortColumn(all.subarray(1, 4));
    expect([...all]).toEqual([9, 1, 2, 3, 0]);
    expect(() => sortColumn(Float64Array.of(1, Number.NaN))).toThrow('holds NaN at 1');
  });
});

describe('quantiles', () => {
  it('interpolates like type 7', () => {
    // R: quantile(c(1, 2, 4, 8), c(.1, .5, .9))
    expect(quantilesOf([1, 2, 4, 8], [0, 0.1, 0.5, 1])).toEqual([1, 1.3, 3, 8]);
    expect(quantileOf([1, 2, 4, 8], 0.9)).toBeCloseTo(6.8, 12);
    expect(columnQuantiles(Float32Array.of(8, 1, 4, 2), [0.5])).toEqual([3]);
  });

  it('has Infinity, never NaN, beside infinite values', () => {
    const sorted = [1, 2, Infinity, Infinity];
    expect(quantilesOf(sorted, [0, 1 / 3, 0.5, 0.9, 1])).toEqual([
      1,
      2,
      Infinity,
      Infinity,
      Infinity,
    ]);
    expect(quantileOf([-Infinity, 1], 0.5)).toBe(-Infinity);
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 1, maxLength: 50 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, p) => {
          const sorted = Float64Array.from(values).sort();
          expect(quantileOf(sorted, p)).not.toBeNaN();
        },
      ),
    );
    expect(() => quantileOf([], 0.5)).toThrow('no values');
    expect(() => quantileOf([1], 1.5)).toThrow('not a probability: 1.5');
  });
});
