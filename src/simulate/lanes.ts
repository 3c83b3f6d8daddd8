import type { StreamKey } from '../uncertainty/index.ts';
import {
  DRAW_STEP,
  ROW_STEP,
  rowFunction,
  triangularFunction,
  uniformFunction,
} from './lane-code.ts';
import { encodeModule } from './wasm-code.ts';

/** Positions and ends are bytes in the memory. */
type Row0 = (start: number, finish: number, time: number, end: number, floor: number) => void;
type Row1 = (s: number, f: number, t: number, a: number, end: number, floor: number) => void;
type Row2 = (
  ...row: [s: number, f: number, t: number, a: number, b: number, end: number, floor: number]
) => void;
type Row3 = (
  ...row: [s: number, f: number, t: number, a: number, b: number, c: number, e: number, fl: number]
) => void;
type Uniform = (out: number, end: number, counter: number, k0: number, k1: number) => void;
type Triangular = (out: number, end: number, low: number, mode: number, high: number) => void;

interface Exports {
  readonly row0: Row0;
  readonly row1: Row1;
  readonly row2: Row2;
  readonly row3: Row3;
  readonly uniform: Uniform;
  readonly triangular: Triangular;
}

/**
 * Loops that take several numbers at once (WebAssembly SIMD), over columns that lie in their memory.
 * Every number has the same bits as from the plain loop that they stand in for.
 */
export interface Lanes extends Pick<Exports, 'row0' | 'row1' | 'row2' | 'row3'> {
  /** Trials that a row takes at once: `end` is a multiple of so many numbers after `start`. */
  readonly step: number;
  /** The next so many numbers of the memory, all 0. @throws RangeError when it is used up. */
  floats(length: number): Float64Array;
  /**
   * As the function of that name; `out` lies in this memory with room for `count` rounded up to 8
   * from `offset` on, and `firstTrial` is even.
   */
  fillUniform(
    key: StreamKey,
    firstTrial: number,
    out: Float64Array,
    offset: number,
    count: number,
  ): void;
  /** As `fillQuantile` of a triangular distribution, where the uniform numbers lie. */
  fillTriangular(
    shape: { readonly low: number; readonly mode: number; readonly high: number },
    out: Float64Array,
    offset: number,
    count: number,
  ): void;
}

const PAGE = 65_536;
const BYTES = 8;

/** Lanes with room for so many numbers; undefined where the host has none of it. */
export function createLanes(numbers: number): Lanes | undefined {
  const pages = Math.ceil((numbers * BYTES) / PAGE) + 1;
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  return lanesIn(memory, new Float64Array(memory.buffer));
}

/** Lanes over numbers in `room`, a part of that memory; undefined where the host has no vectors. */
export function lanesIn(memory: WebAssembly.Memory, room: Float64Array): Lanes | undefined {
  const exports = instantiate(memory);
  if (exports === undefined) return undefined;
  const floats = handOut(room);
  const end = (at: number, count: number) => at + Math.ceil(count / DRAW_STEP) * DRAW_STEP * BYTES;
  return {
    ...exports,
    step: ROW_STEP,
    floats,
    fillUniform({ k0, k1 }, firstTrial, out, offset, count) {
      const at = out.byteOffset + offset * BYTES;
      exports.uniform(at, end(at, count), firstTrial >>> 1, k0, k1);
    },
    fillTriangular({ low, mode, high }, out, offset, count) {
      const at = out.byteOffset + offset * BYTES;
      exports.triangular(at, end(at, count), low, mode, high);
    },
  };
}

/** Hands out the room bit by bit. @throws RangeError when it is used up */
export function handOut(room: Float64Array): (length: number) => Float64Array {
  let used = 0;
  return (length) => {
    if (used + length > room.length) throw new RangeError(`${length} numbers do not fit`);
    used += length;
    return room.subarray(used - length, used);
  };
}

let known: WebAssembly.Module | undefined;

/** Compiled once: a host makes code faster while it is used. */
function lanesModule(): WebAssembly.Module {
  known ??= new WebAssembly.Module(
    encodeModule([...[0, 1, 2, 3].map(rowFunction), uniformFunction(), triangularFunction()]),
  );
  return known;
}

function instantiate(memory: WebAssembly.Memory): Exports | undefined {
  try {
    const { exports } = new WebAssembly.Instance(lanesModule(), { host: { memory } });
    return exports as unknown as Exports;
  } catch (error) {
    // a host without vectors refuses the code
    if (error instanceof WebAssembly.CompileError) return undefined;
    throw error;
  }
}
