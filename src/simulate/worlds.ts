import type { Model } from '../model/index.ts';
import type { CashLanes } from './cash-sink.ts';
import { createFlowRecorder, type FlowRecorder } from './flow-recorder.ts';
import type { Kernel } from './kernel.ts';
import { BLOCK } from './outcomes.ts';
import { createStage } from './stage.ts';
import { drawn, finishOf, type Trial } from './trial.ts';

/**
 * Models that face the same luck: they have the same variables in the same places and the same
 * network, and differ in tables. Every one knows more variables than the first has use for:
 * stand-ins, which have the stream of the one they stand for but another distribution.
 */
export interface Twins {
  /** The first lists all variables, stand-ins at the end. */
  readonly models: readonly Model[];
  /** Variables that may be stood in for. */
  readonly replaceable: Int32Array;
}

/** What is measured of a world beside the money of the parties. */
export interface Capacity {
  readonly phases: readonly number[];
  /** Day from the data date, its end included. */
  readonly by: number;
}

/**
 * Many versions of a trial that differ in some numbers. A block of trials is drawn once for all of
 * them; then, for a trial at hand, version after version is settled and run.
 */
export interface Worlds {
  /** Most trials of a block. */
  readonly size: number;
  draw(firstTrial: number, count: number): void;
  /** Takes up a trial of the block that was drawn last. */
  enter(place: number): void;
  /** What a variable is in the trial at hand, stand-ins included. */
  value(variable: number): number;
  /** Chooses, for each replaceable variable, what stands for it. */
  choose(model: number, choice: ArrayLike<number>): void;
  /** Dates again, after a choice that may move dates, what does not wait for shared things. */
  settle(): void;
  /** The same number for all that settle alike (two halves of a 53-bit hash). */
  signature(): number;
  /** Day on which a node of the free part is done; Infinity for never. */
  finish(node: number): number;
  /** Lets phases compete for money, supplies and power. */
  run(): void;
  /** Books the cash flows of the world at hand into a lane of its model. */
  record(lane: number): void;
  /** Forgets the cash flows in all lanes of a model. */
  clear(model: number): void;
  megawatts(of: Capacity): number;
}

export interface WorldOptions {
  readonly seed: number;
  readonly trials: number;
  /** By model: where its cash flows go. */
  readonly cash: readonly CashLanes[];
}

export function createWorlds(
  { models, replaceable }: Twins,
  { seed, trials, cash }: WorldOptions,
): Worlds {
  const first = models[0]!;
  const settled = nodesBehind(first, replaceable);
  const stage = createStage(models, { seed, trials }, { settled });
  const { draws, wide, block } = stage;
  const parts = stage.actors.map(({ model, kernel, scale }, m): Part => {
    return {
      trial: { model, block, scale },
      kernel,
      flows: createFlowRecorder(kernel, stage, cash[m]!),
    };
  });
  const bits = new Float64Array(2);
  const words = new Uint32Array(bits.buffer);
  let part = parts[0]!;
  // place of the trial at hand in its block
  let here = 0;
  // trials at the start of the block that nobody asked for
  let ahead = 0;

  return {
    size: BLOCK - 1,
    draw(firstTrial, count) {
      // streams give numbers in pairs: a block begins with an even trial
      ahead = firstTrial % 2;
      draws.fill(firstTrial - ahead, count + ahead);
      stage.date(count + ahead);
    },
    enter(trial) {
      const place = trial + ahead;
      stage.takeRows(place, 1);
      stage.enter(0, place);
      here = place;
    },
    value: (variable) => wide.columns[variable * BLOCK + here]!,
    choose(model, choice) {
      part = parts[model]!;
      for (let i = 0; i < replaceable.length; i++)
        block.columns[replaceable[i]!] = wide.columns[choice[i]! * BLOCK + here]!;
    },
    settle() {
      part.kernel.dateNodes(stage.own.settled.byteOffset, settled.length);
    },
    signature() {
      let low = 0x2545f491;
      let high = 0x9e3779b9;
      for (let k = 0; k < settled.length; k++) {
        const node = settled[k]!;
        bits[0] = block.start[node]!;
        bits[1] = block.finish[node]!;
        for (let w = 0; w < 4; w++) {
          low = Math.imul(low ^ words[w]!, 0x01000193);
          high = Math.imul(high ^ words[w]!, 0x85ebca6b);
          low ^= low >>> 15;
          high ^= high >>> 13;
        }
      }
      return (high >>> 11) * 2 ** 32 + (low >>> 0);
    },
    finish: (node) => block.finish[node]!,
    run: () => part.kernel.allot(),
    record(lane) {
      part.kernel.book(true);
      part.flows.record(lane);
    },
    clear: (model) => parts[model]!.flows.clear(),
    megawatts({ phases, by }) {
      const { trial } = part;
      let sum = 0;
      for (const p of phases) {
        const row = trial.model.phases[p]!;
        if (finishOf(trial, row.energised) < by) sum += drawn(trial, row.mw, 0) * trial.scale[p]!;
      }
      return sum;
    },
  };
}

interface Part {
  readonly trial: Trial;
  readonly kernel: Kernel;
  readonly flows: FlowRecorder;
}

/** Free nodes, in order, whose dates depend on any of the variables. */
function nodesBehind({ network }: Model, variables: Int32Array): Int32Array {
  const of = new Set(variables);
  const moved = new Uint8Array(network.count);
  return network.free.filter((node) => {
    let moves = of.has(network.time[node]!) || of.has(network.never[node]!);
    for (let e = network.linkFirst[node]!; e < network.linkFirst[node + 1]!; e++)
      moves ||= moved[network.linkFrom[e]!] === 1 || of.has(network.linkLag[e]!);
    if (moves) moved[node] = 1;
    return moves;
  });
}
