import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBatchFold } from './batches.ts';
import { quantilesOf } from './quantiles.ts';
import { fillUniform, streamKey } from './streams.ts';

const LEVELS = [0.01, 0.1, 0.5, 0.8, 0.99];

const rowOf = (values: Float64Array): Float64Array =>
  Float64Array.from([
    values.reduce((a, b) => a + b, 0) / values.length,
    ...quantilesOf(values.toSorted(), LEVELS),
  ]);

describe('summaries of batches', () => {
  it('of equal batches are those of each of them', () => {
    const numbers = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 5 }), (values, batches) => {
        const row = rowOf(Float64Array.from(values));
        const fold = createBatchFold(1, 1, LEVELS.length);
        for (let b = 0; b < batches; b++) fold.add(row, values.length);
        fold.rows().forEach((x, i) => {
          expect(Math.abs(x - (row[i] ?? 0))).toBeLessThanOrEqual(1e-12 * Math.abs(row[i] ?? 0));
        });
      }),
    );
  });

  it('come near those of all trials: an exponential variable', () => {
    const [batches, size] = [12, 4_000];
    const all = new Float64Array(batches * size);
    fillUniform(streamKey(3, 'x'), 0, all, 0, all.length);
    for (let i = 0; i < all.length; i++) all[i] = -Math.log(all[i]!);
    const fold = createBatchFold(1, 1, LEVELS.length);
    for (let b = 0; b < batches; b++) fold.add(rowOf(all.subarray(b * size, (b + 1) * size)), size);
    const [mean = 0, ...quantiles] = fold.rows();
    const [trueMean = 0, ...exact] = rowOf(all);
    expect(mean).toBeCloseTo(trueMean, 12);
    LEVELS.forEach((p, q) => {
      // of the order statistic itself: sqrt(p (1 - p) / n) over the density
      const error = Math.sqrt((p * (1 - p)) / all.length) / (1 - p);
      expect(Math.abs((quantiles[q] ?? 0) - (exact[q] ?? 0))).toBeLessThan(1.5 * error);
      expect(Math.abs((quantiles[q] ?? 0) + Math.log(1 - p))).toBeLessThan(4 * error);
    });
  });

  it('are Infinity where most trials say so, weighted, and never fall', () => {
    const fold = createBatchFold(1, 1, 3);
    fold.add(Float64Array.of(Infinity, 1, 10, Infinity), 100);
    fold.add(Float64Array.of(5, 3, 100, 200), 100);
    fold.add(Float64Array.of(7, 2, 4, 5), 100);
    expect([...fold.rows()]).toEqual([Infinity, 2, 38, 102.5]);
    fold.add(Float64Array.of(7, 2, Infinity, Infinity), 300);
    expect([...fold.rows()]).toEqual([Infinity, 2, Infinity, Infinity]);
    const falling = createBatchFold(1, 0, 2);
    falling.add(Float64Array.of(1, 2), 100);
    falling.add(Float64Array.of(1, 2), 100);
    falling.add(Float64Array.of(90, Infinity), 100);
    const [low = 0, high = 0] = falling.rows();
    expect(low).toBeCloseTo(92 / 3, 12);
    expect(high).toBe(low);
  });

  it('keep the rows apart', () => {
    const fold = createBatchFold(2, 1, 1);
    fold.add(Float64Array.of(1, 2, 3, 4), 1);
    fold.add(Float64Array.of(4, 8, 9, 16), 2);
    expect([...fold.rows()]).toEqual([3, 6, 7, 12]);
  });
});
