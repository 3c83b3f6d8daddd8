import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addExact, emptySum, mergeSums, sumOf } from './exact-sum.ts';
import {
  addMoments,
  emptyMoments,
  type Moments,
  meanOf,
  mergeMoments,
  varianceOf,
} from './moments.ts';
import { quantilesOf } from './quantiles.ts';
import {
  addValues,
  emptySummary,
  mergeSummaries,
  type Summary,
  summaryQuantiles,
  summaryShare,
} from './summary.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 });
const lists = fc.array(fc.array(finite, { maxLength: 40 }), { minLength: 1, maxLength: 6 });

function momentsOf(values: readonly number[]): Moments {
  const moments = emptyMoments();
  addMoments(moments, Float64Array.from(values), 0, values.length);
  return moments;
}

function summaryOf(values: readonly number[], capacity: number): Summary {
  const summary = emptySummary(capacity);
  addValues(summary, Float64Array.from(values), 0, values.length);
  return summary;
}

/** The sum by whole numbers of 2^-1074. */
function bigSum(values: readonly number[]): bigint {
  const view = new DataView(new ArrayBuffer(8));
  return values.reduce((sum, x) => {
    view.setFloat64(0, x);
    const bits = view.getBigUint64(0);
    const exponent = (bits >> 52n) & 0x7ffn;
    const fraction = bits & 0xfffffffffffffn;
    const whole = exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n);
    return sum + (bits >> 63n === 1n ? -whole : whole);
  }, 0n);
}

describe('exact sums', () => {
  it('lose nothing', () => {
    const sum = emptySum();
    for (const x of [1e300, 1, -1e300, 2 ** -1074, 1e-300, -1e-300]) addExact(sum, x);
    expect(sumOf(sum)).toBe(1);
    const tenths = emptySum();
    for (let i = 0; i < 100_000; i++) addExact(tenths, 0.1);
    expect(sumOf(tenths)).toBe(10_000);
  });

  it('agree with whole-number arithmetic and undo themselves', () => {
    fc.assert(
      fc.property(fc.array(finite, { maxLength: 60 }), (values) => {
        const sum = emptySum();
        for (const x of values) addExact(sum, x);
        const rounded = sumOf(sum);
        // the rounded sum is within half a unit of the exact one: taking it away leaves less
        const rest = bigSum([...values, -rounded]);
        const unit = bigSum([Math.abs(rounded) * 2 ** -53]);
        expect((rest < 0n ? -rest : rest) <= unit).toBe(true);
        for (const x of values) addExact(sum, -x);
        expect(sumOf(sum)).toBe(0);
      }),
    );
  });

  it('have the same bytes for any order and grouping', () => {
    fc.assert(
      fc.property(lists, (parts) => {
        const sums = parts.map((part) => {
          const sum = emptySum();
          for (const x of part) addExact(sum, x);
          return sum;
        });
        const forwards = sums.reduce((a, b) => mergeSums(a, b), emptySum());
        const backwards = sums.reduceRight((a, b) => mergeSums(b, a), emptySum());
        expect(forwards).toEqual(backwards);
        const flat = emptySum();
        for (const x of parts.flat().reverse()) addExact(flat, x);
        expect(mergeSums(flat, emptySum())).toEqual(forwards);
      }),
    );
  });

  it('carry infinities and refuse NaN', () => {
    const sum = emptySum();
    addExact(sum, Infinity);
    expect(sumOf(sum)).toBe(Infinity);
    addExact(sum, -Infinity);
    expect(sumOf(sum)).toBeNaN();
    expect(() => addExact(sum, Number.NaN)).toThrow('NaN');
  });
});

describe('moments', () => {
  it('are exact where a plain sum cancels', () => {
    const shifted = momentsOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);
    expect([meanOf(shifted), varianceOf(shifted)]).toEqual([1e9 + 10, 30]);
    expect(meanOf(momentsOf([0.1, 0.2, 0.3]))).toBe(0.2);
    expect(meanOf(momentsOf([1, Infinity]))).toBe(Infinity);
    expect(varianceOf(momentsOf([1, Infinity]))).toBeNaN();
    expect(meanOf(momentsOf([]))).toBeNaN();
  });

  it('do not depend on sharding', () => {
    const small = fc.array(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 })), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(small, (parts) => {
        const whole = momentsOf(parts.flat());
        const merged = parts
          .map(momentsOf)
          .reduceRight((a, b) => mergeMoments(b, a), emptyMoments());
        expect(Object.is(meanOf(merged), meanOf(whole))).toBe(true);
        expect(Object.is(varianceOf(merged), varianceOf(whole))).toBe(true);
      }),
    );
  });
});

describe('summaries', () => {
  const value = fc.oneof(finite, fc.constantFrom(0, -0, Infinity, -Infinity, 5, 5.001));
  const shards = fc.array(fc.array(value, { maxLength: 30 }), { minLength: 1, maxLength: 6 });

  it('hold the same whatever the order and the sharding', () => {
    const canonical = (s: Summary): unknown => ({
      ...s,
      values: s.values?.toSorted((a, b) => a - b),
      positive: [...s.positive].sort((a, b) => a[0] - b[0]),
      negative: [...s.negative].sort((a, b) => a[0] - b[0]),
    });
    fc.assert(
      fc.property(shards, fc.integer({ min: 0, max: 60 }), (parts, capacity) => {
        const whole = summaryOf(parts.flat(), capacity);
        const shardSummaries = parts.map((part) => summaryOf(part, capacity));
        const left = shardSummaries.reduce(mergeSummaries, emptySummary(capacity));
        const right = shardSummaries.reduceRight(
          (a, b) => mergeSummaries(b, a),
          emptySummary(capacity),
        );
        expect(canonical(left)).toEqual(canonical(whole));
        expect(canonical(right)).toEqual(canonical(whole));
      }),
    );
  });

  it('give exact quantiles while small and within 0.1 % when large', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 200 }), (values) => {
        const sorted = Float64Array.from(values).sort();
        // -0 is kept as 0
        const atRanks = values.map((_, i) => i / (values.length - 1));
        const exact = quantilesOf(sorted, [...atRanks, 0.37]).map((x) => x + 0);
        expect(summaryQuantiles(summaryOf(values, 1000), [...atRanks, 0.37])).toEqual(exact);
        const rough = summaryQuantiles(summaryOf(values, 1), [0, 1]);
        expect(rough).toEqual([exact[0], exact[values.length - 1]]);
        const binned = summaryOf(values, 1);
        for (const p of [0.25, 0.5, 0.9]) {
          const at = p * (values.length - 1);
          const low = sorted[Math.floor(at)]!;
          const high = sorted[Math.ceil(at)]!;
          const got = summaryQuantiles(binned, [p])[0]!;
          if (got === Infinity || got === -Infinity) {
            expect([low, high]).toContain(got);
            continue;
          }
          // a subnormal has fewer bits than a cell
          expect(got).toBeGreaterThanOrEqual(low - Math.abs(low) / 1000 - 1e-300);
          expect(got).toBeLessThanOrEqual(high + Math.abs(high) / 1000 + 1e-300);
        }
      }),
    );
  });

  it('tell the share at or below a value', () => {
    const values = [-3, 0, 1, 2, Infinity];
    for (const capacity of [0, 10]) {
      const summary = summaryOf(values, capacity);
      expect(summaryShare(summary, 1.5)).toBe(0.6);
      expect(summaryShare(summary, -1)).toBe(0.2);
      expect(summaryShare(summary, 1e9)).toBe(0.8);
    }
    expect(() => summaryOf([Number.NaN], 1)).toThrow('NaN');
  });
});
