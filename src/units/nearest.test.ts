import { expect, it } from 'vitest';
import { nearestName } from './nearest.ts';

it('finds the nearest name, or none', () => {
  expect(nearestName('abeline', ['abilene', 'denton'])).toBe('abilene');
  expect(nearestName('Dneton', ['abilene', 'denton'])).toBe('denton');
  expect(nearestName('zzzz', ['abilene', 'denton'])).toBeUndefined();
  expect(nearestName('x', [])).toBeUndefined();
});
