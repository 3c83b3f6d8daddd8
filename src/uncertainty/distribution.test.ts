import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerBetaQuantile } from './beta.ts';
import { clipped, mixture, scaled, shifted } from './derive.ts';
import { cdf, type Distribution, fillQuantile, quantile, support } from './distribution.ts';
import { type DistributionSpec, makeDistribution } from './make-distribution.ts';
import { mean, variance } from './moments-of.ts';
import { normalCdf } from './normal.ts';

function made(spec: DistributionSpec): Distribution {
  const result = makeDistribution(spec);
  if (!result.ok) throw new Error(`${result.fact.en}; ${result.mend.en}`);
  return result.value;
}

const smooth: [string, Distribution][] = [
  ['uniform', made({ kind: 'uniform', low: -2, high: 5 })],
  ['triangular', made({ kind: 'triangular', low: 1, mode: 2, high: 6 })],
  ['triangular at its edge', made({ kind: 'triangular', low: 1, mode: 1, high: 6 })],
  ['pert', made({ kind: 'pert', low: 10, mode: 14, high: 40 })],
  ['pert at its edge', made({ kind: 'pert', low: 0, mode: 1, high: 1, lambda: 2 })],
  ['normal', made({ kind: 'normal', mean: 3, sd: 2 })],
  ['lognormal', made({ kind: 'lognormal', mu: 3.04, sigma: 0.43 })],
  ['exponential', made({ kind: 'exponential', mean: 90 })],
  ['pareto', made({ kind: 'pareto', scale: 1.5, alpha: 6 })],
  ['three quantiles', made({ kind: 'threeQuantile', p10: 10, p50: 14, p90: 25 })],
  ['three quantiles, left', made({ kind: 'threeQuantile', p10: 2, p50: 9, p90: 10 })],
  ['three quantiles, even', made({ kind: 'threeQuantile', p10: 1, p50: 2, p90: 3 })],
  ['empirical', made({ kind: 'empirical', values: [3, 1, 4, 1.5, 9, 2.6] })],
  ['clipped', made({ kind: 'lognormal', mu: 0, sigma: 1, clip: { min: 0.5, max: 4 } })],
  ['clipped below', made({ kind: 'normal', mean: 1, sd: 1, clip: { min: 0 } })],
  ['scaled', scaled(made({ kind: 'pert', low: 1, mode: 2, high: 5 }), 1.3)],
  ['mirrored', shifted(scaled(made({ kind: 'lognormal', mu: 0, sigma: 0.5 }), -2), 7)],
  [
    'mixture',
    made({
      kind: 'mixture',
      parts: [
        { weight: 9, of: { kind: 'lognormal', mu: 0.06, sigma: 0.13 } },
        { weight: 1, of: { kind: 'pareto', scale: 1.5, alpha: 5 } },
      ],
    }),
  ],
];

const unit = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

describe.each(smooth)('%s', (_name, d) => {
  it('has a rising quantile function inside its support that cdf inverts', () => {
    const { low, high } = support(d);
    fc.assert(
      fc.property(unit, unit, (u, v) => {
        const [a, b] = u < v ? [u, v] : [v, u];
        // within the rounding of an inversion
        const slack = 1e-14 * Math.abs(quantile(d, b));
        expect(quantile(d, a)).toBeLessThanOrEqual(quantile(d, b) + slack);
        expect(quantile(d, a)).toBeGreaterThanOrEqual(low);
        expect(quantile(d, b)).toBeLessThanOrEqual(high);
        expect(cdf(d, quantile(d, u))).toBeCloseTo(u, 7);
      }),
    );
    expect(cdf(d, Math.max(low, -1e300) - 1e-9)).toBe(0);
    expect(cdf(d, Math.min(high, 1e300))).toBe(1);
  });

  it('has the mean and variance of its quantile function', () => {
    // midpoint rule in t with u = t²(3 - 2t), which thins out the steep ends
    const n = 400_000;
    let total = 0;
    let squares = 0;
    const centre = mean(d);
    for (let i = 0; i < n; i++) {
      const t = (i + 0.5) / n;
      const x = quantile(d, t * t * (3 - 2 * t));
      total += (x * 6 * t * (1 - t)) / n;
      squares += ((x - centre) ** 2 * 6 * t * (1 - t)) / n;
    }
    const sd = Math.sqrt(variance(d));
    expect(Math.abs(total - centre)).toBeLessThan(1e-5 * sd);
    expect(Math.abs(squares / variance(d) - 1)).toBeLessThan(1e-3);
  });

  it('fills blocks with the same bits, also in place', () => {
    const u = Float64Array.from({ length: 99 }, (_, i) => (i + 0.5) / 99);
    const expected = Float64Array.from(u, (x) => quantile(d, x));
    const out = new Float64Array(101);
    fillQuantile(d, u, out, 1, 99);
    expect(out.subarray(1, 100)).toEqual(expected);
    fillQuantile(d, u, u, 0, 99);
    expect(u).toEqual(expected);
  });
});

