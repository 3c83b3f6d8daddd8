import { describe, expect, it } from 'vitest';
import { isInvestment } from './investment-rate.ts';

describe('a rate of return', () => {
  it('is that of an investment when money goes in first, and of borrowing when it comes first', () => {
    expect(isInvestment(Float64Array.of(-100, 110), 0.1)).toBe(true);
    expect(isInvestment(Float64Array.of(100, -110), 0.1)).toBe(false);
    // the second of two lanes borrows
    const both = Float64Array.of(-100, 100, 0, 0, 121, -121);
    expect([0, 1].map((lane) => isInvestment(both, 0.1, 2, lane))).toEqual([true, false]);
  });
});
