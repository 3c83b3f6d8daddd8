import { kernelCode } from './kernel-code.ts';
import type { Arrays } from './kernel-memory.ts';
import { compiledOnce, startKernel } from './start-kernel.ts';

/** Turns the first outcomes of rows, `count` of them, into entries of columns; places are bytes. */
type Turn = (
  rows: number,
  width: number,
  wanted: number,
  count: number,
  target: number,
  length: number,
  place: number,
) => void;

/** What `kernel/trial/` exports to be called, on the trial at hand unless said. */
export interface Kernel {
  /** Takes trials of the block to rows, and a row to the trial at hand. */
  takeRows(place: number, count: number): void;
  enter(row: number): void;
  /** Dates nodes of a list, which begins at that byte. */
  dateNodes(list: number, count: number): void;
  /** Dates again every node that does not wait for others. */
  dateFree(): void;
  /** Resolves every node that waits for others. */
  allot(): void;
  /** Books costs by month, with flows also what they add to the cash flows: so many entries. */
  book(withFlows: boolean): void;
  flowCount(): number;
  /** Write into the trial's rows of outcomes, which begin at these bytes, and add to the sums. */
  recordScalars(row: number): void;
  recordAnalysed(row: number): void;
  recordMoney(row: number): void;
  recordNeeds(row: number): void;
  recordKept(row: number): void;
  recordWaits(): void;
  recordDates(row: number): void;
  /** Why a claim is missed: a cause. */
  claimReason(claim: number): number;
  /** By scope: IT MW energised and USD spent by the day of the analysis. */
  analysedMw(scope: number): number;
  analysedSpent(scope: number): number;
  readonly turnFloats: Turn;
  readonly turnSingles: Turn;
  readonly turnCodes: Turn;
}

const module = compiledOnce(kernelCode);

/** The kernel of trials over arrays and numbers that it is told: see `startKernel`. */
export const startTrials = (
  memory: WebAssembly.Memory,
  arrays: Arrays,
  numbers: Readonly<Record<string, number>>,
): Kernel => startKernel(module(), { env: { memory } }, arrays, numbers) as unknown as Kernel;
