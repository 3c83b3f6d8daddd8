import { type ReturnsKernel, startReturns } from './kernel.ts';

/** Memory of a kernel that is handed out bit by bit. */
export interface Room {
  readonly kernel: ReturnsKernel;
  /** @throws RangeError when it is used up, as the others */
  floats(length: number): Float64Array;
  ints(length: number): Int32Array;
  /** Where the next so many bytes begin. */
  bytes(length: number): number;
}

const FLOAT = 8;
const INT = 4;
/** Arrays begin where a line of the cache does. */
const LINE = 64;
const PAGE = 65_536;

/** Bytes that arrays of these lengths in bytes take. */
export const roomFor = (...lengths: readonly number[]): number =>
  lengths.reduce((sum, length) => sum + Math.ceil(length / LINE) * LINE, LINE);

/** The bytes of a memory from `at` on. */
export function roomIn(memory: WebAssembly.Memory, at: number): Room {
  // byte 0 stands for nothing
  let next = Math.max(1, Math.ceil(at / LINE)) * LINE;
  const bytes = (length: number) => {
    const place = next;
    next += Math.ceil(length / LINE) * LINE;
    if (next > memory.buffer.byteLength) throw new RangeError(`${length} bytes do not fit`);
    return place;
  };
  return {
    kernel: startReturns(memory),
    bytes,
    floats: (length) => new Float64Array(memory.buffer, bytes(length * FLOAT), length),
    ints: (length) => new Int32Array(memory.buffer, bytes(length * INT), length),
  };
}

/** A memory of its own with so many bytes. @throws RangeError where the host has too little */
export const ownRoom = (bytes: number): Room =>
  roomIn(new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) }), 0);

let known: { readonly memory: WebAssembly.Memory; readonly kernel: ReturnsKernel } | undefined;

/**
 * A kernel for single questions with at least so many numbers, the first of which nobody uses: it
 * stands for nothing. They keep what they hold until the next question; a larger one makes the array
 * useless.
 */
export function desk(length: number): {
  readonly kernel: ReturnsKernel;
  readonly numbers: Float64Array;
} {
  if (known === undefined) {
    const memory = new WebAssembly.Memory({ initial: 1 });
    known = { memory, kernel: startReturns(memory) };
  }
  const { memory, kernel } = known;
  const more = length * FLOAT - memory.buffer.byteLength;
  if (more > 0) memory.grow(Math.ceil(more / PAGE));
  return { kernel, numbers: new Float64Array(memory.buffer) };
}
