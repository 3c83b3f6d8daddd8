import { describe, expect, test } from 'vitest';
import { quantile } from '../uncertainty/index.ts';
import type { Dimension } from '../units/index.ts';
import { parseValue } from './parse-value.ts';

const median = (raw: unknown, dimension: Dimension, u = 0.5) => {
  const parsed = parseValue(raw, dimension);
  return parsed.ok && parsed.value.spec.kind !== 'reference'
    ? quantile(parsed.value.spec, u)
    : Number.NaN;
};

const codes = (raw: unknown, dimension: Dimension) => {
  const parsed = parseValue(raw, dimension);
  return parsed.ok ? [] : parsed.problems.map(({ code }) => code);
};

describe('parseValue', () => {
  test('takes nothing beyond what is real', () => {
    expect(codes('500bn USD', 'money')).toEqual([]);
    expect(codes('999999999999999999bn USD', 'money')).toEqual(['out-of-range']);
    expect(codes({ p10: '1 MW', p50: '2 MW', p90: '30 TW' }, 'power')).toEqual(['out-of-range']);
    expect(codes('100bn', 'count')).toEqual(['out-of-range']);
    expect(codes('1e6 days', 'duration')).toEqual(['out-of-range']);
    expect(codes('1e30 USD/MWh', 'money/energy')).toEqual(['out-of-range']);
  });

  test('marks the number that falls', () => {
    const paths = (raw: unknown) => {
      const parsed = parseValue(raw, 'factor');
      return parsed.ok ? [] : parsed.problems.map(({ path }) => path.join('.'));
    };
    expect(paths({ p10: 3, p50: 2, p90: 4 })).toEqual(['p50']);
    expect(paths({ p10: 1, p50: 2, p90: 2 })).toEqual(['p90']);
    expect(paths({ pert: [1, 3, 2] })).toEqual(['pert.2']);
    expect(paths({ triangular: [2, 1, 3] })).toEqual(['triangular.1']);
    expect(paths({ uniform: [2, 1] })).toEqual(['uniform.1']);
  });

  test('reads every form into base units', () => {
    expect(median('2 GW', 'power')).toBe(2000);
    expect(median({ value: '2 GW', source: 'F-1' }, 'power')).toBe(2000);
    expect(median({ p10: '1 d', p50: '2 d', p90: '4 d' }, 'duration', 0.9)).toBeCloseTo(4, 9);
    expect(median({ triangular: [0, '10 d', '20 d'] }, 'duration')).toBeCloseTo(10, 9);
    expect(median({ pert: [0, '10 d', '20 d'] }, 'duration')).toBeCloseTo(10, 6);
    expect(median({ uniform: [1, 3] }, 'factor')).toBe(2);
    expect(median({ normal: { mean: '2025-01-11', sd: '3 d' } }, 'date')).toBeCloseTo(20099, 6);
    expect(median({ lognormal: { p50: '1m USD', p90: '2m USD' } }, 'money', 0.9)).toBeCloseTo(
      2e6,
      2,
    );
    expect(median({ lognormal: { p50: '1m USD', sigma: 0.3 } }, 'money')).toBeCloseTo(1e6, 3);
    expect(median({ exponential: { mean: '10 d' } }, 'duration')).toBeCloseTo(10 * Math.log(2), 9);
    expect(median({ pareto: { min: 1, alpha: 1 } }, 'factor')).toBeCloseTo(2, 9);
    expect(
      median(
        {
          discrete: [
            [1, '30 %'],
            [5, 0.7],
          ],
        },
        'count',
      ),
    ).toBe(5);
    expect(median({ empirical: [1, 2, 3] }, 'count')).toBe(2);
    expect(median({ uniform: [0, 10], max: 5 }, 'factor', 1)).toBeCloseTo(5, 9);
  });

  test('names the form of a distribution whose fields stand by themselves', () => {
    const mends = (raw: unknown) => {
      const parsed = parseValue(raw, 'duration');
      return parsed.ok ? [] : parsed.problems.map(({ mend }) => mend.en);
    };
    expect(mends({ mean: '4 months', sd: '1 month', source: 'judgement' })).toEqual([
      'write { normal: { mean: 4 months, sd: 1 month } }',
    ]);
    expect(mends({ min: '2 months', max: '9 months' })).toEqual([
      'write { uniform: [2 months, 9 months] }',
    ]);
  });

  test('keeps what stands beside', () => {
    const parsed = parseValue(
      { value: 1, source: ['F-1', 'F-2'], reason: 'why', drivers: { market: 0.5 } },
      'factor',
    );
    expect(parsed).toMatchObject({
      ok: true,
      value: { source: ['F-1', 'F-2'], reason: 'why', drivers: { market: 0.5 } },
    });
  });

  test('a reference class is its own source', () => {
    expect(parseValue({ reference: 'cost.mw.cushman', uplift: 1.2 }, 'money/power')).toMatchObject({
      ok: true,
      value: {
        spec: { kind: 'reference', id: 'cost.mw.cushman', uplift: 1.2 },
        source: ['cost.mw.cushman'],
      },
    });
  });

  test('reports all that is wrong', () => {
    expect(codes({ p10: '3 d', p50: '2 d', p90: '1 d' }, 'duration')).toEqual(['quantiles']);
    expect(codes({ p10: '3 MW', p50: 'two', p90: '1 d' }, 'duration')).toEqual(['unit', 'unit']);
    expect(
      codes(
        {
          discrete: [
            [1, 0.5],
            [2, 0.4],
          ],
        },
        'count',
      ),
    ).toEqual(['probability']);
    expect(codes('120 %', 'share')).toEqual(['probability']);
    expect(codes('-1 MW', 'power')).toEqual(['number']);
    for (const [text, dimension] of [
      ['-5 days', 'duration'],
      ['-1m USD', 'money'],
      [-0.5, 'factor'],
    ] as const) {
      expect(codes(text, dimension)).toEqual(['number']);
      expect(codes({ triangular: [text, 1, 2] }, dimension)).toContain('number');
      expect(parseValue(text, dimension, true)).toMatchObject({ ok: true });
    }
    expect(codes('2025-02-30', 'date')).toEqual(['date']);
    expect(codes({ uniform: [1, 2], normal: { mean: 1, sd: 1 } }, 'factor')).toEqual(['value']);
    expect(codes({ uniform: [2, 1] }, 'factor')).toEqual(['value']);
    expect(codes({ p50: 1, p60: 2 }, 'factor')).toContain('value');
    expect(codes(null, 'factor')).toEqual(['value']);
    expect(codes([], 'factor')).toEqual(['value']);
    expect(codes(Number.NaN, 'factor')).toEqual(['unit']);
    expect(codes({ value: 1, drivers: { market: 'much' } }, 'factor')).toEqual(['value']);
  });
});
