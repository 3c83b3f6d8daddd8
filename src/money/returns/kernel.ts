import { compiledOnce } from '../../simulate/index.ts';
import { kernelCode } from './kernel-code.ts';

/** What `kernel/returns/` exports to be called; places are bytes of its memory. */
export interface ReturnsKernel {
  /** As the function of that name in `src/units`. */
  power(base: number, exponent: number): number;
  /** How often the sign changes from one amount to the next, zeros left out. */
  signChanges(amounts: number, count: number): number;
  /** How many roots there are, which it leaves in the room. */
  findRoots(amounts: number, times: number, count: number, room: number): number;
  isInvestment(flows: number, count: number, stride: number, rate: number): number;
  /** Bytes for vectors of so many flows, at most, and where they are. */
  blockBytes(flows: number): number;
  prepareBlock(at: number, flows: number): void;
  /** A lane with a flow that is not finite, or -1. */
  solveBlock(flows: number, lanes: number, count: number, rates: number, found: number): number;
  /** Bytes for so many years, at most, and where they are; periods at which years start. */
  yearsBytes(years: number): number;
  prepareYears(at: number, starts: number, years: number): void;
  /** A number of `rates` with a flow that is not finite, or -1. */
  findRates(rows: number, count: number, trials: number, rates: number): number;
  /** Where projects have their rows, and where things about them go. */
  prepareCovers(rows: number, count: number, to: number, counts: number, ever: number): void;
  findCovers(trials: number): void;
  clearCounts(): void;
}

/** Trials side by side in the rows that the kernel works on. */
export const LANES = 8;

const module = compiledOnce(kernelCode);

/** The compiled kernel over a memory. */
export function startReturns(memory: WebAssembly.Memory): ReturnsKernel {
  return new WebAssembly.Instance(module(), { env: { memory } })
    .exports as unknown as ReturnsKernel;
}
