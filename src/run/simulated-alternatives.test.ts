import { expect, test } from 'vitest';
import { paidHall } from '../../tests/halls.ts';
import { type Fields, programmeText } from '../../tests/programmes.ts';
import { negotiate } from './deal.ts';
import { closelySeen } from './simulated-alternatives.ts';

test('an alternative rests on own deals that went as far as any, and on agreeing nothing', () => {
  const group = {
    coalition: 1,
    reaction: 'falls-apart',
    deals: [],
    content: Int32Array.of(0, 1, 2, 3),
  } as const;
  const seen = (...trials: number[]) => closelySeen(group, Int32Array.from(trials), 0);
  expect(seen(1000, 8, 216, 24)).toEqual([0, 2]);
  expect(seen(1000, 1000, 216, 24)).toEqual([0, 1, 2]);
  expect(seen(1000, 0, 0, 0)).toEqual([0, 1, 2, 3]);
});

const service = (price: string, more: Fields = {}): Fields => ({
  name: 'Service',
  kind: 'service',
  seller: 'a',
  buyer: 'users',
  sites: ['field'],
  price,
  tenor: '2 years',
  ...more,
});

/** What a has alone is worth much, and more than two hundred deals share out what both have. */
const fields: Fields = {
  parties: {
    a: {
      name: 'A',
      roles: ['developer'],
      hurdle: '10 %',
      alternative: { does: 'goes alone', with: ['a'] },
    },
    b: {
      name: 'B',
      roles: ['sponsor'],
      hurdle: '10 %',
      alternative: { does: 'waits', npv: '0 USD' },
    },
    users: { name: 'Users', roles: ['public'], hurdle: '10 %' },
  },
  ...paidHall('a'),
  agreements: {
    pact: {
      name: 'Pact',
      parties: ['a', 'b'],
      time: '1 month',
      never: '0 %',
      terms: ['t0', 't1', 't2', 't3'],
    },
  },
  contracts: {
    own: service('100 USD/kW-month'),
    joint: service('100 USD/kW-month', { agreement: 'pact' }),
  },
  terms: {
    ...Object.fromEntries(
      [0, 1, 2, 3].map((t) => [
        `t${t}`,
        {
          question: `Share ${t}?`,
          options: Object.fromEntries(
            [0, 1, 2, 3].map((i) => [
              `o${i}`,
              {
                name: `share ${t} ${i}`,
                patch: [
                  {
                    scale: 'contracts.joint.price',
                    by: 1 + (i + 1) * 0.02 * (t + 1) + ((7 * t + 3 * i) % 10) / 1000,
                  },
                ],
                wants: { b: `${6 - 2.3 * i + ((3 * t + 7 * i) % 10) / 10} MUSD` },
              },
            ]),
          ),
        },
      ]),
    ),
    users: {
      question: 'What do users pay?',
      options: {
        same: { name: 'as now', wants: { b: '1 MUSD' } },
        more: { name: 'more', patch: [{ scale: 'contracts.own.price', by: 2 }] },
      },
    },
  },
};

test('deals race by what they leave beyond simulated alternatives too', async () => {
  const { result, rows } = await negotiate({
    programme: programmeText(fields),
    seed: 1,
    trials: 100,
  });
  expect(result.space.rounds.length).toBeGreaterThan(2);
  expect(result.parties[0]?.alternative.worth).toBeGreaterThan(5e6);
  let best = Number.NEGATIVE_INFINITY;
  let focus = Number.NEGATIVE_INFINITY;
  // nothing is unsure, so that few trials tell as much as many
  rows(({ deal, admissible, stakes }) => {
    const least = Math.min(...stakes.map(({ gain }) => gain ?? Number.NEGATIVE_INFINITY));
    if (admissible) best = Math.max(best, least);
    if (deal === result.focus) focus = least;
  });
  expect(focus).toBeCloseTo(best, 0);
  for (const { deals } of Object.values(result.points))
    for (const picked of deals)
      expect(result.deals.find(({ deal }) => deal === picked)?.trials).toBe(100);
});

/** Wants of three parties, in millions, by term and option: deals that need least are best for nobody, nor in sum. */
const wishes: readonly (readonly (readonly number[])[])[] = [
  [
    [0, 9, 8],
    [9, 1, -1],
    [4, 8, -3],
    [1, -1, -5],
  ],
  [
    [1, -8, 1],
    [1, -7, -3],
    [-3, -4, 9],
    [-2, -3, 6],
  ],
  [
    [-2, -3, 7],
    [-3, 4, 4],
    [-9, -3, 3],
    [8, 0, -5],
  ],
  [
    [-1, -4, 9],
    [0, -2, 7],
    [8, -9, 1],
    [-4, 0, -8],
  ],
];

test('the deals that need least to be signed are among those looked at closely', async () => {
  const { a, b, users } = fields['parties'] as Record<string, Fields>;
  const ids = ['a', 'b', 'c'];
  const out = (party: Fields | undefined, npv: number): Fields => ({
    ...party,
    judges: { money: 0 },
    alternative: { does: 'waits', npv: `${npv} MUSD` },
  });
  const programme = programmeText({
    ...fields,
    parties: { a: out(a, 8), b: out(b, 18), c: out(b, 11), users },
    terms: Object.fromEntries(
      wishes.map((options, t) => [
        `t${t}`,
        {
          question: `What of ${t}?`,
          options: Object.fromEntries(
            options.map((worths, i) => [
              `o${i}`,
              {
                name: `way ${t} ${i}`,
                // so little that it only makes each deal a world of its own
                patch: [{ scale: 'contracts.joint.price', by: 1 + 4 ** t * i * 1e-7 }],
                wants: Object.fromEntries(ids.map((id, p) => [id, `${worths[p]} MUSD`])),
              },
            ]),
          ),
        },
      ]),
    ),
  });
  const { result, rows } = await negotiate({ programme, seed: 1, trials: 100 });
  expect(result.signable).toBe(0);
  expect(result.space.closely).toBeLessThan(result.space.admissible);
  const least = { total: Number.POSITIVE_INFINITY, each: Number.POSITIVE_INFINITY, refusers: 9 };
  rows(({ admissible, stakes, refusers }) => {
    if (!admissible) return;
    const lacks = stakes.map(({ gain }) => Math.max(0, -(gain ?? 0)));
    least.total = Math.min(
      least.total,
      lacks.reduce((x, y) => x + y, 0),
    );
    least.each = Math.min(least.each, Math.max(...lacks));
    least.refusers = Math.min(least.refusers, refusers.length);
  });
  expect(result.relaxation?.total).toBeCloseTo(least.total, 0);
  expect(result.relaxation?.each).toBeCloseTo(least.each, 0);
  expect(result.relaxation?.refusers.length).toBe(least.refusers);
});
