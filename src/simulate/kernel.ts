import { kernelCode } from './kernel-code.ts';
import type { Arrays } from './kernel-memory.ts';

/** Turns rows of outcomes, `count` of them, into entries of columns; places are bytes. */
type Turn = (
  rows: number,
  width: number,
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
  recordMonths(row: number, scalarRow: number): void;
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

let known: WebAssembly.Module | undefined;

function kernelModule(): WebAssembly.Module {
  if (typeof WebAssembly === 'undefined')
    throw new Error('no WebAssembly here: use Node 22.12 or newer, or a browser of 2023 or newer');
  known ??= new WebAssembly.Module(
    Uint8Array.from(atob(kernelCode), (letter) => letter.charCodeAt(0)),
  );
  return known;
}

/**
 * The compiled kernel over arrays that lie in its memory: each is known to it by its name, as is
 * each number.
 * @throws RangeError for a name that the kernel does not know, and for one that it is not told
 */
export function startKernel(
  memory: WebAssembly.Memory,
  arrays: Arrays,
  numbers: Readonly<Record<string, number>>,
): Kernel {
  const { exports } = new WebAssembly.Instance(kernelModule(), { env: { memory } });
  const untold = new Map(
    Object.entries(exports).flatMap(([name, value]) =>
      value instanceof WebAssembly.Global ? [[name, value] as const] : [],
    ),
  );
  const tell = (name: string, value: number) => {
    const known = untold.get(name);
    if (known === undefined) throw new RangeError(`nothing in the kernel is called ${name}`);
    known.value = value;
    untold.delete(name);
  };
  for (const [name, array] of Object.entries(arrays)) tell(name, array.byteOffset);
  for (const [name, number] of Object.entries(numbers)) tell(name, number);
  if (untold.size > 0) throw new RangeError(`the kernel was not told: ${[...untold.keys()]}`);
  return exports as unknown as Kernel;
}
