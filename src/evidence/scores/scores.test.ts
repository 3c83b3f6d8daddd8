import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brierScore } from './brier.ts';
import { brierDecomposition } from './brier-decomposition.ts';
import { calibration } from './calibration.ts';
import { coverageOf } from './coverage.ts';
import { crpsOfQuantiles } from './crps-quantiles.ts';
import { logScore } from './log-score.ts';
import { meanPinballLoss, pinballLoss } from './pinball.ts';
import { pitOfQuantiles } from './pit.ts';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const samples = fc.array(finite, { minLength: 1, maxLength: 40 });
const table = (size: number, quantile: (p: number) => number) =>
  Array.from({ length: size }, (_, i) => {
    const p = (i + 0.5) / size;
    return { p, value: quantile(p) };
  });

describe('scores of probabilities', () => {
  it('follow their definitions', () => {
    expect(brierScore(0.7, true)).toBeCloseTo(0.09, 12);
    expect(brierScore(0.7, false)).toBeCloseTo(0.49, 12);
    expect(logScore(0.25, true)).toBeCloseTo(Math.log(4), 12);
    expect(logScore(0.25, false)).toBeCloseTo(-Math.log(0.75), 12);
    expect(logScore(0, true)).toBe(Number.POSITIVE_INFINITY);
    expect(logScore(0, false)).toBe(0);
  });

  it('are proper: on average nothing beats the true probability', () => {
    const probability = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(probability, probability, (truth, said) => {
        for (const score of [brierScore, logScore]) {
          const mean = (p: number) => truth * score(p, true) + (1 - truth) * score(p, false);
          expect(mean(truth)).toBeLessThanOrEqual(mean(said) + 1e-12);
        }
      }),
    );
  });
});

