import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
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
