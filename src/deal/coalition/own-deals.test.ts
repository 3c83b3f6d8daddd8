import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkCase } from '../../evidence/index.ts';
import { spaceOf } from '../terms/space.ts';
import { ownDeals, type Reaction } from './own-deals.ts';

const text = readFileSync(
  new URL('../../../cases/teaching-deal/programme.yaml', import.meta.url),
  'utf8',
);

/** What some parties change among themselves, all options of the last term together. */
function changesOf(
  patch: string,
  members: readonly string[],
  { more = '', reaction = 'falls-apart' as Reaction, others = 'careful' } = {},
): ReadonlySet<string> {
  const { programme, diagnostics } = checkCase({
    programmeText: text
      .replace(/bold: .*/, `bold: { name: bold, patch: [${patch}] }`)
      .replace('\ncapital:\n', `\n${more}\ncapital:\n`),
  });
  if (programme === undefined) throw new Error(diagnostics.map(({ fact }) => fact).join('\n'));
  const space = spaceOf(programme);
  const signing = new Set(['owner', 'tenant', 'bank']);
  const deals = ownDeals(
    programme,
    space,
    signing,
    new Set(members),
    reaction,
    Int8Array.from(space, ({ options }) => options.findIndex(({ id }) => id === others)),
  );
  return new Set(
    deals.flatMap(({ patches }) =>
      patches.flatMap((p) =>
        'add' in p ? [p.add] : 'scale' in p ? [p.scale] : 'set' in p ? [p.set] : [],
      ),
    ),
  );
}

test.each<[string, readonly string[]]>([
  // seller, buyer, and who signs what it waits for; the public signs nothing
  ['contracts.lease.price', ['owner', 'tenant']],
  ['contracts.use.price', ['tenant']],
  ['agreements.lease.time', ['owner', 'tenant']],
  ['capital.equity.amount', ['owner']],
  ['capital.loan.rate', ['owner', 'tenant', 'bank']],
  ['sites.meadow.phases.hall.mw', ['owner', 'tenant']],
])('%s is changed by %s together and by no fewer', (address, needs) => {
  const all = ['owner', 'tenant', 'bank'];
  for (let coalition = 1; coalition < 2 ** all.length; coalition++) {
    const members = all.filter((_, i) => coalition & (1 << i));
    const changes = changesOf(`{ scale: ${address}, by: 1.25 }`, members);
    expect(changes.has(address)).toBe(needs.every((id) => members.includes(id)));
  }
});

describe('those who stay behind', () => {
  const club =
    '  club: { name: Club, parties: [owner, bank], time: 1 month, terms: [loan] }\n  old: { name: Old, parties: [owner, tenant], signed: 2024-05-01 }\n  free: { name: Free, parties: [owner, tenant], time: 1 month }';
  const equity =
    '{ scale: capital.equity.amount, by: 1.25 }, { scale: contracts.use.price, by: 2 }';
  const apart = { more: club, others: 'bold' };
  const together = { ...apart, reaction: 'stays-together' as Reaction };

  test('do what they agreed of things that are theirs alone, if they stay together', () => {
    expect(changesOf(equity, ['bank'], apart).has('capital.equity.amount')).toBe(false);
    const kept = changesOf(equity, ['bank'], together);
    expect(kept.has('capital.equity.amount')).toBe(true);
    expect(kept.has('contracts.use.price')).toBe(true);
    expect(changesOf(equity, ['bank'], { ...together, others: 'careful' })).not.toContain(
      'capital.equity.amount',
    );
  });

  test('sign among themselves only then; what is signed, or under no negotiation, stands', () => {
    const closed = (members: string[], reacts: typeof together | typeof apart) =>
      [...changesOf(equity, members, reacts)].filter((address) => address.endsWith('.never'));
    expect(closed(['tenant'], apart)).toEqual(
      expect.arrayContaining(['agreements.lease.never', 'agreements.club.never']),
    );
    expect(closed(['tenant'], apart)).toHaveLength(2);
    expect(closed(['tenant'], together)).toEqual(['agreements.lease.never']);
    expect(closed(['owner', 'bank'], apart)).toEqual(['agreements.lease.never']);
    expect(closed(['owner'], together)).toHaveLength(2);
  });
});

test('what waits for something that will not be signed is not worth a change', () => {
  const chain =
    '  next: { name: Next, parties: [bank, public], time: 1 month, after: [lease] }\n  last: { name: Last, parties: [bank, public], time: 1 month, after: [next] }';
  const later = '{ scale: agreements.last.time, by: 2 }';
  expect(changesOf(later, ['bank'], { more: chain })).not.toContain('agreements.last.time');
  expect(changesOf(later, ['owner', 'tenant', 'bank'], { more: chain })).toContain(
    'agreements.last.time',
  );
});

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
