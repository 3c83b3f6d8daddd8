import type { BlockKernel, BlockLists } from './block.ts';

/** What is left to do in a block once its risks, drivers and impacts are drawn. */
export interface Filling {
  /** Draws all other variables in trials first … first + count - 1. */
  draw(first: number, count: number): void;
  /** Dates nodes that do not wait for others, in the first `count` trials of the block. */
  date(count: number): void;
}

/** All of it by the kernel. */
export const fillAnew = (
  { rest }: Pick<BlockLists, 'rest'>,
  free: Int32Array,
  kernel: BlockKernel,
): Filling => ({
  draw: (first, count) => kernel.draw(rest.byteOffset, rest.length, first, count),
  date: (count) => kernel.date(free.byteOffset, free.length, count),
});
