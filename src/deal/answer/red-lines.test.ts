import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alternatingOffers } from '../bargain/alternating-offers.ts';
import { singleText } from '../bargain/single-text.ts';
import { leaversOf, leaving, type Own } from '../coalition/leaving.ts';
import { opposition } from '../solve/opposition.ts';
import { paretoFront } from '../solve/pareto.ts';
import { solutionsOf } from '../solve/solutions.ts';
import { tableOf, type UtilityTable } from '../solve/table.ts';
import { ties } from '../solve/ties.ts';
import { agreementZone } from '../solve/zone.ts';
import { blocking } from './blocking.ts';
import { changeSets, neighbours } from './changes.ts';
import { sidePayments, signableWithMoney } from './payments.ts';
import { relaxation } from './relaxation.ts';
import { robustness } from './robustness.ts';
import { blockersOf, margin } from './standing.ts';

const all = ({ deals }: UtilityTable) => Int32Array.from({ length: deals }, (_, d) => d);

/** A table with red lines drawn by chance, and one more of them. */
const anyRefusals = fc
  .record({ parties: fc.integer({ min: 1, max: 4 }), deals: fc.integer({ min: 1, max: 20 }) })
  .chain(({ parties, deals }) =>
    fc.record({
      table: fc
        .array(
          fc.array(fc.integer({ min: -9, max: 9 }), { minLength: parties, maxLength: parties }),
          { minLength: deals, maxLength: deals },
        )
        .map((rows) => tableOf(rows, Array<number>(parties).fill(0))),
      refused: fc
        .array(fc.integer({ min: 0, max: 2 ** parties - 1 }), {
          minLength: deals,
          maxLength: deals,
        })
        .map((bits) => Int32Array.from(bits, (b, i) => (i % 2 === 0 ? b : 0))),
      more: fc.record({
        deal: fc.integer({ min: 0, max: deals - 1 }),
        party: fc.integer({ min: 0, max: parties - 1 }),
      }),
    }),
  );

/** A loss that no gain of any table here makes up for. */
const UNPAYABLE = 2 ** 30;

const lost = ({ refused, ...table }: UtilityTable): UtilityTable => ({
  ...table,
  utility: table.utility.map((x, at) =>
    (refused?.[at % table.deals] ?? 0) & (1 << Math.floor(at / table.deals)) ? x - UNPAYABLE : x,
  ),
});

const own = ({ parties }: UtilityTable): readonly Own[] =>
  parties < 2
    ? []
    : [{ coalition: 0b11, outcomes: 3, utility: Float64Array.of(-2, 1, 4, 5, 1, -2) }];

describe('a red line', () => {
  test('never enlarges the zone, nor what money can make signable', () => {
    fc.assert(
      fc.property(anyRefusals, ({ table, refused, more }) => {
        const before: UtilityTable = { ...table, refused };
        const drawn = refused.slice();
        drawn[more.deal] = (drawn[more.deal] ?? 0) | (1 << more.party);
        const after: UtilityTable = { ...table, refused: drawn };
        const without = (deals: Int32Array) => [...deals].filter((d) => d !== more.deal);
        expect([...agreementZone(after)]).toEqual(without(agreementZone(before)));
        expect([...signableWithMoney(after, all(table))]).toEqual(
          without(signableWithMoney(before, all(table))),
        );
        expect(agreementZone(before).length).toBeLessThanOrEqual(agreementZone(table).length);
      }),
    );
  });

  test('leaves money its use elsewhere: with it the signable deals never become fewer', () => {
    fc.assert(
      fc.property(anyRefusals, ({ table, refused }) => {
        const drawn: UtilityTable = { ...table, refused };
        const paid = new Set(signableWithMoney(drawn, all(table)));
        for (const d of agreementZone(drawn)) expect(paid.has(d)).toBe(true);
        for (const d of all(table)) {
          expect(sidePayments(drawn, d) !== undefined).toBe(paid.has(d));
          if (refused[d] !== 0) expect(paid.has(d)).toBe(false);
        }
      }),
    );
  });

  test('is to every answer without amounts what a loss is that nothing pays for', () => {
    const space = [
      {
        id: 't',
        question: 't?',
        current: 0,
        options: Array.from({ length: 20 }, (_, o) => ({
          id: `o${o}`,
          name: `o${o}`,
          patches: [],
          refusedBy: {},
        })),
      },
    ];
    fc.assert(
      fc.property(anyRefusals, ({ table, refused }) => {
        const drawn: UtilityTable = { ...table, refused };
        const dear = lost(drawn);
        const among = all(table);
        const deals = [...among].map((d) => Int8Array.of(d));
        const answers = (t: UtilityTable) => {
          const { zone, ...points } = solutionsOf(t);
          const core = leaving(t, among, own(t));
          return {
            zone,
            points,
            opposition: opposition(t),
            front: paretoFront(t),
            ties: ties(t),
            paid: signableWithMoney(t, among),
            refusers: deals.map((_, d) => blockersOf(t, d)),
            blocking: blocking(t, among).map(({ refuses, alone }) => [refuses, alone]),
            changes: changeSets(
              Int8Array.of(0),
              neighbours(space, Int8Array.of(0)).slice(0, t.deals),
              [...among],
              (d) => margin(t, d) >= 0,
            ),
            core: core.core,
            blockedBy: core.blockedBy,
            leavers: deals.map((_, d) => leaversOf(t, d, own(t)).map(({ coalition }) => coalition)),
            offers: alternatingOffers(t, zone, new Float64Array(t.parties).fill(0.5), 6),
            robust: robustness(t, new Float64Array(t.utility.length), among).filter(
              ({ wants }) => wants === 1,
            ),
          };
        };
        expect(answers(drawn)).toEqual(answers(dear));
      }),
    );
  });

  test('is no relaxation, no near miss and no end of a single text', () => {
    fc.assert(
      fc.property(anyRefusals, ({ table, refused }) => {
        const drawn: UtilityTable = { ...table, refused };
        const found = relaxation(drawn, all(table));
        const open = all(table).filter((d) => refused[d] === 0);
        expect(found === undefined).toBe(agreementZone(drawn).length > 0 || open.length === 0);
        for (const d of found === undefined ? [] : [found.cheapest, found.gentlest, found.fewest])
          expect(refused[d]).toBe(0);
        for (const { nearest, atNoPrice, party } of blocking(drawn, all(table))) {
          if (nearest >= 0) expect(refused[nearest]).toBe(0);
          expect(atNoPrice).toBe([...refused].filter((bits) => bits & (1 << party)).length);
        }
        const deals = [...all(table)].map((d) => Int8Array.of(d));
        const { usual } = singleText(drawn, deals, all(table), { seed: 1, runs: 5, rounds: 20 });
        if (usual >= 0) expect(agreementZone(drawn)).toContain(usual);
      }),
    );
  });
});

test('whoever signs a deal at no price leaves it, and only others can be paid to stay', () => {
  const table: UtilityTable = { ...tableOf([[9, 2]], [0, 0]), refused: Int32Array.of(0b01) };
  const both: Own = { coalition: 0b11, outcomes: 1, utility: Float64Array.of(1, 3) };
  expect(leaversOf(table, 0, [both])).toEqual([
    { coalition: 0b01, gains: [], keep: undefined },
    { coalition: 0b11, gains: [{ party: 1, gain: 1 }], keep: { party: 1, amount: 1 } },
  ]);
});
