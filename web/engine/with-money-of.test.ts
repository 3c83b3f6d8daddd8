import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { run } from '../../src/run/index.ts';
import { unanswered, withMoneyOf } from './with-money-of.ts';

const programme = readFileSync(
  new URL('../../cases/stargate-2025-07/programme.yaml', import.meta.url),
  'utf8',
);
const facts = readFileSync(
  new URL('../../cases/stargate-2025-07/facts.yaml', import.meta.url),
  'utf8',
);

it('makes of a result without cash flows the whole one again, given its money', async () => {
  const request = { programme, facts, seed: 3, trials: 40 };
  const whole = await run(request);
  const physical = await run(request, { cash: false });
  expect(physical.claims.length).toBeLessThan(whole.claims.length);
  expect(withMoneyOf(physical, whole)).toEqual(whole);
  const measures = new Set(
    whole.claims
      .filter(({ id }) => unanswered(physical, whole).includes(id))
      .map(({ measure }) => measure),
  );
  expect([...measures].filter((measure) => !['revenue', 'spent'].includes(measure))).toEqual([]);
});
