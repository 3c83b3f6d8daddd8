import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LANES, ownRoom, roomFor } from './returns/index.ts';
import { createYearlyCovers, yearlyCoversBytes } from './yearly-covers.ts';

const STARTS = Int32Array.of(0, 3, 4, 9, 12);
const YEARS = STARTS.length - 1;
const PERIODS = STARTS[YEARS]!;
const SIZE = PERIODS * LANES;

const flags = fc.array(fc.constantFrom(0, 0, 0, 1), { minLength: SIZE, maxLength: SIZE });
const ratios = fc.array(fc.integer({ min: -3, max: 9 }), { minLength: SIZE, maxLength: SIZE });
const project = fc.record({ cover: ratios, tested: flags, locked: flags, inDefault: flags });

it('finds the last cover that was tested in a year, and counts tests, locks and defaults', () => {
  fc.assert(
    fc.property(
      fc.array(project, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 0, max: LANES }),
      (given, count) => {
        const lengths = given.flatMap(() => Array<number>(4).fill(8 * SIZE));
        const room = ownRoom(roomFor(64, 0, ...lengths) + yearlyCoversBytes(given.length, YEARS));
        const starts = room.ints(STARTS.length);
        starts.set(STARTS);
        room.kernel.prepareYears(0, starts.byteOffset, YEARS);
        const rowOf = (numbers: readonly number[]) => {
          const row = room.floats(SIZE);
          row.set(numbers);
          return row;
        };
        const rows = given.map(({ cover, tested, locked, inDefault }) => ({
          ...{ cover: rowOf(cover), tested: rowOf(tested) },
          ...{ locked: rowOf(locked), inDefault: rowOf(inDefault) },
        }));
        const covers = createYearlyCovers(room, rows, YEARS);
        const size = given.length * YEARS;
        const sums = {
          tested: new Float64Array(size),
          locked: new Float64Array(size),
          defaulted: new Float64Array(size).fill(5),
        };
        covers.find(count);
        covers.addTo(sums);
        // once more, from none
        covers.addTo(sums);
        given.forEach((project, p) => {
          const counts = { tested: 0, locked: 0, defaulted: 0 };
          for (let year = 0; year < YEARS; year++) {
            const at = p * YEARS + year;
            counts.tested = counts.locked = counts.defaulted = 0;
            for (let lane = 0; lane < count; lane++) {
              // what was there before the first month does not count
              const periods = Array.from({ length: PERIODS }, (_, t) => t)
                .slice(Math.max(1, STARTS[year]!), STARTS[year + 1])
                .map((t) => t * LANES + lane);
              const tests = periods.filter((i) => project.tested[i] === 1);
              const defaults = periods.filter((i) => project.inDefault[i] === 1);
              const looked = [...tests, ...defaults];
              if (tests.length > 0) counts.tested++;
              if (defaults.length > 0) counts.defaulted++;
              if (looked.some((i) => project.locked[i] === 1)) counts.locked++;
              const last = tests.at(-1);
              expect(covers.ofLane(lane)[at]).toBe(
                last === undefined ? Infinity : project.cover[last],
              );
            }
            expect(sums.tested[at]).toBe(counts.tested);
            expect(sums.locked[at]).toBe(counts.locked);
            expect(sums.defaulted[at]).toBe(5 + counts.defaulted);
          }
          for (let lane = 0; lane < count; lane++) {
            const isTested = Array.from({ length: PERIODS - 1 }, (_, t) => (t + 1) * LANES + lane);
            expect(covers.isTested(p, lane)).toBe(isTested.some((i) => project.tested[i] === 1));
          }
        });
      },
    ),
  );
});
