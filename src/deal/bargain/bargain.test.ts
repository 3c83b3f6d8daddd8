import { expect, test } from 'vitest';
import { tableOf } from '../solve/table.ts';
import { alternatingOffers } from './alternating-offers.ts';
import { singleText } from './single-text.ts';

test.each([
  [0.9, 0.9],
  [0.95, 0.8],
  [0.8, 0.95],
])('turns over a dollar come to the split of Rubinstein (1982), patience %s and %s', (d1, d2) => {
  const rows = Array.from({ length: 1001 }, (_, i) => [i / 1000, 1 - i / 1000]);
  const table = tableOf(rows, [0, 0]);
  const among = Int32Array.from(rows.keys());
  const { deal, round, proposer } = alternatingOffers(table, among, [d1, d2], 201);
  expect(round).toBe(1);
  expect(proposer).toBe(0);
  expect(Math.abs((rows[deal]?.[0] ?? 0) - (1 - d2) / (1 - d1 * d2))).toBeLessThan(0.02);
});

test('one round is an ultimatum; nothing better than parting is no deal', () => {
  const table = tableOf(
    [
      [1, 9],
      [9, 1],
      [10, -1],
    ],
    [0, 0],
  );
  expect(alternatingOffers(table, Int32Array.of(0, 1, 2), [1, 1], 1)).toEqual({
    deal: 1,
    round: 1,
    proposer: 0,
  });
  expect(alternatingOffers(tableOf([[-1, 5]], [0, 0]), Int32Array.of(0), [1, 1], 9).deal).toBe(-1);
});

test('a single text finds the one deal that is good for all, the same with the same seed', () => {
  const deals = Array.from({ length: 27 }, (_, d) =>
    Int8Array.of(Math.floor(d / 9), Math.floor(d / 3) % 3, d % 3),
  );
  const distance = (deal: Int8Array) => deal.reduce((sum, o) => sum + Math.abs(o - 2), 0);
  const table = tableOf(
    deals.map((deal) => [1 - distance(deal), 1 - 2 * distance(deal)]),
    [0, 0],
  );
  const among = Int32Array.from(deals.keys());
  const run = () => singleText(table, deals, among, { seed: 1, runs: 50, rounds: 200 });
  const found = run();
  expect(found.usual).toBe(26);
  expect(found.signed).toBe(1);
  expect(found.rounds).toHaveLength(50);
  expect(run()).toEqual(found);
});
