/*
 * Just enough of the WebAssembly binary format to write loops over pairs of numbers:
 * https://webassembly.github.io/spec/core/binary/. Code is a list of bytes.
 */
export type Code = readonly number[];

export const I32 = 0x7f;
export const F64 = 0x7c;
export const V128 = 0x7b;

/** A function that answers nothing; parameters come first among its locals. */
export interface WasmFunction {
  readonly name: string;
  readonly params: readonly number[];
  readonly locals: readonly number[];
  readonly body: Code;
}

/** LEB128 of a whole number that is not negative. */
function unsigned(n: number): Code {
  return n < 0x80 ? [n] : [(n & 0x7f) | 0x80, ...unsigned(n >>> 7)];
}

/** LEB128 of a whole number of 32 bits with its sign. */
function signed(n: number): Code {
  return n >= -64 && n < 64 ? [n & 0x7f] : [(n & 0x7f) | 0x80, ...signed(n >> 7)];
}

const vector = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const sized = (body: Code): Code => [...unsigned(body.length), ...body];
const text = (s: string): Code => vector([...s].map((c) => [c.charCodeAt(0)]));
const section = (id: number, items: readonly Code[]): Code => [id, ...sized(vector(items))];

/** A module that imports its memory as `host.memory` and exports every function. */
export function encodeModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const each = (encode: (f: WasmFunction, index: number) => Code) => functions.map(encode);
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(
      1,
      each((f) => [0x60, ...vector(f.params.map((type) => [type])), 0]),
    ),
    ...section(2, [[...text('host'), ...text('memory'), 2, 0, 1]]),
    ...section(
      3,
      each((_, i) => unsigned(i)),
    ),
    ...section(
      7,
      each((f, i) => [...text(f.name), 0, ...unsigned(i)]),
    ),
    ...section(
      10,
      each((f) => sized([...vector(f.locals.map((type) => [1, type])), ...f.body, 0x0b])),
    ),
  ]);
}

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const tee = (local: number): Code => [0x22, ...unsigned(local)];
export const i32 = (n: number): Code => [0x41, ...signed(n)];
export const i32Add: Code = [0x6a];
export const i32Xor: Code = [0x73];
const i32LessUnsigned: Code = [0x49];

/** Repeats the body, then moves the first pointer on by `step` bytes until it has reached `end`. */
export const loop = (body: Code, pointer: number, step: number, end: number): Code => [
  ...[0x03, 0x40],
  ...body,
  ...[...get(pointer), ...i32(step), ...i32Add, ...tee(pointer)],
  ...[...get(end), ...i32LessUnsigned],
  ...[0x0d, 0, 0x0b],
];

export const f64Sub: Code = [0xa1];

const vectorOp = (op: number): Code => [0xfd, ...unsigned(op)];
export const load = (offset: number): Code => [...vectorOp(0), 3, ...unsigned(offset)];
export const store = (offset: number): Code => [...vectorOp(11), 3, ...unsigned(offset)];
/** A vector of four words. */
export const words = (...four: readonly number[]): Code => [
  ...vectorOp(12),
  ...new Uint8Array(Uint32Array.from(four).buffer),
];
/** Bytes of two vectors, the first 0 … 15, the second 16 … 31. */
export const shuffle = (bytes: readonly number[]): Code => [...vectorOp(13), ...bytes];
export const select = vectorOp(82);
const or = vectorOp(80);
export const xor = vectorOp(81);
export const i32x4 = { splat: vectorOp(17), add: vectorOp(174) };
const shiftLeft = vectorOp(171);
const shiftRight = vectorOp(173);
export const f64x2 = {
  splat: vectorOp(20),
  less: vectorOp(73),
  sqrt: vectorOp(239),
  add: vectorOp(240),
  sub: vectorOp(241),
  mul: vectorOp(242),
  /** a, b to (a < b ? b : a), one instruction where `max` with its care for NaN takes many. */
  later: vectorOp(247),
  /** The two low words, without sign. */
  ofWords: vectorOp(255),
};
/** The local turned left by a number of bits in each of four words. */
export const rotated = (local: number, bits: number): Code => [
  ...[...get(local), ...i32(bits), ...shiftLeft],
  ...[...get(local), ...i32(32 - bits), ...shiftRight],
  ...or,
];
export const f64 = (x: number): Code => [0x44, ...new Uint8Array(new Float64Array([x]).buffer)];
