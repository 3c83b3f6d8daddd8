import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { opposition } from './opposition.ts';
import { paretoFront } from './pareto.ts';
import { type Solution, solutionsOf } from './solutions.ts';
import { tableOf, type UtilityTable } from './table.ts';
import { ties } from './ties.ts';
import { agreementZone } from './zone.ts';

const picked = (solution: Solution) => (solution.kind === 'deals' ? solution.deals : solution.why);

/** All corners of a grid under a boundary: a continuous problem, cut into steps. */
function grid(steps: number, inside: (x: number, y: number) => boolean): number[][] {
  const rows: number[][] = [];
  for (let i = 0; i <= steps; i++)
    for (let j = 0; j <= steps; j++)
      if (inside(i / steps, j / steps)) rows.push([i / steps, j / steps]);
  return rows;
}

describe('published bargaining problems', () => {
  test('Bill and Jack swap ten things (Nash 1950): gains of 12 and 5', () => {
    // what each thing is worth to Bill and to Jack; Bill owns the first five
    const things = [
      [2, 4],
      [2, 2],
      [2, 1],
      [2, 2],
      [4, 1],
      [10, 1],
      [4, 1],
      [6, 2],
      [2, 2],
    ] as const;
    const rows = Array.from({ length: 2 ** things.length }, (_, swap) => {
      let bill = 0;
      let jack = 0;
      things.forEach(([toBill, toJack], i) => {
        if (!(swap & (1 << i))) return;
        bill += i < 5 ? -toBill : toBill;
        jack += i < 5 ? toJack : -toJack;
      });
      return [bill, jack];
    });
    const { nash } = solutionsOf(tableOf(rows, [0, 0]));
    expect(nash.kind).toBe('deals');
    if (nash.kind !== 'deals') return;
    // book, whip, ball and bat for pen, toy and knife
    expect(nash.deals).toEqual([0b011101111]);
    expect(rows[nash.deals[0] ?? 0]).toEqual([12, 5]);
  });

  test('the example by which Kalai and Smorodinsky (1975) object to Nash', () => {
    // hulls of (0,1), (3/4,3/4), (1,0), and of the same with (1, 7/10)
    const small = grid(20, (x, y) => x + 3 * y <= 3 && 3 * x + y <= 3 + 1e-12);
    const large = grid(20, (x, y) => 0.3 * x + y <= 1 + 1e-12);
    const first = solutionsOf(tableOf(small, [0, 0]));
    const second = solutionsOf(tableOf(large, [0, 0]));
    const at = (rows: number[][], s: Solution) =>
      s.kind === 'deals' ? s.deals.map((d) => rows[d]) : [];
    expect(at(small, first.nash)).toEqual([[0.75, 0.75]]);
    expect(at(large, second.nash)).toEqual([[1, 0.7]]);
    expect(at(small, first.kalaiSmorodinsky)).toEqual([[0.75, 0.75]]);
    // from Nash the second player gets less though more can be had; here it keeps its part
    expect(at(large, second.kalaiSmorodinsky)).toEqual([[0.8, 0.75]]);
  });

  test('a dollar is split in halves; a cap on one moves Kalai-Smorodinsky but not Nash', () => {
    const dollar = grid(60, (x, y) => x + y <= 1 + 1e-12);
    const capped = dollar.filter(([, y]) => (y ?? 0) <= 0.5);
    const half = dollar.findIndex(([x, y]) => x === 0.5 && y === 0.5);
    for (const solution of [solutionsOf(tableOf(dollar, [0, 0]))].flatMap((s) => [
      s.nash,
      s.kalaiSmorodinsky,
      s.egalitarian,
    ]))
      expect(picked(solution)).toEqual([half]);
    const after = solutionsOf(tableOf(capped, [0, 0]));
    const rows = (s: Solution) => (s.kind === 'deals' ? s.deals.map((d) => capped[d]) : []);
    expect(rows(after.nash)).toEqual([[0.5, 0.5]]);
    expect(rows(after.kalaiSmorodinsky)).toEqual([[40 / 60, 20 / 60]]);
    expect(after.utilitarian.kind === 'deals' && after.utilitarian.deals.length).toBeGreaterThan(1);
  });
});

const anyTable = fc
  .record({
    parties: fc.integer({ min: 1, max: 4 }),
    deals: fc.integer({ min: 1, max: 40 }),
  })
  .chain(({ parties, deals }) =>
    fc.record({
      rows: fc.array(
        fc.array(fc.integer({ min: -8, max: 8 }), { minLength: parties, maxLength: parties }),
        { minLength: deals, maxLength: deals },
      ),
      alternative: fc.array(fc.integer({ min: -8, max: 4 }), {
        minLength: parties,
        maxLength: parties,
      }),
    }),
  );

const beats = (a: readonly number[], b: readonly number[]) =>
  a.every((x, i) => x >= (b[i] ?? 0)) && a.some((x, i) => x > (b[i] ?? 0));

