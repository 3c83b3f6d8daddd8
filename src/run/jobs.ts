import type { Model } from '../model/index.ts';
import { createCashSink, createShelf, type Shelf } from '../money/index.ts';
import { createSimulation, type Outcomes, type Simulation } from '../simulate/index.ts';
import { answerJobs, type Port } from './port.ts';
import { createReducer, type Part } from './table.ts';

/** A round of trials that threads share. */
export interface Round {
  readonly model: Model;
  readonly outcomes: Outcomes;
  readonly table: Float64Array;
  readonly seed: number;
  readonly trials: number;
  readonly firstTrial: number;
  /** Whether to evaluate cash flows. */
  readonly cash: boolean;
  /** Programs of its cash flows that another thread has made. */
  readonly programs?: ReturnType<Shelf['kept']>;
}

/** A piece of work on a round. */
export type Job =
  | { readonly kind: 'block'; readonly block: number }
  | { readonly kind: 'exclude'; readonly block: number; readonly risks: readonly number[] }
  | { readonly kind: 'reduce'; readonly part: Part };

/** What an exclusion answers; other jobs write into the round. */
export type Answer = Float64Array | undefined;

/** Something that does jobs of a round: this thread or another. */
export interface Doer {
  start(round: Round): void;
  do(job: Job): Promise<Answer>;
}

/** Does jobs in this thread. */
export function createWorkbench(shelf = createShelf()): {
  start(round: Round): void;
  do(job: Job): Answer;
} {
  let round: Round | undefined;
  let simulation: Simulation | undefined;
  let reduce: ((part: Part) => void) | undefined;
  return {
    start(next) {
      round = next;
      reduce = undefined;
      if (next.programs !== undefined) shelf.add(next.programs);
      const { model, outcomes, seed, trials, firstTrial } = next;
      simulation = createSimulation(model, outcomes, {
        seed,
        trials,
        firstTrial,
        ...(next.cash ? { cash: createCashSink(model, outcomes.layout, shelf) } : {}),
      });
    },
    do(job) {
      if (round === undefined || simulation === undefined)
        throw new RangeError('a job before its round');
      switch (job.kind) {
        case 'block':
          simulation.run(job.block);
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
  };
}

/** Answers the jobs of forecasts until the port is closed. */
export const serve = (port: Pick<Port, 'post' | 'receive'>): void =>
  answerJobs(port, createWorkbench());