describe('pert', () => {
  it('has one table for all of its shape', () => {
    const first = made({ kind: 'pert', low: 0, mode: 1, high: 4 });
    const alike = made({ kind: 'pert', low: 10, mode: 12, high: 18 });
    const other = made({ kind: 'pert', low: 0, mode: 1, high: 4, lambda: 5 });
    const tableOf = (d: typeof first) => (d.kind === 'pert' ? d.table : undefined);
    expect(tableOf(alike)).toBe(tableOf(first));
    expect(tableOf(other)).not.toBe(tableOf(first));
    expect(quantile(alike, 0.3)).toBeCloseTo(10 + 2 * quantile(first, 0.3), 12);
  });

  it('has a table within 1e-9 of the exact inverse, 3e-8 for extreme lambda', () => {
    for (const [lambda, bound] of [
      [0.5, 1e-9],
      [4, 1e-9],
      [30, 3e-8],
      [100, 3e-8],
    ] as const) {
      for (const mode of [0, 0.1, 0.5, 0.9, 1]) {
        const d = made({ kind: 'pert', low: 0, mode, high: 1, lambda });
        const [a, b] = [1 + lambda * mode, 1 + lambda * (1 - mode)];
        for (let k = 1; k < 400; k++) {
          const u = k < 60 ? 2 ** -(k / 2 + 1.3) : k / 400;
          const exact = u <= 0.5 ? lowerBetaQuantile(a, b, u) : 1 - lowerBetaQuantile(b, a, 1 - u);
          expect(Math.abs(quantile(d, u) - exact)).toBeLessThan(bound);
        }
      }
    }
  });

  it('has closed forms at simple shapes', () => {
    // shapes (1, 5): I_x = 1 - (1 - x)^5; shapes (3, 3) are symmetric
    const edge = made({ kind: 'pert', low: 0, mode: 0, high: 1 });
    expect(cdf(edge, 0.2)).toBeCloseTo(1 - 0.8 ** 5, 13);
    expect(quantile(edge, 0.3)).toBeCloseTo(1 - 0.7 ** 0.2, 9);
    const even = made({ kind: 'pert', low: 0, mode: 0.5, high: 1 });
    expect(cdf(even, 0.25)).toBeCloseTo(0.103515625, 13);
  });
});

describe('steps', () => {
  it('draws values by their weights', () => {
    const d = made({ kind: 'discrete', values: [5, 1, 5], weights: [1, 2, 1] });
    expect([0.1, 0.5, 0.51, 0.99].map((u) => quantile(d, u))).toEqual([1, 1, 5, 5]);
    expect([0, 1, 4.9, 5].map((x) => cdf(d, x))).toEqual([0, 0.5, 0.5, 1]);
    expect([mean(d), variance(d)]).toEqual([3, 4]);
  });

  it('lets never be a value', () => {
    const never = made({ kind: 'point', value: Infinity });
    const d = mixture([
      { weight: 0.7, of: made({ kind: 'exponential', mean: 100 }) },
      { weight: 0.3, of: never },
    ]);
    if (!d.ok) throw new Error(d.fact.en);
    expect(quantile(d.value, 0.35)).toBeCloseTo(100 * Math.log(2), 9);
    expect(quantile(d.value, 0.71)).toBe(Infinity);
    expect(mean(d.value)).toBe(Infinity);
    expect(mean(scaled(never, 2))).toBe(Infinity);
    const late = made({ kind: 'discrete', values: [30, Infinity], weights: [1, 1] });
    expect([quantile(late, 0.2), quantile(late, 0.8)]).toEqual([30, Infinity]);
    expect(variance(late)).toBe(Infinity);
  });

  it('keeps only the values inside the bounds', () => {
    const d = made({ kind: 'discrete', values: [1, 2, 3], weights: [2, 1, 1], clip: { min: 2 } });
    expect([quantile(d, 0.4), quantile(d, 0.6), mean(d)]).toEqual([2, 3, 2.5]);
  });
});

