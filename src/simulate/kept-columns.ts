import { BLOCK } from './outcomes.ts';

/** Copies of some columns of a block, one after the other in the order of a list. */
export interface KeptColumns {
  /** Room for the copies. */
  room(): Float64Array;
  putBack(kept: Float64Array, columns: Float64Array): void;
  /** Copies the columns that are marked. */
  keep(marked: Uint8Array, columns: Float64Array, kept: Float64Array): void;
}

export function keptColumns(list: Int32Array): KeptColumns {
  const runs = runsOf(list);
  return {
    room: () => new Float64Array(list.length * BLOCK),
    putBack(kept, columns) {
      for (const { first, at, length } of runs)
        columns.set(kept.subarray(at * BLOCK, (at + length) * BLOCK), first * BLOCK);
    },
    keep(marked, columns, kept) {
      for (let k = 0; k < list.length; k++) {
        const from = list[k]! * BLOCK;
        if (marked[list[k]!] === 1) kept.set(columns.subarray(from, from + BLOCK), k * BLOCK);
      }
    },
  };
}

/** Columns side by side, which are copied at once: the first, its place in the list, and how many. */
interface Run {
  readonly first: number;
  readonly at: number;
  length: number;
}

function runsOf(list: Int32Array): readonly Run[] {
  const runs: Run[] = [];
  list.forEach((first, at) => {
    const last = runs.at(-1);
    if (last !== undefined && last.first + last.length === first) last.length++;
    else runs.push({ first, at, length: 1 });
  });
  return runs;
}
