import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveYearly, irr } from './irr.ts';
import { npv } from './npv.ts';
import { distinctPositiveRoots, productOf } from './sturm.oracle.ts';

const rates = (flows: readonly number[]) => irr(flows).rates;
const only = (flows: readonly number[]): number => {
  const found = irr(flows);
  if (found.kind !== 'one') throw new Error(`not one rate: ${JSON.stringify(found)}`);
  return found.rates[0];
};

describe('irr, published cases', () => {
  it('spreadsheet documentation of IRR: -2.1 % after four years, 8.7 % after five, -44.4 % after two', () => {
    const flows = [-70_000, 12_000, 15_000, 18_000, 21_000, 26_000];
    expect(only(flows.slice(0, 5))).toBeCloseTo(-0.021244848, 8);
    expect(only(flows)).toBeCloseTo(0.0866309481, 8);
    expect(only(flows.slice(0, 3))).toBeCloseTo(-0.4435069413, 8);
  });

  it('the classic with two: -100, 230, -132 has 10 % and 20 %', () => {
    const found = irr([-100, 230, -132]);
    expect(found.kind).toBe('several');
    expect(found.touching).toEqual([]);
    expect(found.rates[0]).toBeCloseTo(0.1, 13);
    expect(found.rates[1]).toBeCloseTo(0.2, 13);
  });

  it('the classic with three: -1000, 6000, -11000, 6000 has 0 %, 100 % and 200 %', () => {
    const [a, b, c, ...more] = rates([-1000, 6000, -11000, 6000]);
    expect(a).toBeCloseTo(0, 13);
    expect(b).toBeCloseTo(1, 13);
    expect(c).toBeCloseTo(2, 13);
    expect(more).toEqual([]);
  });

  it('CFA question: -2000, 10000, -10000 has 38 % and 262 %', () => {
    const [low, high] = rates([-2000, 10_000, -10_000]);
    expect(low).toBeCloseTo((3 - Math.sqrt(5)) / 2, 13);
    expect(high).toBeCloseTo((3 + Math.sqrt(5)) / 2, 13);
  });

  it('the pump of Lorie and Savage (1955): -1600, 10000, -10000 has 25 % and 400 %', () => {
    const [low, high] = rates([-1600, 10_000, -10_000]);
    expect(low).toBeCloseTo(0.25, 13);
    expect(high).toBeCloseTo(4, 12);
  });

  it('Brealey and Myers: +1000, -3000, +2500 has no rate', () => {
    expect(irr([1000, -3000, 2500])).toEqual({
      kind: 'none',
      rates: [],
      touching: [],
      signChanges: 2,
    });
  });
});

describe('irr, closed forms', () => {
  it('one payment: (back / paid)^(1/n) - 1', () => {
    expect(only([-100, 0, 0, 0, 0, 146.41])).toBeCloseTo(1.4641 ** 0.2 - 1, 14);
    expect(only([-100, ...Array<number>(359).fill(0), 250])).toBeCloseTo(2.5 ** (1 / 360) - 1, 14);
    expect(only([-1, 1e12])).toBeCloseTo(1e12 - 1, -2);
    expect(only([-1e12, 1])).toBeCloseTo(-1 + 1e-12, 15);
  });

  it('level annuity: the rate whose annuity factor is price / payment', () => {
    const rate = 0.0075;
    const factor = (1 - (1 + rate) ** -360) / rate;
    expect(only([-factor, ...Array<number>(360).fill(1)])).toBeCloseTo(rate, 14);
  });

  it('a bond at par yields its coupon, a perpetuity nearly payment / price', () => {
    expect(only([-100, 7, 7, 7, 7, 107])).toBeCloseTo(0.07, 14);
    expect(only([-100, ...Array<number>(900).fill(5)])).toBeCloseTo(0.05, 14);
  });

  it('a double root is found once and said to touch', () => {
    const found = irr([-100, 220, -121]);
    expect(found).toMatchObject({ kind: 'one', signChanges: 2 });
    expect(found.rates[0]).toBeCloseTo(0.1, 7);
    expect(found.touching).toEqual(found.rates);
  });

  it('a triple root is found once and crosses', () => {
    const found = irr([-1000, 3300, -3630, 1331]);
    expect(found).toMatchObject({ kind: 'one', touching: [] });
    expect(found.rates[0]).toBeCloseTo(0.1, 4);
  });

  it('flows of one sign and no flows have none', () => {
    for (const flows of [[], [0, 0], [5], [-5, -6], [1, 0, 2]])
      expect(irr(flows).kind).toBe('none');
  });

  it('refuses what is not finite', () => {
    expect(() => irr([-1, Number.NaN])).toThrow('flow 1 is not a finite number: NaN');
    expect(() => irr([Infinity])).toThrow(RangeError);
  });
});

