import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dayAfter, networkOf, programmeText } from '../../tests/programmes.ts';
import { run } from './index.ts';

it('reports the share of trials that meet a deadline', async () => {
  const text = readFileSync(
    new URL('../../cases/teaching-one-hall/programme.yaml', import.meta.url),
    'utf8',
  );
  const programme = text.replace(/^( *)(permit: *\{)/m, '$1$2 deadline: 2025-06-30,');
  expect(programme).not.toBe(text);
  const result = await run({ programme, seed: 1, trials: 1000 });
  const activities = result.phases.flatMap((phase) => phase.activities);
  const permit = activities.find(({ id }) => id === 'permit');
  const level = (date: string) =>
    (permit?.finish.quantiles.filter((x) => x !== null && x <= date).length ?? 0) / 21;
  expect(permit?.deadline?.date).toBe('2025-06-30');
  expect(permit?.deadline?.met).toBeCloseTo(level('2025-06-30'), 1);
  expect(activities.filter(({ deadline }) => deadline !== null)).toHaveLength(1);
});

/** Work of so many days from the data date on, and the horizon and its deadline as days after it. */
const dated = async (days: number, end: number, trials: number) => {
  const parts = networkOf({ a: { duration: `${days} days`, deadline: dayAfter(end) } });
  const { phases, scopes } = await run({
    programme: programmeText({ ...parts, horizon: dayAfter(end) }),
    seed: 1,
    trials,
  });
  const [activity] = phases.flatMap((phase) => phase.activities);
  return {
    date: activity?.finish.quantiles[0],
    met: activity?.deadline?.met,
    within: [activity?.finish.withinHorizon, scopes[0]?.firstEnergised.withinHorizon],
    reached: scopes[0]?.attribution.reached,
    mw: scopes[0]?.monthly.mw.mean.at(-1),
  };
};

it.each([
  [50, 50, 1],
  [50.5, 50, 1],
  [50, 49, 0],
  [50.5, 49, 0],
])('counts work of %d days by the end of day %d as its date says: %d', async (days, end, is) => {
  // many trials are summed up another way
  for (const trials of [2, 10_500]) {
    const got = await dated(days, end, trials);
    expect(got).toEqual({ date: dayAfter(50), met: is, within: [is, is], reached: is, mw: is });
  }
});
