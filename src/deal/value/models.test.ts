import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkCase } from '../../evidence/index.ts';
import { compile } from '../../model/index.ts';
import { type Patch, patched } from '../../programme/index.ts';
import { sameData } from '../../units/index.ts';
import { contentsOf } from '../terms/contents.ts';
import { admissibleDeals, patchesOf, spaceOf } from '../terms/space.ts';
import { modelsOf } from './models.ts';

const read = (name: string, file: string) =>
  readFileSync(new URL(`../../../cases/${name}/${file}.yaml`, import.meta.url), 'utf8');

function caseOf(name: string, facts: { factsText?: string } = {}) {
  const { programme } = checkCase({ programmeText: read(name, 'programme'), ...facts });
  if (programme === undefined) throw new Error(`unsound case: ${name}`);
  return programme;
}

const cases = [
  caseOf('teaching-deal'),
  caseOf('stargate-2025-07', { factsText: read('stargate-2025-07', 'facts') }),
];

test('models made from others are those that the patched programme compiles to', () => {
  for (const programme of cases) {
    const space = spaceOf(programme);
    const deals = admissibleDeals(programme, space);
    // numbers of every financing kind, beside what the case itself negotiates
    const financing = Object.entries(programme.capital).flatMap(([id, { share, rate, tenor }]) => [
      ...(share === undefined ? [] : [`capital.${id}.share`]),
      ...(rate === undefined ? [] : [`capital.${id}.rate`]),
      ...(tenor === undefined ? [] : [`capital.${id}.tenor`]),
    ]);
    const prices = Object.entries(programme.contracts).flatMap(([id, { price }]) =>
      price === undefined ? [] : [`contracts.${id}.price`],
    );
    const lists = [...financing, ...prices].map((address, i): Patch[] => [
      ...patchesOf(space, deals[(i * 7919) % deals.length]!),
      { scale: address, by: scaleOf(1 - 0.02 * (i + 1)) },
    ]);
    const every = [
      [],
      ...lists,
      ...deals.filter((_, i) => i % 997 === 0).map((deal) => patchesOf(space, deal)),
    ];
    const contents = contentsOf(programme, every);
    const models = modelsOf(contents);
    const drawn = contents.places.filter((_, place) => models.kinds[place] === 'drawn');
    for (const [content, patches] of contents.patches.entries()) {
      const compiled = compile(patched(programme, patches, []).programme);
      const found = models.of(content);
      const stood = new Set(drawn.map(({ address }) => address));
      // what is only drawn, and planned days, may be those of another content with the same model
      const apart = ({ variables, costs, ...rest }: typeof found) => ({
        ...rest,
        costs: costs.map((cost) => ({ ...cost, plannedDays: 0 })),
        variables: variables.filter(({ path }) => !stood.has(path)),
      });
      expect(sameData(apart(found), apart(compiled)), `content ${content}`).toBe(true);
    }
  }
});

/** A multiplier as the file's reader makes it. */
function scaleOf(x: number) {
  return { spec: { kind: 'point' as const, value: x }, dimension: 'factor' as const };
}
