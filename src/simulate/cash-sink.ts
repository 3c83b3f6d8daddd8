import type { FlowTarget } from './flow-target.ts';
import type { BlockSums } from './outcomes.ts';

/** Takes the cash flows of trials, each in a lane of its own. */
export interface CashLanes {
  readonly target: FlowTarget;
  /** Takes the draws of a trial: variable v of the model is `columns[v]`. */
  take(lane: number, columns: Float64Array): void;
}

/** Takes the cash flows of trials, a strip of lanes at a time, and writes what they come to. */
export interface CashSink extends CashLanes {
  /** Why a claim on cash flows is missed in the trial, if it is: a cause of the model. */
  setReason(lane: number, claim: number, cause: number): void;
  /**
   * Evaluates the first `count` lanes, which are the trials whose rows of scalar outcomes begin at
   * `first` and follow each other at `width`; adds to the sums of their block.
   */
  run(count: number, rows: Float64Array, first: number, width: number, sums: BlockSums): void;
  /** Adds to the sums of a block, once all its trials have been run, what was left for its end. */
  finish(sums: BlockSums): void;
}
