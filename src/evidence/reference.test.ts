import { describe, expect, it } from 'vitest';
import { dateSpan } from '../units/index.ts';
import { nearestReference, referenceClass, referenceIds } from './reference-classes.ts';
import { referenceDistribution } from './reference-distribution.ts';
import { referenceUnit } from './reference-unit.ts';

const value = (id: string, field?: string) => {
  const found = referenceDistribution(id, field);
  return found.ok ? found.value : found.fact.en;
};

describe('reference classes', () => {
  it('are 253, each with dates, a publisher and a confidence', () => {
    expect(referenceIds()).toHaveLength(253);
    for (const id of referenceIds()) {
      const found = referenceClass(id);
      expect(dateSpan(found?.source.published ?? ''), id).toBeDefined();
      expect(dateSpan(found?.asOf ?? ''), id).toBeDefined();
      expect(found?.source.publisher, id).not.toBe('');
    }
  });

  it('are found by a near id', () => {
    expect(nearestReference('cost.mw.cushmen')).toBe('cost.mw.cushman');
    expect(referenceClass('cost.mw.cushmen')).toBeUndefined();
  });
});

describe('referenceDistribution', () => {
  it('keeps plain forms', () => {
    expect(value('cost.mw.abilene_phase1')).toEqual({ kind: 'point', value: 16.5 });
    expect(value('sched.phase.build.campus')).toEqual({ kind: 'uniform', low: 18, high: 30 });
    expect(value('overrun.default.schedule_dc')).toEqual({
      kind: 'lognormal',
      mu: 0.34,
      sigma: 0.42,
    });
    expect(value('cost.mw.cushman')).toEqual({
      kind: 'triangular',
      low: 9.3,
      mode: 11.7,
      high: 15,
    });
  });

  it('keeps published quantiles and their fit', () => {
    expect(value('sched.epoch.start_to_first.2023plus')).toEqual({
      kind: 'quantiles',
      p10: 11.6,
      p50: 22.5,
      p90: 33.1,
      points: [
        { p: 0.1, x: 11.6 },
        { p: 0.25, x: 15.9 },
        { p: 0.5, x: 22.5 },
        { p: 0.75, x: 28.1 },
        { p: 0.9, x: 33.1 },
      ],
      fit: { kind: 'lognormal', mu: 3.04, sigma: 0.43 },
    });
  });

  it('draws overruns as cost over budget and reproduces the published tail mean', () => {
    const d = value('overrun.cost.flyvbjerg.it');
    expect(d).toMatchObject({
      kind: 'mixture',
      tailShare: 0.18,
      body: { kind: 'point', value: 0.909 },
      tail: { kind: 'pareto', min: 1.5, alpha: 1.38 },
      offset: -1,
    });
    // Mean of a Pareto: min * alpha / (alpha - 1); the book gives 447 % for the tail.
    expect((1.5 * 1.38) / 0.38 - 1).toBeCloseTo(4.47, 1);
    expect(value('overrun.default.shell_mep')).toEqual({
      kind: 'mixture',
      tailShare: 0.1,
      body: { kind: 'lognormal', mu: 0.06, sigma: 0.13 },
      tail: { kind: 'pareto', min: 1.5, alpha: 3 },
      offset: 0,
    });
  });

  it('reads one field by its key or row, in the roles that the unit states', () => {
    expect(value('sched.grid.large_load_default', 'ERCOT')).toMatchObject({
      kind: 'quantiles',
      p10: 18,
      p50: 36,
      p90: 66,
    });
    expect(value('fin.equity.cost', 'development')).toEqual({
      kind: 'triangular',
      low: 0.12,
      mode: 0.16,
      high: 0.22,
    });
    expect(value('sched.equip.dc_mep', 'chillers')).toEqual({ kind: 'uniform', low: 30, high: 40 });
    expect(value('cost.mw.jll_trend', '2025')).toEqual({ kind: 'point', value: 10.7 });
    expect(value('cost.power.ppa', 'ERCOT solar')).toEqual({ kind: 'uniform', low: 35, high: 45 });
    expect(value('sched.equip.gsu', 'tri_months')).toMatchObject({ kind: 'triangular', mode: 42 });
  });

  it('says why a class has none', () => {
    expect(referenceDistribution('cost.mw.jll_trend')).toMatchObject({
      ok: false,
      fact: { en: 'the class holds several figures and no distribution: cost.mw.jll_trend' },
      mend: { en: 'name one of 2020, 2025, 2026' },
    });
    expect(value('fin.tax.macrs5')).toMatch('no distribution');
    expect(value('sched.epoch.start_to_200mw')).toMatch('does not reach its p90');
    expect(value('overrun.cost.flyvbjerg.solar')).toMatch('no exponent of the tail');
    expect(value('fin.offtake.coreweave_backlog', '2025-06')).toMatch('do not say');
    expect(value('fin.loan.mid_market', 'ltc')).toMatch('do not say');
    expect(value('fin.equity.cost', 'toString')).toMatch('has no field');
    expect(referenceDistribution('cost.mw.cushmen')).toMatchObject({
      mend: { en: 'did you mean cost.mw.cushman?' },
    });
  });

  it('answers for every class, and with ordered parameters', () => {
    let distributions = 0;
    for (const id of referenceIds()) {
      const found = referenceDistribution(id);
      if (!found.ok) {
        expect(found.mend.en, id).not.toBe('');
        continue;
      }
      distributions += 1;
      const d = found.value;
      if (d.kind === 'uniform') expect(d.low, id).toBeLessThan(d.high);
      if (d.kind === 'triangular') {
        expect(d.low <= d.mode && d.mode <= d.high && d.low < d.high, id).toBe(true);
      }
      if (d.kind === 'quantiles') {
        for (const [i, point] of d.points.entries()) {
          expect(point.x, id).toBeGreaterThanOrEqual(d.points[i - 1]?.x ?? point.x);
        }
      }
      if (d.kind === 'mixture') expect(d.tail.alpha, id).toBeGreaterThan(1);
    }
    expect(distributions).toBe(142);
  });
});

