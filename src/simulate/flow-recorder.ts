import type { CashLanes } from './cash-sink.ts';
import { createFlowBook } from './flow-book.ts';
import { createOperationFlows } from './flow-operations.ts';
import type { Kernel } from './kernel.ts';
import type { Stage } from './stage.ts';
import type { Trial } from './trial.ts';

/** Hands the cash flows of trials to what evaluates them. */
export interface FlowRecorder {
  /** Writes those of the trial at hand, which is booked with flows, into a lane. */
  record(lane: number): void;
  /** Forgets all lanes. */
  clear(): void;
}

export function createFlowRecorder(
  trial: Trial,
  kernel: Kernel,
  { flowRow, flowPeriod, flowAmount }: Stage<never>['flows'],
  cash: CashLanes,
): FlowRecorder {
  const book = createFlowBook(trial.model, cash.target);
  const operations = createOperationFlows(trial, book);
  return {
    record(lane) {
      book.lane = lane;
      const count = kernel.flowCount();
      for (let i = 0; i < count; i++) book.add(flowRow[i]!, flowPeriod[i]!, flowAmount[i]!);
      operations();
      cash.take(lane, trial.block.columns);
    },
    clear: book.clear,
  };
}
