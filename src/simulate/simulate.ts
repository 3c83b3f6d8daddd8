import type { Model } from '../model/index.ts';
import type { CashSink } from './cash-sink.ts';
import { type Derive, deriveAnew } from './derive.ts';
import type { DrawnBlocks } from './drawn-blocks.ts';
import { createFlowRecorder, type FlowRecorder } from './flow-recorder.ts';
import type { MakeMemory } from './kernel-memory.ts';
import { isMoneyClaim } from './measure.ts';
import {
  BLOCK,
  type BlockSums,
  needColumn,
  type Outcomes,
  sumsAt,
  sumsBefore,
} from './outcomes.ts';
import { createPages } from './pages.ts';
import { createStage, STRIP, trialSums } from './stage.ts';
import { allWanted, type Wanted } from './wanted.ts';

export interface SimulationOptions {
  readonly seed: number;
  /** All trials of the run. */
  readonly trials: number;
  /** Trial at which the round starts that `outcomes` holds. */
  readonly firstTrial: number;
  /** Trials of the round where `outcomes` has room for one block only, the one that was run last. */
  readonly inRound?: number;
  /**
   * Makes what the cash flows go to, which takes a while, when the first block is run; without it the
   * outcomes about money stay 0.
   */
  readonly cash?: () => CashSink;
  /** Makes the memory in which trials take place, and what is read there of the model. */
  readonly memory?: MakeMemory;
  readonly derive?: Derive;
  /** What is asked of the outcomes, everything unless told; the rest may stay as it was. */
  readonly wanted?: Wanted;
  /** Keeps blocks for other simulations, and has those that they kept. */
  readonly drawn?: DrawnBlocks | undefined;
}

/** Simulates blocks of one round into its outcomes, in any order and on any thread. */
export interface Simulation {
  readonly blocks: number;
  run(block: number): void;
  /** Runs a block a few trials a step; nothing else may be run or set up there before its end. */
  steps(block: number): Generator<void, void>;
  /**
   * The block again without each of these risks, once all is run: by risk of the model, scope and
   * outcome of the analysis (MW, USD) the sum over trials of the change and of its square. Where
   * the risk did not happen nothing changes, so only the other trials are run.
   */
  exclude(block: number, risks: readonly number[]): Float64Array;
}

/**
 * Sets up everything once; `run` allocates nothing that grows. Draws and the free part of the
 * network are done a block of trials at a time, column by column; the rest, where every trial takes
 * its own course, one trial at a time by the kernel.
 */
