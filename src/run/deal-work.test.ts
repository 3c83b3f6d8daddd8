import { describe, expect, test } from 'vitest';
import { createWorkLog, raceAhead, roundsAhead } from './deal-work.ts';

describe('work ahead', () => {
  test('of a race is that of its rounds, a third going on each time', () => {
    const contents = Array.from({ length: 900 }, (_, c) => c);
    // 900 get 8 trials, 300 get 16 more, 100 get 48 more, 900 / 27 the rest to 100
    const whole = 900 * 8 + 300 * 16 + 100 * 48 + (900 / 27) * 28;
    expect(raceAhead([...contents, ...contents], 100, undefined, () => 0)).toBeCloseTo(whole, 6);
    expect(raceAhead(contents, 100, undefined, () => 8)).toBeCloseTo(whole - 900 * 8, 6);
    const plan = { totals: [8, 24, 72, 100], factor: 3 };
    expect(roundsAhead(plan, 300, 1)).toBeCloseTo(100 * 48 + (100 / 3) * 28, 6);
    expect(roundsAhead(plan, 7, 3)).toBe(0);
  });

  test('of few contents is all their trials at once', () => {
    expect(raceAhead([4, 5], 60, undefined, (c) => (c === 4 ? 60 : 0))).toBe(60);
  });
});

test('a log knows what has begun for sure, adds what is expected, and ends where it is', () => {
  const seen: (readonly [number, number])[] = [];
  const log = createWorkLog((done, total) => seen.push([done, total]));
  log.later(50);
  log.begin(10);
  log.done(4);
  log.done(6);
  log.later(0);
  log.begin(30);
  log.done(30);
  log.end();
  expect(seen).toEqual([
    [4, 60],
    [10, 60],
    [40, 40],
    [40, 40],
  ]);
});
