import { describe, expect, it } from 'vitest';
import { quantile } from '../uncertainty/index.ts';
import { dateSpan, parseQuantity } from '../units/index.ts';
import { nearestReference, referenceClass, referenceIds } from './reference-classes.ts';
import { referenceDistribution } from './reference-distribution.ts';
import { referenceUnit } from './reference-unit.ts';
import { referenceValue } from './reference-value.ts';

const value = (id: string) => {
  const found = referenceDistribution(id);
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

  it('says why a class has none', () => {
    expect(referenceDistribution('cost.mw.jll_trend')).toMatchObject({
      ok: false,
      fact: { en: 'the class holds several figures and no distribution: cost.mw.jll_trend' },
      // a programme can name a class, not one of its figures
      mend: { en: 'write the numbers out and name it as source' },
    });
    expect(value('fin.tax.macrs5')).toMatch('no distribution');
    expect(value('sched.epoch.start_to_200mw')).toMatch('does not reach its p90');
    expect(value('overrun.cost.flyvbjerg.solar')).toMatch('no exponent of the tail');
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
      if (d.kind === 'quantiles') expect(d.p10 <= d.p50 && d.p50 <= d.p90, id).toBe(true);
      if (d.kind === 'mixture') expect(d.tail.alpha, id).toBeGreaterThan(1);
    }
    expect(distributions).toBe(142);
  });
});

describe('referenceUnit', () => {
  /** Units of the data as programmes write them. */
  const written: Readonly<Record<string, string>> = {
    'bp over SOFR': '1 bp',
    'USD bn per GW': '1bn USD/GW',
    'USD m per MW': '1m USD/MW',
    'USD m per MW IT': '1m USD/MW',
    'USD per kW': '1 USD/kW',
    'USD per kW firm': '1 USD/kW',
    'USD per kW-month IT': '1 USD/kW-month',
    'USD m per MW-year': '1m USD/MW-year',
    'USD bn per GW IT-year': '1bn USD/GW-year',
    '2025 USD m per MW IT-year': '1m USD/MW-year',
    'USD per MWh': '1 USD/MWh',
    days: '1 days',
    months: '1 months',
    years: '1 years',
    MW: '1 MW',
  };

  it('is what the same unit is worth in a programme', () => {
    const units = new Set<string>();
    for (const id of referenceIds()) {
      const unit = referenceUnit(id);
      const name = referenceClass(id)?.unit ?? '';
      if (unit === undefined || units.has(name)) continue;
      units.add(name);
      const said = parseQuantity(written[name] ?? '1', unit.dimension);
      expect(said.ok && said.value / unit.factor, name).toBeCloseTo(1, 12);
    }
    expect(units.size).toBe(21);
  });

  it('has no unit of classes in several units', () => {
    expect(referenceUnit('fin.loan.vantage')).toBeUndefined();
    expect(referenceUnit('no.such.class')).toBeUndefined();
  });
});

describe('referenceValue', () => {
  const at = (id: string, dimension: 'duration' | 'share', p: number) => {
    const made = referenceValue(id, dimension);
    return made.ok ? quantile(made.value, p) : Number.NaN;
  };

  it('is the published fit, else goes through the published quantiles, in base units', () => {
    expect(at('sched.epoch.start_to_first.2023plus', 'duration', 0.5)).toBeCloseTo(
      Math.exp(3.04) * 30.4375,
      9,
    );
    for (const [p, months] of [
      [0.1, 12],
      [0.5, 20.2],
      [0.9, 31],
    ] as const)
      expect(at('sched.epoch.start_to_first.2024plus', 'duration', p)).toBeCloseTo(
        months * 30.4375,
        6,
      );
  });

  it('of overruns has the published share in the tail of a Pareto', () => {
    const overrun = (p: number) => at('overrun.cost.flyvbjerg.it', 'share', p);
    expect(overrun(0.81)).toBeCloseTo(-0.091, 12);
    expect(overrun(0.95)).toBeCloseTo(1.5 * (0.18 / 0.05) ** (1 / 1.38) - 1, 9);
  });

  it('is none where figures are counted per something that no field is', () => {
    for (const [id, dimension] of [
      ['cost.rack.gb200', 'money'],
      ['cost.rent.b200.spot', 'money'],
      ['cost.energy.gas', 'money'],
      ['sched.epoch.ramp_rate', 'power'],
    ] as const)
      expect(referenceValue(id, dimension), id).toMatchObject({ ok: false });
    expect(referenceValue('cost.rack.gb200', 'money')).toMatchObject({
      fact: { en: 'no field is counted in the unit of cost.rack.gb200: USD m per rack' },
      mend: { en: 'write the numbers out and name it as source' },
    });
  });
});
