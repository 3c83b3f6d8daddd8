import type { CashSink } from './cash-sink.ts';
import { createFlowBook } from './flow-book.ts';
import { createCostFlows } from './flow-costs.ts';
import { createOperationFlows } from './flow-operations.ts';
import type { Ledger } from './ledger.ts';
import type { BlockSums } from './outcomes.ts';
import type { Trial } from './trial.ts';

/** Hands the cash flows of trials to the sink, strip by strip. */
export interface FlowRecorder {
  /** Books the trial at that place of its block; returns its lane. */
  record(place: number): number;
  /** Evaluates the strip when this was its last trial. */
  evaluate(place: number, count: number, sums: BlockSums): void;
}

export function createFlowRecorder(
  trial: Trial,
  ledger: Ledger,
  cash: CashSink,
  { rows, width }: { readonly rows: Float64Array; readonly width: number },
): FlowRecorder {
  const { lanes } = cash.target;
  const book = createFlowBook(trial.model, cash.target);
  const costs = createCostFlows(trial, book);
  const operations = createOperationFlows(trial, book);
  return {
    record(place) {
      const lane = place % lanes;
      book.lane = lane;
      ledger.run(costs);
      operations();
      cash.take(lane, trial.block.columns);
      return lane;
    },
    evaluate(place, count, sums) {
      const lane = place % lanes;
      if (lane < lanes - 1 && place < count - 1) return;
      cash.run(lane + 1, rows, (place - lane) * width, width, sums);
      book.clear();
    },
  };
}