describe('referenceUnit', () => {
  it('gives base units', () => {
    expect(referenceUnit('sched.phase.build.campus')).toEqual({
      dimension: 'duration',
      factor: 30.4375,
    });
    expect(referenceUnit('cost.mw.abilene_phase1')).toEqual({
      dimension: 'money/power',
      factor: 1e6,
    });
    expect(referenceUnit('cost.power.ct')).toEqual({ dimension: 'money/power', factor: 1e3 });
    expect(referenceUnit('fin.lease.default')).toMatchObject({
      dimension: 'money/power/month',
      factor: 1e3,
    });
    expect(referenceUnit('fin.loan.market_spread')).toEqual({ dimension: 'rate', factor: 1e-4 });
    expect(referenceUnit('sched.equip.dc_mep', 'chillers')).toEqual({
      dimension: 'duration',
      factor: 7,
    });
    expect(referenceUnit('cost.power.ccgt.atb', '2024')?.priceYear).toBe(2022);
  });

  it('agrees between ways to state the same price', () => {
    // 1 bn USD per GW and year is 1/12 m USD per MW and month, or 83.3 USD per kW and month.
    const perYear = referenceUnit('fin.offtake.default')?.factor ?? 0;
    const perMonth = referenceUnit('fin.lease.default')?.factor ?? 1;
    expect(perYear / perMonth).toBeCloseTo(83.3333, 4);
  });

  it('takes the unit that a field names, and none where units are mixed', () => {
    expect(referenceUnit('fin.loan.vantage')).toBeUndefined();
    expect(referenceUnit('fin.loan.vantage', 'spread_bp')).toEqual({
      dimension: 'rate',
      factor: 1e-4,
    });
    expect(referenceUnit('fin.loan.vantage', 'tenor_years')?.dimension).toBe('duration');
    expect(referenceUnit('cost.gpu.iren', 'usd_bn')).toEqual({ dimension: 'money', factor: 1e9 });
    expect(referenceUnit('no.such.class')).toBeUndefined();
  });
});
