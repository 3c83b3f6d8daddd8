import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkCase } from '../../evidence/index.ts';
import { spaceOf } from '../terms/space.ts';
import { ownDeals } from './own-deals.ts';

const text = readFileSync(
  new URL('../../../cases/teaching-deal/programme.yaml', import.meta.url),
  'utf8',
);

/** What some parties change among themselves, all options of the last term together. */
function changesOf(patch: string, members: readonly string[]): ReadonlySet<string> {
  const { programme, diagnostics } = checkCase({
    programmeText: text.replace(/bold: .*/, `bold: { name: bold, patch: [${patch}] }`),
  });
  if (programme === undefined) throw new Error(diagnostics.map(({ fact }) => fact).join('\n'));
  const space = spaceOf(programme);
  const signing = new Set(['owner', 'tenant', 'bank']);
  const deals = ownDeals(
    programme,
    space,
    signing,
    new Set(members),
    'falls-apart',
    Int8Array.from(space, () => -1),
  );
  return new Set(
    deals.flatMap(({ patches }) =>
      patches.flatMap((p) => ('add' in p ? [p.add] : 'scale' in p ? [p.scale] : [])),
    ),
  );
}

const more = (party: string) =>
  `{ add: capital.more, as: { name: More, party: ${party}, instrument: common, amount: 9 MUSD, available: 2025-03-01 } }, { scale: capital.more.amount, by: 2 }`;

test('money that an option adds belongs to who brings it', () => {
  const added = ['capital.more', 'capital.more.amount'];
  expect([...changesOf(more('bank'), ['bank'])]).toEqual(expect.arrayContaining(added));
  for (const address of added) {
    expect(changesOf(more('bank'), ['owner']).has(address)).toBe(false);
    expect(changesOf(more('bank'), ['owner', 'tenant']).has(address)).toBe(false);
  }
});

test('an agreement that an option adds needs all who must sign it', () => {
  const side =
    '{ add: agreements.side, as: { name: Side, parties: [owner, bank], time: 1 month } }';
  expect(changesOf(side, ['owner', 'bank']).has('agreements.side')).toBe(true);
  expect(changesOf(side, ['owner', 'tenant']).has('agreements.side')).toBe(false);
});