const money = fc.integer({ min: -1_000_000, max: 1_000_000 });

describe('irr, properties', () => {
  it('finds as many rates as there are positive roots by Sturm in whole numbers', () => {
    fc.assert(
      fc.property(fc.array(money, { minLength: 2, maxLength: 16 }), (flows) => {
        expect(rates(flows).length).toBe(distinctPositiveRoots(flows));
      }),
      { numRuns: 300 },
    );
  });

  it('finds every root of a product of factors, double ones as touching', () => {
    const factor = fc.record({
      paid: fc.integer({ min: 1, max: 9 }),
      back: fc.integer({ min: 1, max: 9 }),
      times: fc.integer({ min: 1, max: 2 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(factor, {
          minLength: 1,
          maxLength: 4,
          selector: ({ paid, back }) => back / paid,
        }),
        (factors) => {
          const flows = productOf(
            factors.flatMap(({ paid, back, times }) => Array(times).fill([-paid, back])),
          );
          const known = factors
            .map(({ paid, back, times }) => ({ rate: back / paid - 1, times }))
            .sort((a, b) => a.rate - b.rate);
          const found = irr(flows);
          expect(found.rates.length).toBe(known.length);
          known.forEach(({ rate, times }, i) => {
            expect(Math.abs(found.rates[i]! - rate)).toBeLessThan(times === 2 ? 1e-4 : 1e-8);
            expect(found.touching.includes(found.rates[i]!)).toBe(times === 2);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  const conventional = fc
    .tuple(
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 40 }),
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 140 }),
    )
    .map(([paid, back]) => [...paid.map((x) => -x), ...back]);

  it('with one change of sign there is one, and the present value there is zero', () => {
    fc.assert(
      fc.property(conventional, (flows) => {
        const rate = only(flows);
        const sizes = npv(rate, flows.map(Math.abs));
        // above a rate of -10 %: below it rounding of the rate itself shows
        if (rate > -0.1) expect(Math.abs(npv(rate, flows)) / sizes).toBeLessThan(1e-12);
      }),
    );
  });

  it('neither the unit of money nor its sign matters', () => {
    fc.assert(
      fc.property(fc.array(money, { maxLength: 30 }), (flows) => {
        const base = rates(flows);
        for (const unit of [1e6, -1, 1e-250]) {
          const other = rates(flows.map((x) => x * unit));
          expect(other.length).toBe(base.length);
          other.forEach((rate, i) => {
            expect(rate).toBeCloseTo(base[i]!, 6);
          });
        }
      }),
    );
  });

  it('zeros before and after change nothing', () => {
    fc.assert(
      fc.property(fc.array(money, { maxLength: 30 }), fc.nat(24), fc.nat(24), (flows, a, b) => {
        const zeros = (n: number) => Array<number>(n).fill(0);
        expect(irr([...zeros(a), ...flows, ...zeros(b)])).toEqual(irr(flows));
      }),
    );
  });

  it('a rate a month and its rate a year belong together', () => {
    expect(effectiveYearly(0.01)).toBeCloseTo(1.01 ** 12 - 1, 15);
    expect(effectiveYearly(-1)).toBe(-1);
  });
});
