import type { Model } from '../model/index.ts';

/** What blocks are drawn and dated by. */
export interface Origin {
  readonly model: Pick<Model, 'variables' | 'drivers' | 'risks' | 'network' | 'calendars'>;
  readonly seed: number;
  /** The variables that are drawn: impacts of risks, and the rest. */
  readonly impacts: Int32Array;
  readonly rest: Int32Array;
}

/** A block of trials as it was drawn: what is drawn or dated only, column after column. */
export interface DrawnBlock {
  origin: Origin;
  readonly count: number;
  readonly fired: Uint8Array;
  readonly drivers: Float64Array;
  readonly impacts: Float64Array;
  readonly rest: Float64Array;
  /** Whether the dates are those of what was drawn. */
  isDated: boolean;
  readonly start: Float64Array;
  readonly finish: Float64Array;
}

/** Blocks that were drawn, each known by all trials of its run and by its first one. */
export interface DrawnBlocks {
  get(trials: number, first: number): DrawnBlock | undefined;
  set(trials: number, first: number, block: DrawnBlock): void;
  /** Whether so many bytes, of all blocks of a run, can be kept together. */
  fits(bytes: number): boolean;
}

/** Bytes that are kept: two thousand trials of a large programme. */
const KEPT = 64e6;

export function createDrawnBlocks(): DrawnBlocks {
  const blocks = new Map<string, DrawnBlock>();
  const keyOf = (trials: number, first: number) => `${trials} ${first}`;
  return {
    get: (trials, first) => blocks.get(keyOf(trials, first)),
    set(trials, first, block) {
      const bytes = [...blocks.values(), block].reduce((sum, one) => sum + bytesOf(one), 0);
      // other runs make way
      if (bytes > KEPT) blocks.clear();
      blocks.set(keyOf(trials, first), block);
    },
    fits: (bytes) => bytes <= KEPT,
  };
}

const bytesOf = ({ fired, drivers, impacts, rest, start, finish }: DrawnBlock): number =>
  [fired, drivers, impacts, rest, start, finish].reduce(
    (sum, { byteLength }) => sum + byteLength,
    0,
  );
