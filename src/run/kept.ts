import { createShelf, type Shelf } from '../money/index.ts';
import {
  createDerive,
  type Derive,
  type DrawnBlocks,
  type MakeMemory,
  newMemory,
} from '../simulate/index.ts';
import { createPool, type Pool } from './pool.ts';

/** What a thread keeps from one run to the next. */
export interface Kept {
  /** Programs of cash flows. */
  readonly shelf: Shelf;
  /** Buffers of the outcomes of a run. */
  readonly buffers: Pool<ArrayBuffer>;
  /** Memory in which the trials of a round take place, with what it held before. */
  readonly memories: { readonly make: MakeMemory; readonly free: () => void };
  /** What simulating reads of the model that was simulated last. */
  readonly derive: Derive;
  /** Blocks of trials, where runs draw the same again and again. */
  readonly drawn?: DrawnBlocks | undefined;
}

const PAGE = 65_536;

export function createKept(drawn?: DrawnBlocks): Kept {
  const { take, free } = createPool(
    (bytes) => newMemory(bytes / PAGE),
    ({ buffer }) => buffer.byteLength,
  );
  const make: MakeMemory = (pages) => take(pages * PAGE);
  return {
    shelf: createShelf(make),
    buffers: createPool(
      (bytes) => new ArrayBuffer(bytes),
      ({ byteLength }) => byteLength,
    ),
    memories: { make, free },
    derive: createDerive(),
    drawn,
  };
}