describe('clipped', () => {
  it('has the moments of a tail that goes on: of a normal, without memory, of a power', () => {
    const normal = made({ kind: 'normal', mean: 0, sd: 1, clip: { min: 1.5 } });
    // the inverse Mills ratio
    const ratio = Math.exp(-1.125) / Math.sqrt(2 * Math.PI) / normalCdf(-1.5);
    expect(mean(normal)).toBeCloseTo(ratio, 8);
    expect(variance(normal)).toBeCloseTo(1 + 1.5 * ratio - ratio ** 2, 7);
    const exponential = made({ kind: 'exponential', mean: 1, clip: { min: 3 } });
    expect(mean(exponential)).toBeCloseTo(4, 8);
    expect(variance(exponential)).toBeCloseTo(1, 7);
    const power = (alpha: number) => made({ kind: 'pareto', scale: 1, alpha, clip: { min: 2 } });
    expect(mean(power(3))).toBeCloseTo(3, 6);
    expect(mean(power(1.5))).toBeCloseTo(6, 3);
    expect([variance(power(1.5)), variance(power(1))]).toEqual([Infinity, Infinity]);
  });

  it('truncates truly and never leaves the bounds', () => {
    const d = made({ kind: 'lognormal', mu: 0, sigma: 1, clip: { min: 0.5, max: 4 } });
    expect(quantile(d, 1e-12)).toBeGreaterThanOrEqual(0.5);
    expect(quantile(d, 1 - 1e-12)).toBeLessThanOrEqual(4);
    // mean of a half-normal
    const half = made({ kind: 'normal', mean: 0, sd: 1, clip: { min: 0 } });
    expect(mean(half)).toBeCloseTo(Math.sqrt(2 / Math.PI), 9);
    expect(variance(half)).toBeCloseTo(1 - 2 / Math.PI, 8);
    const heavy = made({ kind: 'pareto', scale: 1, alpha: 0.9, clip: { min: 2 } });
    expect(mean(heavy)).toBe(Infinity);
  });

  it('refuses bounds with nothing inside', () => {
    const d = made({ kind: 'uniform', low: 0, high: 1 });
    expect(clipped(d, { min: 2 })).toMatchObject({ ok: false });
    expect(clipped(d, { min: 0.6, max: 0.5 })).toMatchObject({
      fact: { en: 'min is above max: 0.6, 0.5' },
    });
    expect(clipped(d, { min: -1, max: 2 })).toEqual({ ok: true, value: d });
  });
});

it('meets three stated quantiles exactly', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 0.01, max: 1e4, noNaN: true }),
      fc.double({ min: 0.01, max: 1e4, noNaN: true }),
      (p50, left, right) => {
        const d = made({ kind: 'threeQuantile', p10: p50 - left, p50, p90: p50 + right });
        const slack = 1e-9 * (Math.abs(p50) + left + right);
        expect(Math.abs(quantile(d, 0.1) - (p50 - left))).toBeLessThan(slack);
        expect(quantile(d, 0.5)).toBe(p50 + 0);
        expect(Math.abs(quantile(d, 0.9) - (p50 + right))).toBeLessThan(slack);
      },
    ),
  );
});

it.each<[DistributionSpec, string]>([
  [{ kind: 'uniform', low: 2, high: 1 }, 'low is not below high: 2, 1'],
  [{ kind: 'triangular', low: 1, mode: 5, high: 4 }, 'not in rising order: 1, 5, 4'],
  [{ kind: 'pert', low: 1, mode: 2, high: 4, lambda: 0 }, 'lambda is not within 0 and 100: 0'],
  [{ kind: 'normal', mean: 1, sd: 0 }, 'sd is not positive: 0'],
  [{ kind: 'lognormal', mu: Number.NaN, sigma: 1 }, 'not a finite number: mu NaN'],
  [{ kind: 'exponential', mean: -1 }, 'mean is not positive: -1'],
  [{ kind: 'pareto', scale: 0, alpha: 1 }, 'not positive: scale 0, alpha 1'],
  [{ kind: 'threeQuantile', p10: 1, p50: 1, p90: 2 }, 'not in rising order: 1, 1, 2'],
  [{ kind: 'discrete', values: [1], weights: [] }, 'values and weights differ in number: 1, 0'],
  [{ kind: 'discrete', values: [1], weights: [-1] }, 'not a weight: -1'],
  [{ kind: 'empirical', values: [2, 2] }, 'fewer than two different values: 2, 2'],
  [{ kind: 'point', value: Number.NaN }, 'not a number: NaN'],
  [{ kind: 'mixture', parts: [] }, 'no weight above zero: 0'],
])('refuses %j', (spec, fact) => {
  expect(makeDistribution(spec)).toMatchObject({ ok: false, fact: { en: fact } });
});
