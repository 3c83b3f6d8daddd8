import { describe, expect, it } from 'vitest';
import type { Checked } from '../units/index.ts';
import { type Distribution, quantile } from './distribution.ts';
import { type Fit, fitLognormal, fitNormal, fitPert, fitTriangular } from './fit.ts';
import { makeDistribution } from './make-distribution.ts';

function made(spec: Parameters<typeof makeDistribution>[0]): Distribution {
  const result = makeDistribution(spec);
  if (!result.ok) throw new Error(result.fact.en);
  return result.value;
}

function fitOf<D extends Distribution>(fit: Checked<Fit<D>>): Fit<D> {
  if (!fit.ok) throw new Error(fit.fact.en);
  return fit.value;
}

function stated(d: Distribution, ps: readonly number[]): { p: number; x: number }[] {
  return ps.map((p) => ({ p, x: quantile(d, p) }));
}

const five = [0.1, 0.25, 0.5, 0.75, 0.9];

describe('fits', () => {
  it('finds the distribution that the quantiles come from', () => {
    const lognormal = fitOf(
      fitLognormal(stated(made({ kind: 'lognormal', mu: 3, sigma: 0.4 }), five)),
    );
    expect(lognormal.distribution.mu).toBeCloseTo(3, 10);
    expect(lognormal.distribution.sigma).toBeCloseTo(0.4, 10);
    const normal = fitOf(fitNormal(stated(made({ kind: 'normal', mean: -3, sd: 2 }), five)));
    expect(normal.distribution).toMatchObject({ kind: 'normal' });
    expect(normal.distribution.mean).toBeCloseTo(-3, 10);
    for (const mode of [3.7, 5, 7.5]) {
      const shape = { low: 2, mode, high: 9 };
      const triangular = fitOf(fitTriangular(stated(made({ kind: 'triangular', ...shape }), five)));
      expect(triangular.distribution.mode).toBeCloseTo(mode, 5);
      const pert = fitOf(fitPert(stated(made({ kind: 'pert', ...shape }), [0.1, 0.5, 0.9])));
      expect(pert.distribution.mode).toBeCloseTo(mode, 4);
      expect(pert.distribution.high).toBeCloseTo(9, 4);
    }
  });

  it('is exact where quantiles on one side of the mode leave it open', () => {
    for (const mode of [2, 9]) {
      const d = made({ kind: 'triangular', low: 2, mode, high: 9 });
      for (const { miss } of fitOf(fitTriangular(stated(d, five))).residuals) {
        expect(Math.abs(miss)).toBeLessThan(1e-9);
      }
    }
  });

  it('is exact for two quantiles', () => {
    const two = [
      { p: 0.9, x: 33.1 },
      { p: 0.1, x: 11.6 },
    ];
    for (const fit of [fitLognormal(two), fitNormal(two), fitTriangular(two), fitPert(two)]) {
      if (!fit.ok) throw new Error(fit.fact.en);
      for (const { miss } of fit.value.residuals) expect(Math.abs(miss)).toBeLessThan(1e-7);
    }
  });

  it('tells how far it is off', () => {
    const fit = fitOf(
      fitLognormal([
        { p: 0.1, x: 11.6 },
        { p: 0.5, x: 22.5 },
        { p: 0.9, x: 33.1 },
      ]),
    );
    const [first, second] = fit.residuals;
    expect(first?.miss).toBeGreaterThan(0.3);
    expect(second?.miss).toBeLessThan(-1);
  });

  it('refuses what is no quantile function', () => {
    expect(fitNormal([{ p: 0.5, x: 1 }])).toMatchObject({ ok: false });
    expect(
      fitNormal([
        { p: 0.1, x: 5 },
        { p: 0.9, x: 4 },
      ]),
    ).toMatchObject({ fact: { en: 'quantiles do not rise: 5 at 0.1, 4 at 0.9' } });
    expect(
      fitLognormal([
        { p: 0.1, x: -1 },
        { p: 0.9, x: 4 },
      ]),
    ).toMatchObject({ fact: { en: 'not above zero: -1' } });
  });
});
