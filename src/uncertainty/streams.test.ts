import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillLatin, permuted } from './latin.ts';
import { normalQuantile } from './normal.ts';
import { fillUniform, streamKey, uniformAt } from './streams.ts';
import { threefry } from './threefry.ts';

function draws(path: string, count: number, seed = 1): Float64Array {
  const out = new Float64Array(count);
  fillUniform(streamKey(seed, path), 0, out, 0, count);
  return out;
}

describe('threefry', () => {
  // Random123, kat_vectors, threefry2x32 20 rounds
  it.each([
    [0, 0, 0, 0, 0x6b200159, 0x99ba4efe],
    [-1, -1, -1, -1, 0x1cb996fc, 0xbb002be7],
    [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3, 0xc4923a9c, 0x483df7a0],
  ])('meets the published vector of key %i %i', (k0, k1, c0, c1, first, second) => {
    const words = new Uint32Array(2);
    threefry(k0, k1, c0, c1, words);
    expect([...words]).toEqual([first, second]);
  });
});

describe('streams', () => {
  it('keeps its first numbers', () => {
    expect(streamKey(1, 'sites.abilene.power')).toMatchInlineSnapshot(`
      {
        "k0": -123312841,
        "k1": 368373826,
      }
    `);
    expect([...draws('sites.abilene.power', 3)]).toMatchInlineSnapshot(`
      [
        0.4576840343652293,
        0.524699050351046,
        0.9111098743742332,
      ]
    `);
  });

  it('is the same for any sharding, odd edges included', () => {
    const whole = draws('a', 100);
    const key = streamKey(1, 'a');
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const part = new Float64Array(to - from + 2).fill(-1);
        fillUniform(key, from, part, 1, to - from);
        expect([...part]).toEqual([-1, ...whole.subarray(from, to), -1]);
        if (to > from) expect(uniformAt(key, from)).toBe(whole[from]);
      }),
    );
  });

  it('gives different paths and seeds their own keys', () => {
    const keys = new Set<string>();
    for (let i = 0; i < 20_000; i++) {
      const { k0, k1 } = streamKey(i % 4, `values.${i >> 2}`);
      keys.add(`${k0},${k1}`);
    }
    expect(keys.size).toBe(20_000);
    expect(streamKey(5, 'a')).not.toEqual(streamKey(5 + 2 ** 32, 'a'));
  });

  it('is uniform: moments and chi-square over 1,000 cells', () => {
    const n = 1_000_000;
    const u = draws('uniform', n);
    const counts = new Float64Array(1000);
    let sum = 0;
    let squares = 0;
    for (const x of u) {
      sum += x;
      squares += x * x;
      counts[Math.floor(x * 1000)]! += 1;
    }
    const mean = sum / n;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(squares / n - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / n));
    const chi = counts.reduce((total, c) => total + (c - 1000) ** 2 / 1000, 0);
    // chi-square with 999 degrees of freedom: 999 ± 4 standard deviations
    expect(Math.abs(chi - 999)).toBeLessThan(4 * Math.sqrt(2 * 999));
  });

  it('has no serial correlation and none between neighbouring paths', () => {
    const n = 200_000;
    const a = draws('values.1', n);
    const b = draws('values.2', n);
    for (const lag of [1, 2, 3, 64]) {
      let sum = 0;
      for (let i = lag; i < n; i++) sum += (a[i]! - 0.5) * (a[i - lag]! - 0.5);
      expect(Math.abs((sum / (n - lag)) * 12)).toBeLessThan(4 / Math.sqrt(n));
    }
    const cross = a.reduce((sum, x, i) => sum + (x - 0.5) * (b[i]! - 0.5), 0);
    expect(Math.abs((cross / n) * 12)).toBeLessThan(4 / Math.sqrt(n));
  });

  it('stays inside (0, 1), so that every quantile is finite', () => {
    expect(normalQuantile(0.5 * 2 ** -32)).toBeGreaterThan(-7);
    expect((2 ** 32 - 0.5) * 2 ** -32).toBeLessThan(1);
  });
});

describe('latin hypercube', () => {
  it('hits every stratum once, whatever the number of trials', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer(), (n, seed) => {
        const u = new Float64Array(n);
        fillLatin(streamKey(seed, 'x'), n, 0, u, 0, n);
        const hit = new Uint8Array(n);
        for (const x of u) hit[Math.floor(x * n)]! += 1;
        expect(hit.every((times) => times === 1)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is the same for any sharding', () => {
    const key = streamKey(3, 'x');
    const whole = new Float64Array(101);
    fillLatin(key, 101, 0, whole, 0, 101);
    const parts = new Float64Array(101);
    for (const [from, to] of [
      [0, 7],
      [7, 8],
      [8, 60],
      [60, 101],
    ] as const) {
      fillLatin(key, 101, from, parts, from, to - from);
    }
    expect(parts).toEqual(whole);
  });

  it('holds up to 2^31 trials', () => {
    const n = 2 ** 31;
    const key = streamKey(1, 'wide');
    const seen = new Set<number>();
    for (let i = 0; i < 2000; i++) {
      const place = permuted(n - 1 - i, n, key);
      expect(place >= 0 && place < n && Number.isInteger(place)).toBe(true);
      seen.add(place);
    }
    expect(seen.size).toBe(2000);
    const u = new Float64Array(4);
    fillLatin(key, n, n - 4, u, 0, 4);
    for (const [i, x] of u.entries()) expect(Math.floor(x * n)).toBe(permuted(n - 4 + i, n, key));
  });

  it('has rank correlations between variables like those of random permutations', () => {
    const n = 50;
    const pairs = 2000;
    let squares = 0;
    for (let j = 0; j < pairs; j++) {
      const [a, b] = [streamKey(1, `a.${j}`), streamKey(1, `b.${j}`)];
      let sum = 0;
      for (let i = 0; i < n; i++) {
        sum += (permuted(i, n, a) - (n - 1) / 2) * (permuted(i, n, b) - (n - 1) / 2);
      }
      squares += (sum / ((n * (n * n - 1)) / 12)) ** 2;
    }
    // the variance of Spearman's coefficient is 1 / (n - 1)
    expect(Math.abs((squares / pairs) * (n - 1) - 1)).toBeLessThan(4 * Math.sqrt(2 / pairs));
  });
});
