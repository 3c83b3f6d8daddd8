import type { CashLanes } from './cash-sink.ts';
import type { Kernel } from './kernel.ts';
import type { Stage } from './stage.ts';

/** Hands the cash flows of trials to what evaluates them. */
export interface FlowRecorder {
  /** Writes those of the trial at hand, which is booked with flows, into a lane. */
  record(lane: number): void;
  /** Puts back zeros wherever something was written. */
  clear(): void;
}

/** Entries that were written before the list of them is grown. */
const FIRST = 1 << 14;

export function createFlowRecorder(
  kernel: Kernel,
  { block, flows: { flowRow, flowPeriod, flowAmount } }: Pick<Stage, 'block' | 'flows'>,
  { target: { stride, rows }, take }: CashLanes,
): FlowRecorder {
  // all rows lie in one memory: numbers before the first of each row, -1 for those that nobody wants
  const all = new Float64Array(rows.find((row) => row !== undefined)?.buffer ?? new ArrayBuffer(0));
  const first = Int32Array.from(rows, (row) =>
    row === undefined ? -1 : row.byteOffset / row.BYTES_PER_ELEMENT,
  );
  let written = new Int32Array(FIRST);
  let count = 0;

  function grow(): void {
    const more = new Int32Array(written.length * 2);
    more.set(written);
    written = more;
  }

  return {
    record(lane) {
      const entries = kernel.flowCount();
      while (count + entries > written.length) grow();
      for (let i = 0; i < entries; i++) {
        const from = first[flowRow[i]!]!;
        if (from < 0) continue;
        const at = from + flowPeriod[i]! * stride + lane;
        all[at] = all[at]! + flowAmount[i]!;
        written[count++] = at;
      }
      take(lane, block.columns);
    },
    clear() {
      for (let i = 0; i < count; i++) all[written[i]!] = 0;
      count = 0;
    },
  };
}
