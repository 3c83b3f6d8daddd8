import type { Model } from '../model/index.ts';
import type { BlockArrays, BlockKernel, BlockLists } from './block.ts';
import type { DrawOptions } from './draw.ts';
import type { DrawnBlock, DrawnBlocks, Origin } from './drawn-blocks.ts';
import type { Filling } from './filling.ts';
import { keptColumns } from './kept-columns.ts';
import { createNews } from './news.ts';
import { type OriginChanges, originChanges } from './origin-changes.ts';
import { BLOCK } from './outcomes.ts';

/** Bytes that all blocks of a run take when they are kept. */
export function bytesKept(
  { drivers, risks, network }: Model,
  trials: number,
  { impacts, rest }: Pick<BlockLists, 'impacts' | 'rest'>,
): number {
  const numbers = drivers.length + impacts.length + rest.length + 2 * network.free.length;
  return Math.ceil(trials / BLOCK) * BLOCK * (8 * numbers + risks.length);
}

/**
 * Only what comes out otherwise than when the block was drawn last, maybe for another model: a
 * variable or a node that states the same and reads the same numbers is put back as it was.
 */
export function fillAgain(
  model: Model,
  { seed, trials }: DrawOptions,
  wide: BlockArrays,
  { impacts, rest, moved, late }: BlockLists,
  free: Int32Array,
  kernel: BlockKernel,
  blocks: DrawnBlocks,
): Filling {
  const { columns, fired, driverColumns, start, finish } = wide;
  const { risks, drivers } = model;
  const origin: Origin = { model, seed, impacts: impacts.slice(), rest: rest.slice() };
  const news = createNews(origin, wide);
  const kept = { impacts: keptColumns(impacts), rest: keptColumns(rest), free: keptColumns(free) };
  const changesSince = new Map<Origin, OriginChanges | undefined>();
  let block: DrawnBlock;
  let datesAll = true;

  function changesOf(then: Origin): OriginChanges | undefined {
    if (!changesSince.has(then)) changesSince.set(then, originChanges(then, origin));
    return changesSince.get(then);
  }

  const roomFor = (count: number): DrawnBlock => ({
    origin,
    count,
    fired: new Uint8Array(risks.length * BLOCK),
    drivers: new Float64Array(drivers.length * BLOCK),
    impacts: kept.impacts.room(),
    rest: kept.rest.room(),
    isDated: false,
    start: kept.free.room(),
    finish: kept.free.room(),
  });

  return {
    draw(first, count) {
      const last = blocks.get(trials, first);
      const changes = last?.count === count ? changesOf(last.origin) : undefined;
      if (last !== undefined && changes !== undefined) {
        block = last;
        datesAll = changes.network || !block.isDated;
        news.find(block, changes);
        kept.rest.putBack(block.rest, columns);
      } else {
        block = roomFor(count);
        blocks.set(trials, first, block);
        datesAll = true;
        news.variables.fill(1);
      }
      let length = 0;
      for (const v of rest) {
        if (news.variables[v] === 0 && !news.inVariable(v)) continue;
        news.variables[v] = 1;
        moved[length++] = v;
      }
      kernel.draw(moved.byteOffset, length, first, count);
      block.origin = origin;
      block.isDated = false;
      block.fired.set(fired);
      block.drivers.set(driverColumns.subarray(0, block.drivers.length));
      kept.impacts.keep(news.variables, columns, block.impacts);
      kept.rest.keep(news.variables, columns, block.rest);
    },
    date(count) {
      if (!datesAll) {
        kept.free.putBack(block.start, start);
        kept.free.putBack(block.finish, finish);
      }
      let length = 0;
      for (const node of free) {
        news.nodes[node] = datesAll || news.inNode(node) ? 1 : 0;
        if (news.nodes[node] === 1) late[length++] = node;
      }
      kernel.date(late.byteOffset, length, count);
      kept.free.keep(news.nodes, start, block.start);
      kept.free.keep(news.nodes, finish, block.finish);
      block.isDated = true;
    },
  };
}
