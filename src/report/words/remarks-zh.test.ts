import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from '../../run/index.ts';
import { remarkZh } from './remarks-zh.ts';

const hall = readFileSync(
  new URL('../../../cases/teaching-one-hall/programme.yaml', import.meta.url),
  'utf8',
);

const unsure = `
drivers:
  one: { name: One, factor: { triangular: [0.8, 1, 1.3] } }
  two: { name: Two, factor: { triangular: [0.8, 1, 1.3] } }
  three: { name: Three, factor: { triangular: [0.8, 1, 1.3] } }
correlations:
  - { between: [one, two], rank: -0.9 }
  - { between: [two, three], rank: -0.9 }
  - { between: [one, three], rank: -0.9 }
risks:
  flood:
    name: Flood
    probability: 10 %
    hits: [{ on: meadow, factor: 1.1 }]
    mitigation: { active: true, cost: 1m USD, probability: 5 % }
`;

test('every remark that the engine makes reads in Chinese', async () => {
  const { notes } = await run({ programme: hall + unsure, seed: 1, trials: 10_400 });
  expect(notes.length).toBe(5);
  for (const note of notes) expect(remarkZh(note)).not.toMatch(/[a-z]{3}/);
});