export function createSimulation(
  model: Model,
  outcomes: Outcomes,
  options: SimulationOptions,
): Simulation {
  const { layout } = outcomes;
  const { firstTrial, derive = deriveAnew, wanted = allWanted(model, layout) } = options;
  const { trials: held, analysedMw, analysedSpent } = layout;
  const { inRound = held } = options;
  /** Block of the outcomes in which a block of the round has its place. */
  const placeOf = (block: number) => (options.inRound === undefined ? block : 0);
  const pages = createPages(layout, wanted, derive);
  const stage = createStage([model], options, pages.arrays);
  const { draws, sums: counted } = stage;
  const { kernel } = stage.actors[0]!;
  const { rows, turn, publish } = pages.open(kernel, stage.own, outcomes);
  let till: Till | undefined;
  const moneyClaims = [...model.claims.keys()].filter((c) => isMoneyClaim(model.claims[c]!));
  const needs = needColumn(model, model.sites.length, 0);
  const claimSums = sumsBefore(model, 'days');
  let drawnBlock = -1;
  const before = (column: number, at: number) => outcomes.scalars[column * held + at]!;

  /** Where the cash flows go, if they are wanted. */
  function open(): Till | undefined {
    if (till === undefined && options.cash !== undefined) {
      const cash = options.cash();
      till = { cash, flows: createFlowRecorder(kernel, stage, cash) };
    }
    return till;
  }

  /** Runs and records trials from a place of the block on. */
  function strip(place: number, count: number, sums: BlockSums, till: Till | undefined): void {
    stage.takeRows(place, count);
    for (let row = 0; row < count; row++) {
      stage.enter(row, place + row);
      kernel.allot();
      kernel.book(till !== undefined);
      record(row);
      if (till === undefined) continue;
      const { cash, flows } = till;
      const lane = row % cash.target.lanes;
      flows.record(lane);
      for (const claim of moneyClaims) cash.setReason(lane, claim, kernel.claimReason(claim));
      if (lane < cash.target.lanes - 1 && row < count - 1) continue;
      cash.run(lane + 1, rows.scalars, (row - lane) * layout.scalars, layout.scalars, sums);
      flows.clear();
    }
    turn(place, count);
  }

  /** Records the trial at hand, as far as that is wanted. */
  function record(row: number): void {
    const scalars = rows.scalars.byteOffset + row * layout.scalars * 8;
    const monthly = rows.monthly.byteOffset + row * layout.monthly * 4;
    kernel.recordScalars(scalars);
    if (wanted.scalars > layout.analysed) kernel.recordAnalysed(scalars);
    if (wanted.scalars > layout.money) kernel.recordMoney(scalars);
    if (wanted.monthly > 0) kernel.recordNeeds(monthly);
    if (wanted.monthly > needs) kernel.recordKept(monthly);
    if (wanted.sums > claimSums) kernel.recordWaits();
    if (wanted.dates > 0) kernel.recordDates(rows.dates.byteOffset + row * layout.dates * 2);
  }

  function* steps(index: number): Generator<void, void> {
    const count = countOf(index);
    const sums = sumsAt(model, outcomes.sums, placeOf(index));
    if (options.inRound !== undefined) outcomes.sums.fill(0);
    const till = open();
    draw(index, count);
    stage.date(count);
    for (let place = 0; place < count; place += STRIP) {
      strip(place, Math.min(STRIP, count - place), sums, till);
      yield;
    }
    publish(placeOf(index) * BLOCK, count);
    till?.cash.finish(sums);
    for (const key of trialSums) moveSums(counted[key], sums[key]);
  }

  return {
    blocks: Math.ceil(inRound / BLOCK),
    run(index) {
      for (const _ of steps(index));
    },
    steps,
    exclude(index, risks) {
      const at = placeOf(index) * BLOCK;
      const count = countOf(index);
      const width = model.scopes.length * 4;
      const changes = new Float64Array(model.risks.length * width);
      draw(index, count);
      for (const risk of risks) {
        if (!draws.happens(risk, count)) continue;
        draws.leaveOut(risk, firstTrial + index * BLOCK, count);
        for (let i = 0; i < count; i++)
          if (draws.spared[i] === 1) compare(changes, risk * width, at, i);
        draws.putBack(risk, count);
      }
      return changes;
    },
  };

  /** Trials of a block. */
  function countOf(index: number): number {
    return Math.min(BLOCK, inRound - index * BLOCK);
  }

  function draw(index: number, count: number): void {
    if (drawnBlock !== index) draws.fill(firstTrial + index * BLOCK, count);
    drawnBlock = index;
  }

  function compare(changes: Float64Array, first: number, at: number, place: number): void {
    stage.takeRows(place, 1);
    stage.enter(0, place);
    // few trials of a block are hit by a risk: they are dated one by one
    kernel.dateFree();
    kernel.allot();
    kernel.book(false);
    for (let c = 0; c < model.scopes.length; c++) {
      note(changes, first + 4 * c, kernel.analysedMw(c) - before(analysedMw + c, at + place));
      note(
        changes,
        first + 4 * c + 2,
        kernel.analysedSpent(c) - before(analysedSpent + c, at + place),
      );
    }
  }
}

/** What takes the cash flows of trials, and what brings them there. */
interface Till {
  readonly cash: CashSink;
  readonly flows: FlowRecorder;
}

/** Adds sums to those of the block, and begins anew. */
function moveSums(own: Float64Array, target: Float64Array): void {
  for (let i = 0; i < own.length; i++) target[i] = target[i]! + own[i]!;
  own.fill(0);
}

function note(sums: Float64Array, at: number, x: number): void {
  sums[at] = sums[at]! + x;
  sums[at + 1] = sums[at + 1]! + x * x;
}
