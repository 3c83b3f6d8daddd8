import type { Model } from '../model/index.ts';
import { type Distribution, fillQuantile } from '../uncertainty/index.ts';
import { kernelCode } from './block-code.ts';
import { type Derive, deriveAnew } from './derive.ts';
import { drawTables } from './draw-tables.ts';
import { drawingOrder } from './drawing-order.ts';
import { type datingTables, isUsual } from './gate-tables.ts';
import { blank } from './kernel-memory.ts';
import { BLOCK } from './outcomes.ts';
import { compiledOnce, startKernel } from './start-kernel.ts';

/** What `kernel/block/` exports to be called, on the first trials of the block. Lists are bytes. */
export interface BlockKernel {
  /** Draws variables of a list for trials from `first`, an even one, on. */
  draw(list: number, count: number, first: number, trials: number): void;
  /** Turns uniform numbers of the drivers into what they do, before risks hit. */
  drawDrivers(trials: number): void;
  /** Lets risks hit the drivers. */
  hitDrivers(trials: number): void;
  /** Dates nodes of a list, whose predecessors are dated. */
  date(list: number, count: number, trials: number): void;
}

/**
 * A block of trials, and all that it is drawn and dated by: column c, of a variable, risk, driver or
 * node, holds trial i at c * BLOCK + i. Numbers beyond the last trial have no meaning.
 */
export function createBlock(
  model: Pick<Model, 'network' | 'variables' | 'drivers' | 'risks'>,
  dating: ReturnType<typeof datingTables>,
  seed: number,
  derive: Derive = deriveAnew,
) {
  const { network, variables, risks } = model;
  const { tables, others } = drawTables(model, seed, derive);
  const { impacts, others: rest } = drawingOrder(model);
  return {
    arrays: {
      ...dating,
      ...tables,
      ...derive(plainNodes, model),
      release: network.notBefore,
      ...derive(blockRoom, {
        variables: variables.length,
        risks: risks.length,
        nodes: network.count,
      }),
    },
    /** What is drawn, in this order, and room for a part of it, and of the nodes that are dated. */
    lists: {
      impacts,
      rest,
      moved: blank(new Int32Array(rest.length)),
      late: blank(new Int32Array(network.free.length)),
    },
    /** Distributions that only the host knows. */
    others,
  };
}

export type BlockArrays = ReturnType<typeof createBlock>['arrays'];
export type BlockLists = ReturnType<typeof createBlock>['lists'];

const module = compiledOnce(kernelCode);

/** The kernel over arrays of a block that lie in its memory. */
export function startBlock(
  memory: WebAssembly.Memory,
  arrays: BlockArrays,
  { variables, drivers }: Pick<Model, 'variables' | 'drivers'>,
  others: readonly Distribution[],
): BlockKernel {
  const fillOther = (index: number, at: number, count: number): void => {
    const column = new Float64Array(memory.buffer, at, count);
    fillQuantile(others[index]!, column, column, 0, count);
  };
  const numbers = {
    stride: BLOCK,
    variables: variables.length,
    drivers: drivers.length,
    powers: arrays.powerDriver.length,
  };
  const imports = { env: { memory }, quantiles: { fillOther } };
  return startKernel(module(), imports, arrays, numbers) as unknown as BlockKernel;
}

interface BlockSize {
  readonly variables: number;
  readonly risks: number;
  readonly nodes: number;
}

const blockRoom = ({ variables, risks, nodes }: BlockSize) => ({
  columns: blank(new Float64Array(variables * BLOCK)),
  /** 1 where the risk happens. */
  fired: blank(new Uint8Array(risks * BLOCK)),
  start: blank(new Float64Array(nodes * BLOCK)),
  finish: blank(new Float64Array(nodes * BLOCK)),
});

/** By node: 1 for an activity without anything out of the ordinary, which is dated faster. */
function plainNodes({ network }: Pick<Model, 'network'>) {
  const plain = new Uint8Array(network.count);
  for (let n = 0; n < network.count; n++) {
    let isPlain =
      network.kind[n] === 'activity' &&
      network.time[n]! >= 0 &&
      network.calendar[n]! < 0 &&
      isUsual(network, n);
    for (let e = network.linkFirst[n]!; e < network.linkFirst[n + 1]!; e++)
      isPlain &&= network.linkType[e] === 0 && network.linkLag[e]! < 0;
    if (isPlain) plain[n] = 1;
  }
  return { plain };
}
