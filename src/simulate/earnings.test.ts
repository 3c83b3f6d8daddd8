import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annuity, levelPayment } from './index.ts';

const rates = fc.double({ min: 0.001, max: 0.3, noNaN: true });
const years = fc.integer({ min: 1, max: 40 });

describe('an annuity', () => {
  it('is the integral of its discounted payments', () => {
    fc.assert(
      fc.property(rates, rates, years, (rate, growth, length) => {
        const steps = 4_000;
        const width = length / steps;
        let sum = 0;
        for (let k = 0; k < steps; k++) {
          const t = 2 + (k + 0.5) * width;
          sum += 100 * (1 + growth) ** t * (1 + rate) ** -t * width;
        }
        expect(annuity(100, growth, rate, 2, length) / sum).toBeCloseTo(1, 5);
      }),
    );
  });

  it('has the closed form of a constant stream, and of one that grows as fast as it is discounted', () => {
    expect(annuity(100, 0, 0.1, 0, 10)).toBeCloseTo((100 * (1 - 1.1 ** -10)) / Math.log(1.1), 9);
    expect(annuity(100, 0.1, 0.1, 5, 10)).toBeCloseTo(1000, 9);
    expect(annuity(100, 0, 0, 5, 10)).toBe(1000);
  });
});

describe('a level payment', () => {
  it('pays a loan back', () => {
    fc.assert(
      fc.property(rates, years, (rate, length) => {
        const force = Math.log(1 + rate);
        const payment = levelPayment(rate, length);
        // the balance of a loan that is paid back all through the year
        const balance = (t: number) => (1 + rate) ** t - (payment * ((1 + rate) ** t - 1)) / force;
        expect(balance(0)).toBe(1);
        expect(Math.abs(balance(length))).toBeLessThan(1e-6);
      }),
    );
  });

  it('is the principal over the years without interest, and near the tables of yearly payments with it', () => {
    expect(levelPayment(0, 8)).toBe(1 / 8);
    const middle = (rate: number) => Math.log(1 + rate) / rate;
    expect(levelPayment(0.05, 10)).toBeCloseTo(0.129504575 * middle(0.05), 9);
    expect(levelPayment(0.08, 30)).toBeCloseTo(0.0888274334 * middle(0.08), 9);
  });
});
