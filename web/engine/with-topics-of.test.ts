import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { type Result, run, topics } from '../../src/run/index.ts';
import { unanswered, withTopicsOf } from './with-topics-of.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../cases/stargate-2025-07/${name}`, import.meta.url), 'utf8');
const request = { programme: read('programme.yaml'), facts: read('facts.yaml'), trials: 40 };

let whole: Result;
beforeAll(async () => {
  whole = await run({ ...request, seed: 3 });
});

it.each([...topics.map((topic) => [topic]), []])(
  'makes of a result that tells of %s the whole one again, given the rest',
  async (...told) => {
    const few = await run({ ...request, seed: 3 }, { topics: told });
    const missing = topics.filter((topic) => !told.includes(topic));
    expect(JSON.stringify(withTopicsOf(few, whole, missing))).toBe(JSON.stringify(whole));
  },
);

it('takes nothing of another result but what is missing', async () => {
  const other = await run({ ...request, seed: 4 });
  expect(withTopicsOf(whole, other, [])).toEqual(whole);
  const given = withTopicsOf(whole, other, ['schedule', 'activities']);
  expect(given.phases).toEqual(other.phases);
  expect(given.sites.map(({ mw }) => mw)).toEqual(other.sites.map(({ mw }) => mw));
  expect(withTopicsOf(given, whole, ['schedule', 'activities'])).toEqual(whole);
});

it('knows the claims that only cash flows answer', async () => {
  const few = await run({ ...request, seed: 3 }, { topics: [] });
  const missing = unanswered(few, whole);
  expect(missing.length).toBe(whole.claims.length - few.claims.length);
  expect(missing.length).toBeGreaterThan(0);
  for (const { id, measure } of whole.claims)
    if (missing.includes(id)) expect(['revenue', 'spent']).toContain(measure);
});
