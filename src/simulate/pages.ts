import type { Derive } from './derive.ts';
import type { Kernel } from './kernel.ts';
import { blank } from './kernel-memory.ts';
import { BLOCK, type Layout, type Outcomes } from './outcomes.ts';
import { STRIP } from './stage.ts';
import type { Wanted } from './wanted.ts';

/** Rows of a few trials, and the wanted columns of a block. */
type PageArrays = ReturnType<typeof rowRoom> & ReturnType<typeof blockRoom>;

/** Pages that lie in the memory of a kernel. */
export interface OpenPages {
  readonly rows: {
    readonly scalars: Float64Array;
    readonly monthly: Float32Array;
    readonly dates: Uint16Array;
  };
  /** Turns the rows of trials into entries of wanted columns, from a place of the block on. */
  turn(place: number, count: number): void;
  /** Copies the first entries of these columns into the outcomes, from trial `at` of the round on. */
  publish(at: number, count: number): void;
}

/**
 * Where the outcomes of a block are gathered: as rows, a few trials at once, since writing thousands
 * of columns far apart for each trial would miss the cache every time; then as columns.
 */
export function createPages(layout: Layout, wanted: Wanted, derive: Derive) {
  const { scalars, monthly, dates } = layout;
  return {
    arrays: { ...derive(rowRoom, layout), ...derive(blockRoom, wanted) },
    /** Opens the pages where they lie in the kernel's memory. */
    open(kernel: Kernel, own: PageArrays, outcomes: Outcomes): OpenPages {
      // what only cash flows tell stays 0 without them
      own.rowScalars.fill(0);
      const { rowScalars, rowMonthly, rowDates, blockScalars, blockMonthly, blockDates } = own;
      const kinds = [
        { rows: rowScalars, block: blockScalars, width: scalars, turn: kernel.turnFloats },
        { rows: rowMonthly, block: blockMonthly, width: monthly, turn: kernel.turnSingles },
        { rows: rowDates, block: blockDates, width: dates, turn: kernel.turnCodes },
      ];
      const columns = [
        columnsOf(blockScalars, outcomes.scalars),
        columnsOf(blockMonthly, outcomes.monthly),
        columnsOf(blockDates, outcomes.dates),
      ];
      return {
        rows: { scalars: rowScalars, monthly: rowMonthly, dates: rowDates },
        turn(place, count) {
          for (const { rows, block, width, turn } of kinds)
            turn(
              ...([rows.byteOffset, width, block.length / BLOCK, count] as const),
              ...([block.byteOffset, BLOCK, place] as const),
            );
        },
        publish(at, count) {
          for (const copy of columns) copy(at, count, outcomes.layout.trials);
        },
      };
    },
  };
}

const rowRoom = ({ scalars, monthly, dates }: Layout) => ({
  rowScalars: blank(new Float64Array(STRIP * scalars)),
  rowMonthly: blank(new Float32Array(STRIP * monthly)),
  rowDates: blank(new Uint16Array(STRIP * dates)),
});

const blockRoom = ({ scalars, monthly, dates }: Wanted) => ({
  blockScalars: blank(new Float64Array(BLOCK * scalars)),
  blockMonthly: blank(new Float32Array(BLOCK * monthly)),
  blockDates: blank(new Uint16Array(BLOCK * dates)),
});

type Numbers = Float64Array | Float32Array | Uint16Array;

/** Copies the columns of a block to their places among those of all trials. */
function columnsOf<A extends Numbers>(block: A, target: A) {
  const whole = Array.from({ length: block.length / BLOCK }, (_, c) =>
    block.subarray(c * BLOCK, (c + 1) * BLOCK),
  );
  return (at: number, count: number, trials: number): void => {
    for (let c = 0; c < whole.length; c++)
      target.set(count === BLOCK ? whole[c]! : whole[c]!.subarray(0, count), c * trials + at);
  };
}
