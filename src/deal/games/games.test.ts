import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coreIsEmpty } from './core.ts';
import { excess, type Game, gameOf, paidTo } from './game.ts';
import { isNucleolus } from './kohlberg.ts';
import { leastCore, nucleolus } from './nucleolus.ts';
import { shapley } from './shapley.ts';

const close = (found: ArrayLike<number> | undefined, expected: readonly number[]) => {
  expect(found).toBeDefined();
  expected.forEach((x, i) => {
    expect(found?.[i]).toBeCloseTo(x, 7);
  });
  expect(found?.length).toBe(expected.length);
};

/** Claims on an estate that is too small: a coalition has what the others leave (O'Neill 1982). */
const bankruptcy = (estate: number, claims: readonly number[]) =>
  gameOf(claims.length, (members) =>
    Math.max(
      0,
      estate - claims.reduce((sum, claim, p) => (members.includes(p) ? sum : sum + claim), 0),
    ),
  );

/** A runway long enough for all members, as a cost that is saved when they share it. */
const airport = (costs: readonly number[]) =>
  gameOf(costs.length, (members) => -members.reduce((most, p) => Math.max(most, costs[p] ?? 0), 0));

const gloves = (left: number, right: number) =>
  gameOf(left + right, (members) => {
    const lefts = members.filter((p) => p < left).length;
    return Math.min(lefts, members.length - lefts);
  });

const weighted = (quota: number, weights: readonly number[]) =>
  gameOf(weights.length, (members) =>
    members.reduce((sum, p) => sum + (weights[p] ?? 0), 0) >= quota ? 1 : 0,
  );

describe('published games', () => {
  test.each([
    [100, [100 / 3, 100 / 3, 100 / 3]],
    [200, [50, 75, 75]],
    [300, [50, 100, 150]],
  ])(
    'estate of %i, claims of 100, 200, 300: the nucleolus is the Talmud (Aumann and Maschler 1985)',
    (estate, shares) => {
      const game = bankruptcy(estate, [100, 200, 300]);
      const found = nucleolus(game);
      close(found, shares);
      expect(isNucleolus(game, found ?? [])).toBe(true);
      expect(coreIsEmpty(game)).toBe(false);
    },
  );

  test('runways: Shapley shares each piece among those who need it (Littlechild and Owen 1973)', () => {
    close(shapley(airport([1, 2, 4])), [-1 / 3, -5 / 6, -17 / 6]);
  });

  test('runways: nucleolus by the formula of Littlechild (1974)', () => {
    // costs 1, 2, 4: the smallest first gives min(1/2, 2/3) = 1/2, then (2 - 1/2)/2 = 3/4
    const game = airport([1, 2, 4]);
    const found = nucleolus(game);
    close(found, [-1 / 2, -3 / 4, -11 / 4]);
    expect(isNucleolus(game, found ?? [])).toBe(true);
  });

  test('two left gloves, one right (Shapley and Shubik 1969)', () => {
    const game = gloves(2, 1);
    close(shapley(game), [1 / 6, 1 / 6, 2 / 3]);
    close(nucleolus(game), [0, 0, 1]);
    expect(leastCore(game).excess).toBeCloseTo(0, 9);
    expect(excess(game, 0b110, [0.1, 0, 0.9])).toBeCloseTo(0.1, 9);
  });

  test('two of three share a dollar: the core is empty (von Neumann and Morgenstern 1944)', () => {
    const game = weighted(2, [1, 1, 1]);
    close(nucleolus(game), [1 / 3, 1 / 3, 1 / 3]);
    expect(leastCore(game).excess).toBeCloseTo(1 / 3, 9);
    expect(coreIsEmpty(game)).toBe(true);
  });

  test('votes 50, 49, 1 with 51 needed: power is not weight (Shapley and Shubik 1954)', () => {
    close(shapley(weighted(51, [50, 49, 1])), [2 / 3, 1 / 6, 1 / 6]);
  });

  test('the council of the European communities of 1958: power 14, 14, 14, 9, 9, 0 of 60 (Brams and Affuso 1976)', () => {
    close(shapley(weighted(12, [4, 4, 4, 2, 2, 1])), [
      14 / 60,
      14 / 60,
      14 / 60,
      9 / 60,
      9 / 60,
      0,
    ]);
  });

  test('the Security Council: 421/2145 for each permanent member, 4/2145 for others (Straffin 1994)', () => {
    const council = gameOf(15, (members) =>
      members.filter((p) => p < 5).length === 5 && members.length >= 9 ? 1 : 0,
    );
    close(shapley(council), [
      ...Array<number>(5).fill(421 / 2145),
      ...Array<number>(10).fill(4 / 2145),
    ]);
  });

  test('the nucleolus of players who are worth less together than alone is not defined', () => {
    expect(nucleolus(gameOf(2, (members) => (members.length === 2 ? 1 : 1)))).toBeUndefined();
  });
});

