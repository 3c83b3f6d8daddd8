import type { CashLanes } from './cash-sink.ts';
import { createFlowBook } from './flow-book.ts';
import { createCostFlows } from './flow-costs.ts';
import { createOperationFlows } from './flow-operations.ts';
import type { Ledger } from './ledger.ts';
import type { Trial } from './trial.ts';

/** Hands the cash flows of trials to what evaluates them. */
export interface FlowRecorder {
  /** Books the trial at hand into a lane, its ledger included. */
  record(lane: number): void;
  /** Forgets all lanes. */
  clear(): void;
}

export function createFlowRecorder(trial: Trial, ledger: Ledger, cash: CashLanes): FlowRecorder {
  const book = createFlowBook(trial.model, cash.target);
  const costs = createCostFlows(trial, book);
  const operations = createOperationFlows(trial, book);
  return {
    record(lane) {
      book.lane = lane;
      ledger.run(costs);
      operations();
      cash.take(lane, trial.block.columns);
    },
    clear: book.clear,
  };
}
