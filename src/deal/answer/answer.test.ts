import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tableOf } from '../solve/table.ts';
import { agreementZone } from '../solve/zone.ts';
import { blocking } from './blocking.ts';
import { changedTerms, changeSets, neighbours } from './changes.ts';
import { sidePayments, signableWithMoney } from './payments.ts';
import { relaxation } from './relaxation.ts';
import { robustness } from './robustness.ts';
import { gainOf, margin } from './standing.ts';
import { swings } from './swings.ts';
import { mixtures, waterfall } from './waterfall.ts';

const all = (deals: number) => Int32Array.from({ length: deals }, (_, d) => d);

const anyTable = fc
  .record({ parties: fc.integer({ min: 1, max: 4 }), deals: fc.integer({ min: 1, max: 20 }) })
  .chain(({ parties, deals }) =>
    fc
      .array(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: parties, maxLength: parties }),
        { minLength: deals, maxLength: deals },
      )
      .map((rows) => tableOf(rows, Array<number>(parties).fill(0))),
  );

const space = [2, 3, 2].map((options, t) => ({
  id: `t${t}`,
  question: `t${t}?`,
  current: 0,
  options: Array.from({ length: options }, (_, o) => ({
    id: `o${o}`,
    name: `o${o}`,
    patches: [],
    refusedBy: {},
  })),
}));
const deals = Array.from({ length: 12 }, (_, d) =>
  Int8Array.of(d >> 2 >= 2 ? 1 : (d >> 1) & 1, d % 3, d & 1),
);

describe('side payments', () => {
  test('cover what is lacking, from those who gain, within what they gain', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        for (let d = 0; d < table.deals; d++) {
          const gains = Array.from({ length: table.parties }, (_, p) => gainOf(table, p, d));
          const sum = gains.reduce((a, b) => a + b, 0);
          const found = sidePayments(table, d);
          expect(found === undefined).toBe(sum < 0);
          if (found === undefined) continue;
          const lacking = gains.reduce((a, g) => a + Math.max(0, -g), 0);
          expect(found.total).toBe(lacking);
          expect(found.payees.reduce((a, { amount }) => a + amount, 0)).toBe(lacking);
          expect(found.payers.reduce((a, p) => a + p.proportional, 0)).toBeCloseTo(lacking, 9);
          if (lacking === 0) expect(found.payers).toEqual([]);
          for (const { party, least, most, proportional } of found.payers) {
            expect(most).toBeLessThanOrEqual(gains[party] ?? 0);
            expect(proportional).toBeGreaterThanOrEqual(least - 1e-9);
            expect(proportional).toBeLessThanOrEqual(most + 1e-9);
            // the others cannot do with less from this one
            const others = found.payers.reduce((a, p) => a + (p.party === party ? 0 : p.most), 0);
            expect(least).toBeCloseTo(Math.max(0, lacking - Math.min(lacking, others)), 9);
          }
        }
      }),
    );
  });

  test('with money the signable deals never become fewer', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const with_ = new Set(signableWithMoney(table, all(table.deals)));
        for (const d of agreementZone(table)) expect(with_.has(d)).toBe(true);
      }),
    );
  });
});

describe('what blocks', () => {
  test('counts refusers and finds the nearest deal that one party alone refuses', () => {
    const table = tableOf(
      [
        [1, -3],
        [1, -2],
        [-1, -1],
        [2, 2],
      ],
      [0, 0],
    );
    expect(blocking(table, all(4))).toEqual([
      { party: 0, refuses: 1, alone: 0, nearest: -1, missing: 0 },
      { party: 1, refuses: 3, alone: 2, nearest: 1, missing: 2 },
    ]);
  });

  test('the smallest relaxation makes its deal signable, and there is none when one can be signed', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const found = relaxation(table, all(table.deals));
        const zone = agreementZone(table);
        expect(found === undefined).toBe(zone.length > 0);
        if (found === undefined) return;
        const lowered = found.concessions.reduce((alternative, { party, amount }) => {
          const next = alternative.slice();
          next[party] = (next[party] ?? 0) - amount;
          return next;
        }, table.alternative);
        expect([...agreementZone({ ...table, alternative: lowered })]).toContain(found.cheapest);
        expect([
          ...agreementZone({ ...table, alternative: table.alternative.map((x) => x - found.each) }),
        ]).toContain(found.gentlest);
        for (let d = 0; d < table.deals; d++) {
          expect(margin(table, d)).toBeLessThanOrEqual(-found.each);
          const lacks = Array.from({ length: table.parties }, (_, p) =>
            Math.max(0, -gainOf(table, p, d)),
          );
          expect(lacks.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(found.total);
          expect(lacks.filter((x) => x > 0).length).toBeGreaterThanOrEqual(found.refusers.length);
        }
      }),
    );
  });
});

