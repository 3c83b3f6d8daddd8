import { describe, expect, it } from 'vitest';
import { irr } from './irr.ts';
import { mirr } from './mirr.ts';
import { npv } from './npv.ts';
import { payback } from './payback.ts';

describe('npv', () => {
  it('spreadsheet documentation of NPV: 1,188.44 a period before the first flow, 1,922.06 at it', () => {
    expect(npv(0.1, [-10_000, 3_000, 4_200, 6_800]) / 1.1).toBeCloseTo(1188.44, 2);
    expect(npv(0.08, [-40_000, 8_000, 9_200, 10_000, 12_000, 14_500])).toBeCloseTo(1922.06, 2);
  });

  it('of a perpetuity tends to payment / rate', () => {
    expect(npv(0.05, [0, ...Array<number>(1500).fill(5)])).toBeCloseTo(100, 10);
  });
});

describe('mirr', () => {
  const flows = [-120_000, 39_000, 30_000, 21_000, 37_000, 46_000];

  it('spreadsheet documentation of MIRR: 12.61 %, -4.80 % after three years, 13.48 % at 14 %', () => {
    expect(mirr(flows, { finance: 0.1, reinvest: 0.12 })).toBeCloseTo(0.126094, 6);
    expect(mirr(flows.slice(0, 4), { finance: 0.1, reinvest: 0.12 })).toBeCloseTo(-0.048, 4);
    expect(mirr(flows, { finance: 0.1, reinvest: 0.14 })).toBeCloseTo(0.134759, 6);
  });

  it('at its own rate is the internal rate of return', () => {
    const rate = irr(flows).rates[0]!;
    expect(mirr(flows, { finance: rate, reinvest: rate })).toBeCloseTo(rate, 12);
  });

  it('needs flows of both signs', () => {
    expect(mirr([1, 2], { finance: 0.1, reinvest: 0.1 })).toBeUndefined();
    expect(mirr([-1, 0], { finance: 0.1, reinvest: 0.1 })).toBeUndefined();
  });
});

describe('payback', () => {
  it('of the textbook -100, 30, 40, 50 is 2.6 years, discounted at 10 % never', () => {
    expect(payback([-100, 30, 40, 50])).toBeCloseTo(2.6, 14);
    expect(payback([-100, 30, 40, 50], 0.1)).toBeUndefined();
    expect(payback([-100, 30, 40, 50, 60], 0.1)).toBeCloseTo(3 + 2.1036 / 40.9808, 4);
  });

  it('counts from when the money is back for good', () => {
    expect(payback([-10, 20, -30, 40])).toBeCloseTo(2.5, 14);
    expect(payback([5, 5])).toBe(0);
    expect(payback([-5])).toBeUndefined();
  });

  it('discounted at the internal rate of return is the whole life', () => {
    const flows = [-100, 30, 40, 50];
    expect(payback(flows, irr(flows).rates[0]! - 1e-12)).toBeCloseTo(3, 8);
  });
});
