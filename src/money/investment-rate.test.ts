import { describe, expect, it } from 'vitest';
import { isInvestment } from './investment-rate.ts';

describe('a rate of return', () => {
  it('is that of an investment when money goes in first, and of borrowing when it comes first', () => {
    expect(isInvestment(Float64Array.of(-100, 110), 0.1)).toBe(true);
    expect(isInvestment(Float64Array.of(100, -110), 0.1)).toBe(false);
  });
});