describe('any table', () => {
  test('the front is what no deal beats, for few deals and for many', () => {
    fc.assert(
      fc.property(anyTable, fc.boolean(), ({ rows, alternative }, many) => {
        const all = many
          ? Array.from({ length: 2500 }, (_, i) => rows[i % rows.length] ?? [])
          : rows;
        const unbeaten = rows.map((row) => !rows.some((other) => beats(other, row)));
        const expected = all.flatMap((row, d) => (unbeaten[rows.indexOf(row)] ? [d] : []));
        const front = paretoFront(tableOf(all, alternative));
        expect([...front.deals]).toEqual(expected);
        expect(front.distinct).toBe(new Set(expected.map((d) => String(all[d]))).size);
      }),
    );
  });

  test('points lie in the zone; Nash, Kalai-Smorodinsky and utilitarian on its front', () => {
    fc.assert(
      fc.property(anyTable, ({ rows, alternative }) => {
        const table = tableOf(rows, alternative);
        const { zone, nash, kalaiSmorodinsky, egalitarian, utilitarian } = solutionsOf(table);
        expect([...zone]).toEqual(
          rows.flatMap((row, d) => (row.every((x, p) => x >= (alternative[p] ?? 0)) ? [d] : [])),
        );
        const front = new Set(paretoFront(table, zone).deals);
        for (const solution of [nash, kalaiSmorodinsky, egalitarian, utilitarian]) {
          if (solution.kind === 'undefined') continue;
          expect(solution.deals.length).toBeGreaterThan(0);
          for (const d of solution.deals) expect(zone).toContain(d);
        }
        for (const solution of [nash, utilitarian, egalitarian])
          if (solution.kind === 'deals')
            for (const d of solution.deals) expect(front.has(d)).toBe(true);
        if (zone.length === 0) expect(picked(nash)).toBe('empty-zone');
      }),
    );
  });

  test('Nash and Kalai-Smorodinsky do not change when a party counts in another unit or from another zero', () => {
    const scales = fc.array(
      fc.record({
        by: fc.integer({ min: 1, max: 1000 }),
        plus: fc.integer({ min: -1000, max: 1000 }),
      }),
      { minLength: 4, maxLength: 4 },
    );
    fc.assert(
      fc.property(anyTable, scales, ({ rows, alternative }, scale) => {
        const moved = (row: readonly number[]) =>
          row.map((x, p) => x * (scale[p]?.by ?? 1) + (scale[p]?.plus ?? 0));
        const before = solutionsOf(tableOf(rows, alternative));
        const after = solutionsOf(tableOf(rows.map(moved), moved(alternative)));
        expect(picked(after.nash)).toEqual(picked(before.nash));
        expect(picked(after.kalaiSmorodinsky)).toEqual(picked(before.kalaiSmorodinsky));
      }),
    );
  });

  test('order of parties and of deals is no matter', () => {
    fc.assert(
      fc.property(anyTable, fc.nat(), ({ rows, alternative }, turn) => {
        const before = solutionsOf(tableOf(rows, alternative));
        const turned = [...rows.keys()].map((d) => (d + turn) % rows.length);
        const after = solutionsOf(
          tableOf(
            turned.map((d) => [...(rows[d] ?? [])].reverse()),
            [...alternative].reverse(),
          ),
        );
        for (const rule of ['nash', 'kalaiSmorodinsky', 'egalitarian', 'utilitarian'] as const) {
          const [a, b] = [before[rule], after[rule]];
          if (a.kind === 'undefined') expect(picked(b)).toBe(a.why);
          else
            expect(
              b.kind === 'deals' && b.deals.map((d) => turned[d] ?? -1).sort((x, y) => x - y),
            ).toEqual([...a.deals]);
        }
      }),
    );
  });

  test('a beaten deal that is added changes nothing', () => {
    fc.assert(
      fc.property(anyTable, fc.nat(), ({ rows, alternative }, which) => {
        const worse = (rows[which % rows.length] ?? []).map((x) => x - 1);
        const before = tableOf(rows, alternative);
        const after = tableOf([...rows, worse], alternative);
        expect([...paretoFront(after).deals]).toEqual([...paretoFront(before).deals]);
        const [a, b] = [solutionsOf(before), solutionsOf(after)];
        for (const rule of ['nash', 'kalaiSmorodinsky', 'egalitarian', 'utilitarian'] as const)
          expect(picked(b[rule])).toEqual(picked(a[rule]));
      }),
    );
  });

  test('equal deals are listed as ties', () => {
    fc.assert(
      fc.property(anyTable, ({ rows, alternative }) => {
        const twice = tableOf([...rows, ...rows], alternative);
        const groups = ties(twice);
        rows.forEach((_, d) => {
          expect(groups.some((g) => g.includes(d) && g.includes(d + rows.length))).toBe(true);
        });
        const { nash } = solutionsOf(twice);
        if (nash.kind === 'deals')
          for (const d of nash.deals)
            expect(nash.deals).toContain(d < rows.length ? d + rows.length : d - rows.length);
      }),
    );
  });

  test('alternatives above every utility leave no zone', () => {
    fc.assert(
      fc.property(anyTable, ({ rows, alternative }) => {
        const table: UtilityTable = tableOf(
          rows,
          alternative.map(() => 9),
        );
        expect(agreementZone(table).length).toBe(0);
        expect(opposition(table)).toBeUndefined();
      }),
    );
  });

  test('one deal that is best for all has no opposition', () => {
    expect(
      opposition(
        tableOf(
          [
            [1, 1],
            [3, 3],
            [2, 1],
          ],
          [0, 0],
        ),
      ),
    ).toBe(0);
    expect(
      opposition(
        tableOf(
          [
            [1, 0],
            [0, 1],
          ],
          [0, 0],
        ),
      ),
    ).toBeCloseTo(Math.SQRT1_2, 12);
  });
});