const anyGame = fc.integer({ min: 2, max: 5 }).chain((players) =>
  fc
    .array(fc.integer({ min: 0, max: 100 }), { minLength: 2 ** players, maxLength: 2 ** players })
    .map((worth): Game => {
      const all = Float64Array.from(worth);
      all[0] = 0;
      // nobody alone has anything, so there is something to share
      for (let p = 0; p < players; p++) all[1 << p] = 0;
      return { players, worth: all };
    }),
);

const reference = (game: Game, pay: ArrayLike<number>) =>
  Array.from({ length: game.worth.length - 2 }, (_, i) => excess(game, i + 1, pay)).sort(
    (a, b) => b - a,
  );

test('one player has all there is and nobody to leave with', () => {
  const game = gameOf(1, () => 7);
  expect(coreIsEmpty(game)).toBe(false);
  expect(leastCore(game).excess).toBe(0);
  close(leastCore(game).pay, [7]);
  close(nucleolus(game), [7]);
  expect(isNucleolus(game, [7])).toBe(true);
});

describe('any game', () => {
  test('the nucleolus passes the criterion of Kohlberg, is efficient and gives nobody less than alone', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const pay = nucleolus(game) ?? [];
        expect(paidTo(game.worth.length - 1, pay)).toBeCloseTo(
          game.worth[game.worth.length - 1] ?? 0,
          6,
        );
        for (let p = 0; p < game.players; p++) expect(pay[p]).toBeGreaterThan(-1e-7);
        expect(isNucleolus(game, pay)).toBe(true);
      }),
    );
  });

  test('no other payment has lexicographically lower excesses, and the criterion refuses it', () => {
    fc.assert(
      fc.property(
        anyGame,
        fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
        (game, shares) => {
          const whole = game.worth[game.worth.length - 1] ?? 0;
          const used = shares.slice(0, game.players);
          const sum = used.reduce((a, b) => a + b, 0);
          const other = used.map((x) => (x * whole) / sum);
          const best = nucleolus(game) ?? [];
          const far = other.some((x, p) => Math.abs(x - (best[p] ?? 0)) > 1e-3);
          if (!far) return;
          const [a, b] = [reference(game, best), reference(game, other)];
          const at = a.findIndex((x, i) => Math.abs(x - (b[i] ?? 0)) > 1e-6);
          expect(a[at] ?? 0).toBeLessThan(b[at] ?? 0);
          expect(isNucleolus(game, other)).toBe(false);
        },
      ),
    );
  });

  test('Shapley is efficient, gives idle players nothing and equals the mean over all orders', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const pay = shapley(game);
        const mean = new Float64Array(game.players);
        const orders = permutations([...Array(game.players).keys()]);
        for (const order of orders) {
          let coalition = 0;
          for (const p of order) {
            const joined = coalition | (1 << p);
            mean[p]! += ((game.worth[joined] ?? 0) - (game.worth[coalition] ?? 0)) / orders.length;
            coalition = joined;
          }
        }
        close(pay, [...mean]);
      }),
    );
  });

  test('the least core is as low as the highest excess of the nucleolus, and scales with money', () => {
    fc.assert(
      fc.property(anyGame, fc.integer({ min: 1, max: 9 }), (game, factor) => {
        const { excess: least, pay } = leastCore(game);
        expect(reference(game, pay)[0]).toBeCloseTo(least, 6);
        const scaled = { ...game, worth: game.worth.map((x) => x * factor * 1e9) };
        expect(leastCore(scaled).excess / (factor * 1e9)).toBeCloseTo(least, 5);
      }),
    );
  });
});

function permutations(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, i) =>
    permutations(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]),
  );
}
