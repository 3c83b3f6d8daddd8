import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { irr } from './irr.ts';
import { createIrrBlock } from './irr-block.ts';

/** Flows of every lane side by side, as a block holds them. */
function sideBySide(vectors: readonly (readonly number[])[], periods: number): Float64Array {
  const flows = new Float64Array(periods * vectors.length);
  vectors.forEach((vector, lane) => {
    vector.forEach((flow, i) => {
      flows[i * vectors.length + lane] = flow;
    });
  });
  return flows;
}

function together(vectors: readonly (readonly number[])[], periods: number, count?: number) {
  const lanes = vectors.length;
  const rates = new Float64Array(lanes).fill(-9);
  const found = new Int32Array(lanes).fill(-9);
  createIrrBlock(periods, lanes).run(sideBySide(vectors, periods), count ?? lanes, rates, found);
  return { rates: [...rates], found: [...found] };
}

const amount = fc.integer({ min: 0, max: 10_000 });
const conventional = fc
  .tuple(
    fc.array(amount, { maxLength: 30 }),
    fc.array(amount, { maxLength: 90 }),
    fc.constantFrom(1, -1),
  )
  .map(([paid, back, sign]) => [...paid.map((x) => -x * sign), ...back.map((x) => x * sign)]);
const wild = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 30 });
const vectors = fc.array(fc.oneof({ weight: 4, arbitrary: conventional }, wild), {
  minLength: 1,
  maxLength: 11,
});

describe('rates of many vectors at once', () => {
  it('are those of irr, one by one', () => {
    fc.assert(
      fc.property(vectors, fc.integer({ min: 120, max: 400 }), (all, periods) => {
        const { rates, found } = together(all, periods);
        all.forEach((vector, lane) => {
          const known = irr(vector);
          expect(found[lane]).toBe(known.rates.length);
          const rate = rates[lane]!;
          if (known.kind !== 'one') expect(rate).toBeNaN();
          else expect(Math.abs(rate - known.rates[0])).toBeLessThan(1e-10 * (1 + Math.abs(rate)));
        });
      }),
    );
  });

  it('of monthly project flows agree with irr to 1e-14', () => {
    const flow = fc.double({ min: 0.5, max: 1.5, noNaN: true });
    const project = fc
      .tuple(
        fc.array(flow, { minLength: 12, maxLength: 36 }),
        fc.array(flow, { minLength: 84, maxLength: 84 }),
        fc.double({ min: 0.2, max: 3, noNaN: true }),
      )
      .map(([paid, back, scale]) => [...paid.map((x) => -x), ...back.map((x) => x * scale)]);
    fc.assert(
      fc.property(fc.array(project, { minLength: 1, maxLength: 9 }), (all) => {
        const { rates } = together(all, 120);
        all.forEach((vector, lane) => {
          expect(Math.abs(rates[lane]! - irr(vector).rates[0]!)).toBeLessThan(1e-14);
        });
      }),
    );
  });

  it('have the same bits beside any others, and touch nothing beyond the count', () => {
    fc.assert(
      fc.property(vectors, fc.nat(), (all, pick) => {
        const whole = together(all, 120);
        const lane = pick % all.length;
        const alone = together([all[lane]!], 120);
        expect(alone.rates[0]).toBe(whole.rates[lane]);
        expect(alone.found[0]).toBe(whole.found[lane]);
        const fewer = together(all, 120, lane);
        expect(fewer.rates).toEqual(whole.rates.map((rate, i) => (i < lane ? rate : -9)));
        expect(fewer.found).toEqual(whole.found.map((count, i) => (i < lane ? count : -9)));
      }),
    );
  });

  it('refuses what is not finite', () => {
    expect(() => together([[-1, Number.NaN, 2]], 3)).toThrow('flow 1 is not a finite number');
  });

  it('of no periods are none', () => {
    expect(together([[]], 0)).toEqual({ rates: [Number.NaN], found: [0] });
  });
});
