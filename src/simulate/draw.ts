import type { Model } from '../model/index.ts';
import {
  correlate,
  fillLatin,
  normalToUniform,
  streamKey,
  uniformToNormal,
} from '../uncertainty/index.ts';
import type { BlockArrays, BlockKernel, BlockLists } from './block.ts';
import { isFixed, variablesMoved } from './drawing-order.ts';
import type { Filling } from './filling.ts';
import { BLOCK } from './outcomes.ts';

/** Draws a block of trials. */
export interface Draws {
  /** 1 where the risk that is left out would have happened: the others are as they would be anyway. */
  readonly spared: Uint8Array;
  /** Draws trials first … first + count - 1, of which the first is even, into places 0 … count - 1. */
  fill(first: number, count: number): void;
  /** Whether the risk happens in any of these trials. */
  happens(risk: number, count: number): boolean;
  /** Takes a risk out of the block that was filled last, or puts it back in. */
  leaveOut(risk: number, first: number, count: number): void;
  putBack(risk: number, count: number): void;
}

export interface DrawOptions {
  readonly seed: number;
  /** All trials of the run: they set the strata of drivers and risks. */
  readonly trials: number;
}

/**
 * Draws for a model into a block, whose kernel draws the variables. Drivers and risks are stratified
 * (Latin hypercube), drivers correlated by a normal copula; every other variable has a counter
 * stream of its own, named by its address, so that adding or renaming one leaves the others as they
 * were.
 */
export function createDraws(
  model: Pick<Model, 'variables' | 'drivers' | 'risks' | 'driverFactor'>,
  { seed, trials }: DrawOptions,
  { columns, fired, driverColumns }: BlockArrays,
  { impacts, rest, moved }: BlockLists,
  kernel: BlockKernel,
  filling: Filling,
): Draws {
  const { variables, drivers, risks, driverFactor } = model;
  const spared = new Uint8Array(BLOCK);
  const uniforms = new Float64Array(BLOCK);
  const driverKeys = drivers.map((d) => streamKey(seed, d.path));
  const riskKeys = risks.map((r) => streamKey(seed, r.path));
  // found when a risk is first left out
  let movedBy: ReturnType<typeof variablesMoved> | undefined;
  // what leaving a risk out puts aside
  const keptDrivers = new Float64Array(driverColumns.length);
  let kept: Float64Array | undefined;
  variables.forEach((v, i) => {
    if (isFixed(v) && v.distribution.kind === 'point')
      columns.fill(Math.max(v.floor, v.distribution.value + v.offset), i * BLOCK, (i + 1) * BLOCK);
  });

  function drawRisks(first: number, count: number): void {
    for (let r = 0; r < risks.length; r++) {
      const p = risks[r]!.probability;
      fillLatin(riskKeys[r]!, trials, first, uniforms, 0, count);
      // the upper end of the stratum fires, so that a larger draw is never a smaller trouble
      for (let i = 0; i < count; i++) fired[r * BLOCK + i] = uniforms[i]! > 1 - p ? 1 : 0;
    }
  }

  function drawDrivers(first: number, count: number): void {
    for (let d = 0; d < drivers.length; d++) {
      fillLatin(driverKeys[d]!, trials, first, driverColumns, d * BLOCK, count);
      if (driverFactor) uniformToNormal(driverColumns, d * BLOCK, count);
    }
    if (driverFactor) correlate(driverFactor, driverColumns, BLOCK, count);
    for (let d = 0; d < drivers.length; d++) {
      if (driverFactor) normalToUniform(driverColumns, d * BLOCK, count);
      // the kernel takes two trials at once
      if (count % 2 === 1) driverColumns[d * BLOCK + count] = 0.5;
    }
    kernel.drawDrivers(count);
  }

  return {
    spared,
    fill(first, count) {
      drawRisks(first, count);
      drawDrivers(first, count);
      kernel.draw(impacts.byteOffset, impacts.length, first, count);
      kernel.hitDrivers(count);
      filling.draw(first, count);
    },
    happens(risk, count) {
      return fired.subarray(risk * BLOCK, risk * BLOCK + count).includes(1);
    },
    leaveOut(risk, first, count) {
      const column = fired.subarray(risk * BLOCK, risk * BLOCK + count);
      spared.set(column);
      column.fill(0);
      movedBy ??= variablesMoved(model, rest);
      const { through, variables: hit } = movedBy[risk]!;
      if (through) {
        keptDrivers.set(driverColumns);
        drawDrivers(first, count);
        kernel.hitDrivers(count);
      }
      kept ??= new Float64Array(Math.max(...movedBy.map((by) => by.variables.length)) * BLOCK);
      for (let k = 0; k < hit.length; k++) {
        const at = hit[k]! * BLOCK;
        kept.set(columns.subarray(at, at + BLOCK), k * BLOCK);
      }
      moved.set(hit);
      kernel.draw(moved.byteOffset, hit.length, first, count);
    },
    putBack(risk, count) {
      fired.set(spared.subarray(0, count), risk * BLOCK);
      const { through, variables: hit } = movedBy![risk]!;
      if (through) driverColumns.set(keptDrivers);
      for (let k = 0; k < hit.length; k++)
        columns.set(kept!.subarray(k * BLOCK, (k + 1) * BLOCK), hit[k]! * BLOCK);
    },
  };
}
