import type { FlowTarget } from './flow-book.ts';
import type { BlockSums } from './outcomes.ts';

/** Takes the cash flows of trials, a strip of lanes at a time, and writes what they come to. */
export interface CashSink {
  readonly target: FlowTarget;
  /** Takes the draws of a trial: variable v of the model is `columns[v]`. */
  take(lane: number, columns: Float64Array): void;
  /** Why a claim on cash flows is missed in the trial, if it is: a cause of the model. */
  setReason(lane: number, claim: number, cause: number): void;
  /**
   * Evaluates the first `count` lanes, which are the trials whose rows of scalar outcomes begin at
   * `first` and follow each other at `width`; adds to the sums of their block.
   */
  run(count: number, rows: Float64Array, first: number, width: number, sums: BlockSums): void;
}
