import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isInvestment } from './investment-rate.ts';
import { desk, irr, LANES, ownRoom, roomFor } from './returns/index.ts';
import { createYearlyRates, yearlyRatesBytes } from './yearly-rates.ts';

const STARTS = Int32Array.of(0, 3, 4, 9, 12, 15);

function yearlyOf(all: readonly (readonly number[])[]) {
  const years = STARTS.length - 1;
  const work = desk(0).kernel.yearsBytes(years);
  const lengths = all.map((numbers) => 8 * numbers.length);
  const room = ownRoom(roomFor(4 * STARTS.length, work, ...lengths) + yearlyRatesBytes(all.length));
  const starts = room.ints(STARTS.length);
  starts.set(STARTS);
  room.kernel.prepareYears(room.bytes(work), starts.byteOffset, years);
  const rows = all.map((numbers) => {
    const row = room.floats(numbers.length);
    row.set(numbers);
    return row;
  });
  return { rows, yearly: createYearlyRates(room, rows) };
}

it('finds the one rate of flows by year, of any row and lane', () => {
  const amount = fc.constantFrom(0, 0, -7, -1, 1, 2, 5, 9);
  const row = fc.array(amount, { minLength: 15 * LANES, maxLength: 15 * LANES });
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 9 }),
      fc.integer({ max: LANES, min: 0 }),
      (all, count) => {
        const { rows, yearly } = yearlyOf(all);
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
            const found = yearly.rates[r * LANES + lane]!;
            if (isOne) expect(Math.abs(found - rate)).toBeLessThan(1e-9 * (1 + Math.abs(rate)));
            else expect(found).toBeNaN();
          }
        });
      },
    ),
  );
});
