import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isInvestment } from './investment-rate.ts';
import { irr } from './returns/index.ts';
import { createYearlyRates } from './yearly-rates.ts';

const LANES = 4;
const STARTS = Int32Array.of(0, 3, 4, 9, 12, 15);

it('finds the one rate of flows by year, of any row and lane', () => {
  const amount = fc.constantFrom(0, 0, -7, -1, 1, 2, 5, 9);
  const row = fc.array(amount, { minLength: 15 * LANES, maxLength: 15 * LANES });
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 9 }),
      fc.integer({ max: LANES, min: 0 }),
      (all, count) => {
        const rows = all.map((numbers) => Float64Array.from(numbers));
        const yearly = createYearlyRates(rows, STARTS, LANES);
        // what was found before must not matter
        yearly.find(LANES);
        yearly.find(count);
        rows.forEach((flows, r) => {
          for (let lane = 0; lane < count; lane++) {
            const years = Array.from({ length: STARTS.length - 1 }, (_, year) =>
              flows
                .filter((_, i) => i % LANES === lane)
                .slice(STARTS[year], STARTS[year + 1])
                .reduce((a, b) => a + b, 0),
            );
            const { rates } = irr(years);
            const [rate] = rates;
            const isOne =
              rate !== undefined &&
              rates.length === 1 &&
              isInvestment(Float64Array.from(years), rate);
            const found = yearly.rates[r]![lane]!;
            if (isOne) expect(Math.abs(found - rate)).toBeLessThan(1e-9 * (1 + Math.abs(rate)));
            else expect(found).toBeNaN();
          }
        });
      },
    ),
  );
});
