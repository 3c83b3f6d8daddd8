import type { Model } from '../model/index.ts';
import { createCashSink, type Shelf } from '../money/index.ts';
import {
  type CashSink,
  createSimulation,
  type Outcomes,
  type Simulation,
  type Wanted,
} from '../simulate/index.ts';
import { createKept, type Kept } from './kept.ts';
import { answerJobs, type Breath, type Post } from './port.ts';
import { createReducer, type Part } from './table.ts';

/** A round of trials that threads share. */
export interface Round {
  readonly model: Model;
  readonly outcomes: Outcomes;
  readonly table: Float64Array;
  readonly seed: number;
  readonly trials: number;
  readonly firstTrial: number;
  /** Its trials, where the outcomes have room for one block only. */
  readonly inRound?: number;
  /** Whether to evaluate cash flows. */
  readonly cash: boolean;
  /** What is read of the outcomes. */
  readonly wanted: Wanted;
}

/** Programs of cash flows that another thread has made. */
type Programs = ReturnType<Shelf['kept']>;

/** A piece of work on a round. */
export type Job =
  /** Comes before the blocks where the thread need not make these programs itself. */
  | { readonly kind: 'equip'; readonly programs: Programs }
  | { readonly kind: 'block'; readonly block: number }
  | { readonly kind: 'exclude'; readonly block: number; readonly risks: readonly number[] }
  | { readonly kind: 'reduce'; readonly part: Part };

/** What an exclusion answers; other jobs write into the round. */
export type Answer = Float64Array | undefined;

/** Something that does jobs of a round: this thread or another. */
export interface Doer {
  start(round: Round): void;
  do(job: Job, breath?: Breath): Promise<Answer>;
}

/** Does jobs in this thread. */
export interface Workbench extends Doer {
  /** Makes the program of the round's cash flows, unless it is there; with those made before. */
  programs(): Programs;
}

export function createWorkbench({ shelf, memories, derive, drawn }: Kept): Workbench {
  let round: Round | undefined;
  let simulation: Simulation | undefined;
  let cash: CashSink | undefined;
  let reduce: ((part: Part) => void) | undefined;

  function sink(): CashSink {
    if (round === undefined) throw new RangeError('cash flows before their round');
    cash ??= createCashSink(round.model, round.outcomes.layout, shelf);
    return cash;
  }

  return {
    start(next) {
      round = next;
      reduce = undefined;
      cash = undefined;
      memories.free();
      const { model, outcomes, seed, trials, firstTrial, inRound, wanted } = next;
      simulation = createSimulation(model, outcomes, {
        seed,
        trials,
        firstTrial,
        ...(inRound === undefined ? {} : { inRound }),
        wanted,
        memory: memories.make,
        derive,
        drawn,
        ...(next.cash ? { cash: sink } : {}),
      });
    },
    async do(job, breath) {
      if (round === undefined || simulation === undefined)
        throw new RangeError('a job before its round');
      switch (job.kind) {
        case 'equip':
          shelf.add(job.programs);
          return undefined;
        case 'block':
          await inBreaths(simulation.steps(job.block), breath);
          return undefined;
        case 'exclude':
          return simulation.exclude(job.block, job.risks);
        case 'reduce':
          // the scratch of simulating is no longer needed when reducing begins
          reduce ??= createReducer(round.model, round.outcomes, round.table);
          reduce(job.part);
          return undefined;
      }
    },
    programs() {
      sink();
      return shelf.kept();
    },
  };
}

/** Milliseconds between two breaths: less than a reader notices, more than a breath takes. */
const STRETCH = 4;

async function inBreaths(steps: Iterable<void>, breath: Breath | undefined): Promise<void> {
  let rested = performance.now();
  for (const _ of steps) {
    if (breath === undefined || performance.now() - rested < STRETCH) continue;
    await breath();
    rested = performance.now();
  }
}

/** Answers the jobs of forecasts until the port is closed; `kept` is for the next port. */
export const serve = (port: Post, kept = createKept()): void =>
  answerJobs(port, createWorkbench(kept));
