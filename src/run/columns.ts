import { compiledOnce } from '../simulate/index.ts';
import { kernelCode } from './column-code.ts';

/** What `kernel/columns/` exports; counts are those of the trials in a column. */
interface ColumnKernel {
  /** Places the arrays; how many bytes the memory must have. */
  place(
    longest: number,
    levels: number,
    addends: number,
    sources: number,
    days: number,
    slots: number,
  ): number;
  setLevels(count: number): void;
  setCalendar(firstDay: number, horizon: number, days: number, slots: number): void;
  /** Reduce the column of values, or that of codes, to the row. */
  reduceValues(count: number, horizon: number): void;
  reduceDates(count: number, horizon: number, dayOfCode0: number): void;
  /** Adds so many of the columns of single precision to the values, one after the other. */
  addSingles(columns: number, count: number): void;
  /** Steps: their days are taken from the values, source after source, then likewise their sizes. */
  clearSteps(): void;
  countSteps(source: number, count: number): void;
  orderSteps(): void;
  placeSteps(source: number, count: number): void;
  /** Adds the steps of a slot to the values. */
  addSteps(slot: number): void;
  /** Bytes where arrays lie. */
  readonly values: WebAssembly.Global<'i32'>;
  readonly singles: WebAssembly.Global<'i32'>;
  readonly singlesStride: WebAssembly.Global<'i32'>;
  readonly codes: WebAssembly.Global<'i32'>;
  readonly levels: WebAssembly.Global<'i32'>;
  readonly row: WebAssembly.Global<'i32'>;
  readonly slotOfDay: WebAssembly.Global<'i32'>;
}

/** Slots of time into which steps of a level fall. */
export interface Timeline {
  /** Whole day on which slot 1 begins; what is earlier falls into slot 0. */
  readonly firstDay: number;
  /** Slot of each day from then on. */
  readonly slotOfDay: Uint16Array;
  /** What is not earlier than this day falls into the last slot, as does what lies beyond all days. */
  readonly horizon: number;
  readonly slots: number;
  /** Most steps of a trial. */
  readonly sources: number;
}

/** Where one column after the other is put and reduced. */
export interface ColumnRoom {
  readonly kernel: Omit<ColumnKernel, 'place' | 'setLevels' | 'setCalendar'>;
  readonly values: Float64Array;
  /** Columns to be added to it. */
  readonly singles: readonly Float32Array[];
  /** A column of dates, see `dayOfCode`. */
  readonly codes: Uint16Array;
  /** Mean, share below the horizon, share below Infinity, then the quantiles. */
  readonly row: Float64Array;
}

/** Columns that are added in one go, which spares most of the way to memory. */
const ADDENDS = 4;
const PAGE = 65_536;

const module = compiledOnce(kernelCode);

/**
 * Room for columns of up to `longest` values. Type 7 quantiles are given at `levels`, which rise.
 * Infinity counts as a value, NaN does not occur.
 */
export function createColumnRoom(
  longest: number,
  levels: readonly number[],
  { firstDay, slotOfDay, horizon, slots, sources }: Timeline,
): ColumnRoom {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const kernel = new WebAssembly.Instance(module(), { env: { memory } })
    .exports as unknown as ColumnKernel;
  const days = slotOfDay.length;
  const bytes = kernel.place(longest, levels.length, ADDENDS, sources, days, slots);
  memory.grow(Math.ceil(bytes / PAGE) - 1);
  const { buffer } = memory;
  new Float64Array(buffer, kernel.levels.value, levels.length).set(levels);
  new Uint16Array(buffer, kernel.slotOfDay.value, days).set(slotOfDay);
  kernel.setLevels(levels.length);
  kernel.setCalendar(firstDay, horizon, days, slots);
  const single = (_: unknown, i: number) =>
    new Float32Array(buffer, kernel.singles.value + i * kernel.singlesStride.value, longest);
  return {
    kernel,
    values: new Float64Array(buffer, kernel.values.value, longest),
    singles: Array.from({ length: ADDENDS }, single),
    codes: new Uint16Array(buffer, kernel.codes.value, longest),
    row: new Float64Array(buffer, kernel.row.value, 3 + levels.length),
  };
}
