import type { BlockSums } from '../simulate/index.ts';
import { LANES, type Room, roomFor } from './returns/index.ts';

/** Rows of a project: the ratio of cover, and 1 where it is tested, cash is locked, in default. */
export interface CoverRows {
  readonly cover: Float64Array;
  readonly tested: Float64Array;
  readonly locked: Float64Array;
  readonly inDefault: Float64Array;
}

/** How projects stand with their lenders year by year. */
export interface YearlyCovers {
  /** Looks at the first `count` lanes. */
  find(count: number): void;
  /** The last ratio that was tested in a year, by project and year; Infinity for none. */
  ofLane(lane: number): Float64Array;
  isTested(project: number, lane: number): boolean;
  /** Adds how many lanes had a test, were locked and in default, by project and year, since last. */
  addTo(sums: Pick<BlockSums, 'tested' | 'locked' | 'defaulted'>): void;
}

/** Bytes that so many projects need. */
export const yearlyCoversBytes = (projects: number, years: number): number =>
  roomFor(16 * projects, 8 * LANES * projects * years, 24 * projects * years, 4 * projects);

/** Of rows in the memory of a kernel that knows the years, period t of a lane at `t * LANES + lane`. */
export function createYearlyCovers(
  { kernel, ints, floats }: Room,
  projects: readonly CoverRows[],
  years: number,
): YearlyCovers {
  const size = projects.length * years;
  const places = ints(4 * projects.length);
  places.set(
    projects.flatMap(({ cover, tested, locked, inDefault }) =>
      [cover, tested, locked, inDefault].map(({ byteOffset }) => byteOffset),
    ),
  );
  const covers = floats(LANES * size);
  const counts = floats(3 * size);
  const ever = ints(projects.length);
  kernel.prepareCovers(
    ...[places.byteOffset, projects.length, covers.byteOffset],
    ...[counts.byteOffset, ever.byteOffset],
  );
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    covers.subarray(lane * size, (lane + 1) * size),
  );
  return {
    find: kernel.findCovers,
    ofLane: (lane) => lanes[lane]!,
    isTested: (project, lane) => ((ever[project]! >> lane) & 1) === 1,
    addTo({ tested, locked, defaulted }) {
      for (let i = 0; i < size; i++) {
        tested[i] = tested[i]! + counts[i]!;
        locked[i] = locked[i]! + counts[size + i]!;
        defaulted[i] = defaulted[i]! + counts[2 * size + i]!;
      }
      kernel.clearCounts();
    },
  };
}