describe('changes to the sheet', () => {
  const sheet = Int8Array.of(0, -1, 0);

  test('neighbours differ in at most three terms, each once', () => {
    const found = neighbours(space, sheet);
    const keys = found.map((deal) => deal.join());
    expect(new Set(keys).size).toBe(keys.length);
    // per term: stay or one of the other options
    expect(found.length).toBe(2 * 4 * 2);
    expect(neighbours(space, sheet, 1).every((deal) => changedTerms(sheet, deal).length <= 1)).toBe(
      true,
    );
  });

  test('only sets of which no part would do are given; a pair fails alone', () => {
    const list = neighbours(space, sheet);
    const works = (d: number) => {
      const deal = list[d] ?? sheet;
      return deal[0] === 1 && deal[1] === 2;
    };
    const found = changeSets(sheet, list, [...list.keys()], works);
    expect(found.map(({ terms }) => terms)).toEqual([[0, 1]]);
    // one change by itself comes before two that need each other
    const either = changeSets(
      sheet,
      list,
      [...list.keys()].reverse(),
      (d) => works(d) || list[d]?.[2] === 1,
    );
    expect(either.map(({ terms }) => terms)).toEqual([[2], [0, 1]]);
  });
});

describe('the waterfall', () => {
  test('shares of a sum are its parts, and shares always add up to the whole change', () => {
    const from = Int8Array.of(0, 0, 0);
    const to = Int8Array.of(1, 2, 1);
    const steps = mixtures(from, to);
    expect(steps[0]).toEqual(from);
    expect(steps.at(-1)).toEqual(to);
    const additive = waterfall(
      from,
      to,
      1,
      (_, mask) => 100 + (mask & 1) * 5 + (mask & 2 ? -3 : 0) + (mask & 4 ? 11 : 0),
    );
    expect(additive.shares.map((s) => s[0])).toEqual([5, -3, 11].map((x) => expect.closeTo(x, 12)));
    // two terms that only work together share alike
    const pair = waterfall(from, to, 1, (_, mask) => ((mask & 3) === 3 ? 8 : 0));
    expect(pair.shares.map((s) => s[0])).toEqual([4, 4, 0].map((x) => expect.closeTo(x, 12)));
  });
});

test('where all deals are possible, what rides on a term is the difference of means over its options', () => {
  const every = Array.from({ length: 12 }, (_, d) =>
    Int8Array.of(d & 1, (d >> 2) % 3, (d >> 1) & 1),
  );
  const table = tableOf(
    every.map(([a = 0, b = 0, c = 0]) => [10 * a + b * b - 4 * a * c + c, 3 * c - 2 * a * b]),
    [0, 0],
  );
  const found = swings(table, space, every, all(every.length));
  const mean = (rows: readonly number[]) => rows.reduce((a, b) => a + b, 0) / rows.length;
  const utility = (party: number, d: number) => table.utility[party * every.length + d] ?? 0;
  const means = (party: number, t: number) =>
    (space[t]?.options ?? []).map((_, o) =>
      mean(every.flatMap((deal, d) => (deal[t] === o ? [utility(party, d)] : []))),
    );
  expect(found).toHaveLength(6);
  for (const { term, party, swing, effects } of found) {
    const of = means(party, term);
    expect(swing).toBeCloseTo(Math.max(...of) - Math.min(...of), 12);
    // each option against the mean of all deals
    const whole = mean(every.map((_, d) => utility(party, d)));
    effects.forEach((effect, o) => {
      expect(effect).toBeCloseTo((of[o] ?? 0) - whole, 12);
    });
  }
});

test('options that nothing compares are apart by their means', () => {
  const apart = [Int8Array.of(0, 0, 0), Int8Array.of(1, 1, 0)];
  const found = swings(tableOf([[4], [9]], [0]), space, apart, all(2));
  expect(found.map(({ swing }) => swing)).toEqual([5, 5, 0]);
});

test('nothing rides on a term for whom it does not matter, whatever an exclusion leaves out', () => {
  const worth = (deal: Int8Array) => 10 * (deal[0] ?? 0) + 3 * (deal[2] ?? 0);
  const table = tableOf(
    deals.map((deal) => [worth(deal)]),
    [0],
  );
  // the last option of the second term goes with the first of the first term only
  const among = all(deals.length).filter((d) => deals[d]?.[1] !== 2 || deals[d]?.[0] === 0);
  const found = swings(table, space, deals, among);
  expect(found.map(({ swing }) => Math.round(swing * 1e9) / 1e9)).toEqual([10, 0, 3]);
});

test('better alternatives never make more deals signable; at one and one it is the zone', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const wished = table.utility.map((x) => x / 2);
      const positive = { ...table, alternative: table.alternative.map((_, p) => p + 1) };
      const found = robustness(positive, wished, all(table.deals));
      const at = (w: number, a: number) =>
        found.find((r) => r.wants === w && r.alternatives === a)?.signable ?? -1;
      expect(at(1, 1)).toBe(agreementZone(positive).length);
      const wanting = (more: number) =>
        agreementZone({
          ...positive,
          utility: positive.utility.map((x, i) => x + more * (wished[i] ?? 0)),
        }).length;
      expect(at(2, 1)).toBe(wanting(1));
      expect(at(0, 1)).toBe(wanting(-1));
      expect(at(1, 2)).toBeLessThanOrEqual(at(1, 1));
      expect(at(1, 1)).toBeLessThanOrEqual(at(1, 0));
    }),
  );
});
