import { expect, it } from 'vitest';
import { stagesOf } from './stages.ts';

const told = (...of: Parameters<typeof stagesOf>) =>
  stagesOf(...of).map(({ trials, topics }) =>
    [
      trials,
      ...(topics.length === 1
        ? topics
        : [topics.includes('exclusions') ? 'everything' : 'what is shown']),
    ].join(' of '),
  );

it('sketches what the reader looks at, then looks closer, then at the rest, then at all trials', () => {
  expect(told(10_000, ['schedule'], undefined)).toEqual([
    '128 of schedule',
    '1000 of schedule',
    '1000 of what is shown',
    '10000 of everything',
  ]);
});

it('does without a sketch where the fair picture comes at once', () => {
  expect(told(10_000, ['money'], 0.1)).toEqual([
    '1000 of money',
    '1000 of what is shown',
    '10000 of everything',
  ]);
  expect(told(10_000, ['money'], 2)).toContain('128 of money');
});

it('never takes more trials than the report, and none twice for the same', () => {
  expect(told(300, ['spending'], undefined)).toEqual([
    '128 of spending',
    '300 of spending',
    '300 of everything',
  ]);
  expect(told(64, ['spending'], undefined)).toEqual(['64 of spending', '64 of everything']);
});
