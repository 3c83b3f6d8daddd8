import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstLeaver } from '../games/deviation.ts';
import { membersOf } from '../games/game.ts';
import { tableOf } from '../solve/table.ts';
import { leaversOf, leaving, type Own } from './leaving.ts';

/** All ways to share a worth among members in whole units. */
function shares(worth: number, members: number): number[][] {
  if (members === 1) return [[worth]];
  return Array.from({ length: worth + 1 }, (_, x) => x).flatMap((x) =>
    shares(worth - x, members - 1).map((rest) => [x, ...rest]),
  );
}

const columns = (rows: readonly (readonly number[])[], members: number) =>
  Float64Array.from(
    { length: members * rows.length },
    (_, i) => rows[i % rows.length]?.[Math.floor(i / rows.length)] ?? 0,
  );

describe('when utility is money', () => {
  test('a split is in the core without money just when it is with money', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 1, max: 8 }),
        (pairs, whole) => {
          // worth of {0,1}, {0,2}, {1,2}; nobody alone has anything
          const splits = shares(whole, 3);
          const table = tableOf(splits, [0, 0, 0]);
          const own = [0b011, 0b101, 0b110].map((coalition, i): Own => {
            const rows = shares(pairs[i] ?? 0, 2);
            return { coalition, outcomes: rows.length, utility: columns(rows, 2) };
          });
          const among = Int32Array.from(splits.keys());
          const found = leaving(table, among, own);
          splits.forEach((pay, d) => {
            const stable = [0b011, 0b101, 0b110].every((s, i) => {
              const paid = membersOf(s, 3).reduce((sum, p) => sum + (pay[p] ?? 0), 0);
              // in whole units both members gain only when two units are left over
              return (pairs[i] ?? 0) - paid < 2;
            });
            expect(found.blockedBy[d] === 0).toBe(stable);
          });
          // no split stable with slack to spare while the core is empty
          const strict = splits.some((pay) =>
            [0b011, 0b101, 0b110].every(
              (s, i) =>
                membersOf(s, 3).reduce((sum, p) => sum + (pay[p] ?? 0), 0) >= (pairs[i] ?? 0),
            ),
          );
          if (strict) expect(found.coreEmpty).toBe(false);
          if (found.coreEmpty) expect(strict).toBe(false);
          expect(found.passesKohlberg || found.nucleolus === undefined).toBe(true);
        },
      ),
    );
  });
});

test('who leaves, for what, and what keeps them', () => {
  const table = tableOf([[4, 1, 5]], [0, 0, 0]);
  const own: Own = {
    coalition: 0b011,
    outcomes: 2,
    utility: columns(
      [
        [5, 3],
        [6, 0],
      ],
      2,
    ),
  };
  expect(leaversOf(table, 0, [own])).toEqual([
    {
      coalition: 0b011,
      gains: [
        { party: 0, gain: 1 },
        { party: 1, gain: 2 },
      ],
      keep: { party: 0, amount: 1 },
    },
  ]);
  expect([...firstLeaver(1, 3, table.utility, [own])]).toEqual([0]);
});

test('to keep a coalition its cheapest member is paid what it gains by the best that all prefer', () => {
  const table = tableOf([[4, 1, 5]], [0, 0, 0]);
  const rows = [
    [9, 3],
    [5, 4],
    // better for one, no better for the other
    [4, 90],
  ];
  const own: Own = { coalition: 0b011, outcomes: rows.length, utility: columns(rows, 2) };
  expect(leaversOf(table, 0, [own])).toEqual([
    {
      coalition: 0b011,
      gains: [
        { party: 0, gain: 5 },
        { party: 1, gain: 2 },
      ],
      keep: { party: 1, amount: 3 },
    },
  ]);
});

test('what a party has alone counts among what it may leave for', () => {
  const table = tableOf([[2, 2]], [5, 0]);
  expect(leaversOf(table, 0, [])).toEqual([
    { coalition: 0b01, gains: [{ party: 0, gain: 3 }], keep: { party: 0, amount: 3 } },
  ]);
});

test('a party that does better alone blocks, and a coalition has at least what its parts have', () => {
  const table = tableOf([[2, 2]], [3, 0]);
  const { blockedBy, core, values } = leaving(table, Int32Array.of(0), []);
  expect([...blockedBy]).toEqual([0b01]);
  expect([...core]).toEqual([]);
  expect(values.map(({ worth }) => worth)).toEqual([3, 0, 4]);
});

test('a coalition is worth its best own deal, or its parts; alone a party has the best of what it can', () => {
  const table = tableOf([[4, 1, 5]], [3, 0, 0]);
  const pair: Own = {
    coalition: 0b011,
    outcomes: 3,
    utility: columns(
      [
        [5, 3],
        [4, 7],
        [6, 0],
      ],
      2,
    ),
  };
  const poor: Own = { coalition: 0b101, outcomes: 1, utility: columns([[1, 1]], 2) };
  const alone: Own = { coalition: 0b100, outcomes: 2, utility: Float64Array.of(1, 7) };
  const { values } = leaving(table, Int32Array.of(0), [pair, poor, alone]);
  expect(values.map(({ worth, best }) => [worth, best])).toEqual([
    [3, -1],
    [0, -1],
    [11, 1],
    [7, 1],
    [10, -1],
    [7, -1],
    [18, -1],
  ]);
  expect(leaversOf(table, 0, [alone])).toEqual([
    { coalition: 0b100, gains: [{ party: 2, gain: 2 }], keep: { party: 2, amount: 2 } },
  ]);
});
