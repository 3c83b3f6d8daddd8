import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

function summaryOf(values: readonly number[], capacity: number): Summary {
  const summary = emptySummary(capacity);
  addValues(summary, Float64Array.from(values), 0, values.length);
  return summary;
}

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