describe('brierDecomposition', () => {
  it('splits a small example by hand', () => {
    const forecasts = [
      { probability: 0.8, outcome: true },
      { probability: 0.8, outcome: false },
      { probability: 0.2, outcome: false },
      { probability: 0.2, outcome: false },
    ];
    const d = brierDecomposition(forecasts);
    expect(d?.brier).toBeCloseTo((0.04 + 0.64 + 0.04 + 0.04) / 4, 12);
    expect(d?.reliability).toBeCloseTo((0.09 + 0.04) / 2, 12);
    expect(d?.resolution).toBeCloseTo(1 / 16, 12);
    expect(d?.uncertainty).toBeCloseTo(3 / 16, 12);
  });

  const forecasts = fc.array(
    fc.record({
      probability: fc.double({ min: 0, max: 1, noNaN: true }).map((p) => Math.round(p * 10) / 10),
      outcome: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  );

  it('adds up to the Brier score without a remainder for equal forecasts', () => {
    fc.assert(
      fc.property(forecasts, (list) => {
        const d = brierDecomposition(list);
        expect((d?.reliability ?? 0) - (d?.resolution ?? 0) + (d?.uncertainty ?? 0)).toBeCloseTo(
          d?.brier ?? 1,
          12,
        );
      }),
    );
  });

  it('tells the remainder of bins, which none has when each bin holds one probability', () => {
    const mixed = [
      { probability: 0.1, outcome: false },
      { probability: 0.4, outcome: true },
    ];
    expect(brierDecomposition(mixed, 2)?.remainder).not.toBeCloseTo(0, 6);
    expect(brierDecomposition(mixed, 10)?.remainder).toBeCloseTo(0, 12);
    expect(brierDecomposition([])).toBeUndefined();
    // certainty is in the last bin
    const sure = [
      { probability: 0.92, outcome: true },
      { probability: 1, outcome: false },
    ];
    expect(brierDecomposition(sure, 10)?.reliability).toBeCloseTo((0.96 - 0.5) ** 2, 12);
    expect(brierDecomposition(sure)?.remainder).toBe(0);
  });
});

/** Gneiting and Raftery (2007), eq. 5, standard normal forecast: Phi and phi to 1e-15 at these points. */
const normalCases: readonly (readonly [y: number, Phi: number, phi: number])[] = [
  [0, 0.5, 0.3989422804014327],
  [1, 0.8413447460685429, 0.24197072451914337],
  [-2, 0.02275013194817921, 0.05399096651318806],
];
const normalCrps = (y: number, Phi: number, phi: number) =>
  y * (2 * Phi - 1) + 2 * phi - 1 / Math.sqrt(Math.PI);

/** Inverse of the normal distribution by bisection of its integral, independent of other rooms. */
const normalQuantiles = (() => {
  const step = 1e-4;
  const xs: number[] = [];
  const Phi: number[] = [];
  let sum = 0;
  for (let x = -8; x <= 8; x += step) {
    sum += (step * Math.exp(-((x + step / 2) ** 2) / 2)) / Math.sqrt(2 * Math.PI);
    xs.push(x + step);
    Phi.push(sum);
  }
  return (p: number) => {
    let low = 0;
    let high = Phi.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (Phi[middle]! < p) low = middle + 1;
      else high = middle;
    }
    return xs[low]!;
  };
})();

describe('calibration', () => {
  it('holds forecasts of one range together, and leaves empty ranges out', () => {
    const bins = calibration(
      [
        { probability: 0.1, outcome: false },
        { probability: 0.19, outcome: true },
        { probability: 1, outcome: true },
      ],
      5,
    );
    expect(bins.map(({ from, to, count, came }) => [from, to, count, came])).toEqual([
      [0, 0.2, 2, 1],
      [0.8, 1, 1, 1],
    ]);
    expect(bins[0]?.mean).toBeCloseTo(0.145, 12);
  });
});

describe('CRPS', () => {
  const normal = table(4000, normalQuantiles);

  it.each(normalCases)('of a normal forecast at %d is its closed form', (y, Phi, phi) => {
    const exact = normalCrps(y, Phi, phi);
    expect(crpsOfQuantiles(normal, y)).toBeCloseTo(exact, 3);
    expect(2 * meanPinballLoss(normal, y)).toBeCloseTo(exact, 3);
  });

  /** Integral of (F(x) - 1{x >= y})² for F(x) = 1 - exp(-x), by hand. */
  it.each([0, 0.2, 1, 3, 8])(
    'at the levels of a result is within 1 %% of that of an exponential forecast at %d',
    (y) => {
      const levels = [0.01, ...Array.from({ length: 19 }, (_, i) => (i + 1) / 20), 0.99];
      const exponential = levels.map((p) => ({ p, value: -Math.log(1 - p) }));
      const exact = y + 2 * Math.exp(-y) - 1.5;
      expect(Math.abs(crpsOfQuantiles(exponential, y) / exact - 1)).toBeLessThan(0.01);
    },
  );

  it('of a uniform quantile table is the integral by hand', () => {
    const uniform = [
      { p: 0, value: 0 },
      { p: 1, value: 1 },
    ];
    for (const y of [0, 0.25, 0.5, 1]) {
      expect(crpsOfQuantiles(uniform, y)).toBeCloseTo((y ** 3 + (1 - y) ** 3) / 3, 12);
    }
    expect(crpsOfQuantiles(uniform, 3)).toBeCloseTo(2 + 1 / 3, 12);
    expect(crpsOfQuantiles(uniform, -1)).toBeCloseTo(1 + 1 / 3, 12);
  });

  it('of a point forecast is its absolute error', () => {
    fc.assert(
      fc.property(finite, finite, (x, y) => {
        expect(crpsOfQuantiles([{ p: 0.5, value: x }], y)).toBeCloseTo(Math.abs(x - y), 9);
      }),
    );
  });

  it('takes values beyond the horizon as the horizon', () => {
    const never = Number.POSITIVE_INFINITY;
    const half = [
      { p: 0.25, value: 0 },
      { p: 0.5, value: 1 },
      { p: 0.75, value: never },
    ];
    expect(crpsOfQuantiles(half, 1)).toBe(never);
    expect(crpsOfQuantiles(half, never)).toBe(never);
    expect(crpsOfQuantiles([{ p: 0.5, value: never }], never)).toBe(0);
    // what lies beyond the horizon altogether counts as the horizon
    const late = [
      { p: 0.25, value: 4 },
      { p: 0.75, value: 6 },
    ];
    expect(crpsOfQuantiles(late, 1, 3)).toBeCloseTo(2, 12);
    // F is 0.25..0.5 on 0..1, then 0.5 up to the horizon 3.
    expect(crpsOfQuantiles(half, 1, 3)).toBeCloseTo(7 / 48 + 2 * 0.25, 12);
    expect(crpsOfQuantiles(half, never, 3)).toBeCloseTo(7 / 48 + 2 * 0.25, 12);
  });

  it('refuses what it cannot score', () => {
    expect(() => crpsOfQuantiles([], 1)).toThrow('at least one row');
    const falling = [
      { p: 0.1, value: 2 },
      { p: 0.9, value: 1 },
    ];
    expect(() => crpsOfQuantiles(falling, 1)).toThrow('must rise');
    const twice = falling.map(({ value }) => ({ p: 0.5, value: 3 - value }));
    expect(() => crpsOfQuantiles(twice, 1)).toThrow('must rise');
  });
});

describe('pinball loss', () => {
  it('weighs the two sides by p', () => {
    expect(pinballLoss({ p: 0.9, value: 10 }, 12)).toBeCloseTo(1.8, 12);
    expect(pinballLoss({ p: 0.9, value: 10 }, 8)).toBeCloseTo(0.2, 12);
    const never = Number.POSITIVE_INFINITY;
    expect(pinballLoss({ p: 0.9, value: never }, never)).toBe(0);
    expect(pinballLoss({ p: 0.9, value: never }, 8)).toBe(never);
  });

  it('is least at a quantile of the outcomes', () => {
    fc.assert(
      fc.property(samples, fc.constantFrom(0.1, 0.5, 0.9), (xs, p) => {
        const sorted = [...xs].sort((a, b) => a - b);
        const best = sorted[Math.max(0, Math.ceil(p * xs.length) - 1)] ?? 0;
        const mean = (value: number) =>
          xs.reduce((sum, y) => sum + pinballLoss({ p, value }, y), 0) / xs.length;
        for (const other of xs) expect(mean(best)).toBeLessThanOrEqual(mean(other) + 1e-6);
      }),
    );
  });
});

describe('coverage and PIT', () => {
  it('is the share of outcomes inside', () => {
    expect(coverageOf([true, false])).toEqual({ count: 2, covered: 1, share: 0.5 });
    expect(coverageOf([])).toBeUndefined();
  });

  it('of outcomes drawn from the forecast is even', () => {
    const own = table(100, (p) => p ** 2);
    const values = own.map((q) => q.value);
    for (const [i, y] of values.entries()) {
      expect(pitOfQuantiles(own, y)).toBeCloseTo(own[i]!.p, 12);
    }
  });

  it('of a quantile table is linear inside and half the mass outside', () => {
    const three = [
      { p: 0.1, value: 10 },
      { p: 0.5, value: 20 },
      { p: 0.9, value: Number.POSITIVE_INFINITY },
    ];
    expect(pitOfQuantiles(three, 15)).toBeCloseTo(0.3, 12);
    expect(pitOfQuantiles(three, 5)).toBeCloseTo(0.05, 12);
    expect(pitOfQuantiles(three, 50)).toBeCloseTo(0.7, 12);
    expect(pitOfQuantiles(three, Number.POSITIVE_INFINITY)).toBeCloseTo(0.9, 12);
    expect(pitOfQuantiles(three.slice(0, 2), 50)).toBeCloseTo(0.75, 12);
    // the middle of several that equal it
    expect(pitOfQuantiles([...three.slice(0, 2), { p: 0.7, value: 20 }], 20)).toBeCloseTo(0.6, 12);
  });
});
