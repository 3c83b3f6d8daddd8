import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cholesky,
  correlate,
  nearestCorrelation,
  pearsonToRank,
  rankToPearson,
} from './correlation.ts';
import { symmetricEigen } from './eigen.ts';
import { uniformToNormal } from './normal.ts';
import { fillUniform, streamKey } from './streams.ts';

function symmetric(n: number, entries: readonly number[]): Float64Array {
  const matrix = new Float64Array(n * n);
  let k = 0;
  for (let i = 0; i < n; i++) {
    matrix[i * n + i] = 1;
    for (let j = 0; j < i; j++) {
      matrix[i * n + j] = entries[k]!;
      matrix[j * n + i] = entries[k]!;
      k += 1;
    }
  }
  return matrix;
}

const asked = fc.integer({ min: 2, max: 6 }).chain((n) =>
  fc
    .array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: (n * (n - 1)) / 2,
      maxLength: (n * (n - 1)) / 2,
    })
    .map((entries) => symmetric(n, entries)),
);

describe('eigen', () => {
  it('rebuilds the matrix', () => {
    fc.assert(
      fc.property(asked, (matrix) => {
        const n = Math.sqrt(matrix.length);
        const { values, vectors } = symmetricEigen(matrix, n);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            let sum = 0;
            for (let k = 0; k < n; k++)
              sum += vectors[i * n + k]! * values[k]! * vectors[j * n + k]!;
            expect(sum).toBeCloseTo(matrix[i * n + j]!, 10);
          }
        }
      }),
    );
  });
});

describe('nearest correlation', () => {
  it("gives the example of Higham's paper", () => {
    const { matrix } = nearestCorrelation(Float64Array.of(1, 1, 0, 1, 1, 1, 0, 1, 1));
    expect(matrix[1]).toBeCloseTo(0.7607, 4);
    expect(matrix[2]).toBeCloseTo(0.1573, 4);
    expect(matrix[5]).toBeCloseTo(0.7607, 4);
  });

  it('leaves a valid matrix as it is', () => {
    const valid = symmetric(3, [0.5, 0.2, -0.4]);
    expect(nearestCorrelation(valid)).toEqual({ matrix: valid, largestMove: 0 });
  });

  it('always gives a correlation matrix that factors', () => {
    fc.assert(
      fc.property(asked, (matrix) => {
        const n = Math.sqrt(matrix.length);
        const near = nearestCorrelation(matrix).matrix;
        const lower = cholesky(near);
        expect(lower).toBeDefined();
        if (lower === undefined) return;
        for (let i = 0; i < n; i++) {
          expect(near[i * n + i]).toBe(1);
          for (let j = 0; j < n; j++) {
            expect(near[i * n + j]).toBe(near[j * n + i]);
            let sum = 0;
            for (let k = 0; k < n; k++) sum += lower[i * n + k]! * lower[j * n + k]!;
            expect(sum).toBeCloseTo(near[i * n + j]!, 5);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('cholesky', () => {
  it('takes perfect correlation and refuses what is no correlation', () => {
    expect([...(cholesky(symmetric(2, [1])) ?? [])]).toEqual([1, 0, 1, 0]);
    expect(cholesky(symmetric(3, [1, 0, 1]))).toBeUndefined();
  });
});

describe('correlate', () => {
  const n = 40_000;

  function normals(paths: readonly string[]): Float64Array {
    const z = new Float64Array(paths.length * n);
    for (const [i, path] of paths.entries()) fillUniform(streamKey(1, path), 0, z, i * n, n);
    uniformToNormal(z, 0, z.length);
    return z;
  }

  function ranks(row: Float64Array): Float64Array {
    const order = Array.from(row.keys()).sort((a, b) => row[a]! - row[b]!);
    const out = new Float64Array(row.length);
    for (const [rank, i] of order.entries()) out[i] = rank;
    return out;
  }

  it('gives the rank correlations asked for', () => {
    const rank = 0.6;
    const lower = cholesky(symmetric(3, [rankToPearson(rank), 0, rankToPearson(-0.3)]));
    if (lower === undefined) throw new Error('no factor');
    const z = normals(['a', 'b', 'c']);
    correlate(lower, z, n, n);
    const spearman = (x: number, y: number): number => {
      const a = ranks(z.subarray(x * n, (x + 1) * n));
      const b = ranks(z.subarray(y * n, (y + 1) * n));
      const sum = a.reduce((s, v, i) => s + (v - (n - 1) / 2) * (b[i]! - (n - 1) / 2), 0);
      return sum / ((n * (n * n - 1)) / 12);
    };
    expect(spearman(0, 1)).toBeCloseTo(rank, 1.7);
    expect(Math.abs(spearman(0, 1) - rank)).toBeLessThan(0.02);
    expect(Math.abs(spearman(1, 2) + 0.3)).toBeLessThan(0.02);
    expect(Math.abs(spearman(0, 2))).toBeLessThan(0.02);
    expect(pearsonToRank(rankToPearson(rank))).toBeCloseTo(rank, 14);
  });

  it('leaves rows without correlation bit for bit', () => {
    const z = normals(['a', 'b', 'c']);
    const before = z.slice();
    const lower = cholesky(symmetric(3, [0, 0.5, 0]));
    if (lower === undefined) throw new Error('no factor');
    correlate(lower, z, n, n);
    expect(z.subarray(0, 2 * n)).toEqual(before.subarray(0, 2 * n));
    expect(z[2 * n]).not.toBe(before[2 * n]);
  });
});
