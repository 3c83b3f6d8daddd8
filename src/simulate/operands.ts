import type { Reader } from './wasm-reader.ts';

/*
 * What stands behind each instruction of WebAssembly that our kernels have, see
 * https://webassembly.github.io/spec/core/binary/instructions.html
 */

const BR_TABLE = 0x0e;
const F32_CONST = 0x43;
const F64_CONST = 0x44;
const BULK = 0xfc;
const VECTOR = 0xfd;
const UNKNOWN = 0xff;

/** By instruction of one byte: numbers behind it. */
const numbersBehind = new Uint8Array(256).fill(UNKNOWN);
for (const [count, first, last] of [
  // unreachable, nop, else, end, return, drop, select; comparisons and arithmetic
  [0, 0x00, 0x01],
  [0, 0x05, 0x05],
  [0, 0x0b, 0x0b],
  [0, 0x0f, 0x0f],
  [0, 0x1a, 0x1b],
  [0, 0x45, 0xc4],
  // blocks, branches, calls, locals and globals, size of the memory, integers
  [1, 0x02, 0x04],
  [1, 0x0c, 0x0d],
  [1, 0x10, 0x10],
  [1, 0x20, 0x24],
  [1, 0x3f, 0x42],
  // loads and stores: alignment and offset
  [2, 0x28, 0x3e],
] as const)
  numbersBehind.fill(count, first, last + 1);

/**
 * Passes over what stands behind an instruction.
 * @throws RangeError for one that our kernels do not have
 */
export function skipOperands(from: Reader, code: number): void {
  const count = numbersBehind[code]!;
  if (count !== UNKNOWN) for (let i = 0; i < count; i++) from.number();
  else if (code === F64_CONST) from.skip(8);
  else if (code === F32_CONST) from.skip(4);
  else if (code === VECTOR) skipVector(from);
  else if (code === BULK) skipBulk(from);
  else if (code === BR_TABLE) for (let left = from.number(); left >= 0; left--) from.number();
  else throw new RangeError(`an instruction that our kernels do not have: ${code}`);
}

/** Conversions that saturate; copies and fills of the one memory. */
function skipBulk(from: Reader): void {
  const code = from.number();
  if (code === 10) from.skip(2);
  else if (code === 11) from.skip(1);
  else if (code > 7)
    throw new RangeError(`an instruction that our kernels do not have: ${BULK} ${code}`);
}

/** Vectors: loads and stores, those of a lane, constants and shuffles, lanes, and others. */
function skipVector(from: Reader): void {
  const code = from.number();
  const isOfLane = code >= 0x54 && code <= 0x5b;
  if (code <= 0x0b || isOfLane || code === 0x5c || code === 0x5d) {
    from.number();
    from.number();
  }
  if (isOfLane || (code >= 0x15 && code <= 0x22)) from.skip(1);
  else if (code === 0x0c || code === 0x0d) from.skip(16);
}
