import { expect, it } from 'vitest';
import { createDerive } from './derive.ts';

it('makes anew what rests on a part that changed, and nothing else', () => {
  const derive = createDerive();
  const sum = ({ a, b }: { a: readonly number[]; b: number; c: string }) => [...a, b];
  const whole = { a: [1, 2], b: 3, c: 'x' };
  const made = derive(sum, whole);
  expect(made).toEqual([1, 2, 3]);
  expect(derive(sum, { ...whole, c: 'y' })).toBe(made);
  expect(derive(sum, { ...whole, b: 4 })).toEqual([1, 2, 4]);
  expect(derive(sum, { ...whole, a: [2] })).toEqual([2, 3]);
});

it('looks at what a choice was made by', () => {
  const derive = createDerive();
  const either = ({ first, a, b }: { first: boolean; a: number; b: number }) => (first ? a : b);
  expect(derive(either, { first: true, a: 1, b: 2 })).toBe(1);
  expect(derive(either, { first: false, a: 1, b: 2 })).toBe(2);
  expect(derive(either, { first: false, a: 1, b: 3 })).toBe(3);
});
