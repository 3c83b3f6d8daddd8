import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalCdf, normalQuantile } from './normal.ts';

// Φ from erfc of the C library; Φ⁻¹ from tables of 16 digits
it.each([
  [-10, 7.61985302416059e-24],
  [-6, 9.86587645037701e-10],
  [-3, 0.0013498980316300957],
  [-0.5, 0.3085375387259869],
  [0, 0.5],
  [1, 0.8413447460685429],
  [5, 0.9999997133484281],
])('Φ(%d) is %d', (x, p) => {
  expect(Math.abs(normalCdf(x) / p - 1)).toBeLessThan(2e-14);
});

it.each([
  [1e-300, -37.0470962993612],
  [1e-20, -9.262340089798405],
  [0.01, -2.3263478740408408],
  [0.9, 1.2815515655446004],
  [0.975, 1.959963984540054],
])('Φ⁻¹(%d) is %d', (p, x) => {
  expect(Math.abs(normalQuantile(p) / x - 1)).toBeLessThan(1e-14);
});

it('inverts Φ, and has infinite ends', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
      expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(2e-14 * Math.max(p, 1e-2));
    }),
  );
  expect(normalQuantile(0)).toBe(-Infinity);
  expect(normalQuantile(1)).toBe(Infinity);
  expect(normalQuantile(-0.1)).toBeNaN();
  expect([normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([0, 1]);
});
