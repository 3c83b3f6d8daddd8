import { expect, it } from 'vitest';
import { stagesOf } from './stages.ts';

const told = (...of: Parameters<typeof stagesOf>) =>
  stagesOf(...of).map(({ trials, cash }) => `${trials}${cash ? ' with cash' : ''}`);

it('sketches first, then looks closer, then at money, then at all trials', () => {
  expect(told(10_000, false, undefined)).toEqual([
    '128',
    '1000',
    '1000 with cash',
    '10000 with cash',
  ]);
});

it('has cash flows from the start for who looks at money', () => {
  expect(told(10_000, true, undefined)).toEqual([
    '128 with cash',
    '1000 with cash',
    '10000 with cash',
  ]);
});

it('does without a sketch where the fair picture comes at once', () => {
  expect(told(10_000, false, 0.1)).toEqual(['1000', '1000 with cash', '10000 with cash']);
  expect(told(10_000, false, 2)).toContain('128');
});

it('never takes more trials than the report, and none twice', () => {
  expect(told(300, false, undefined)).toEqual(['128', '300', '300 with cash']);
  expect(told(64, false, undefined)).toEqual(['64', '64 with cash']);
  expect(told(64, true, 0.1)).toEqual(['64 with cash']);
});
