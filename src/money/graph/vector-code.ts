/*
 * Just enough of the WebAssembly binary format for passes over pairs of numbers:
 * https://webassembly.github.io/spec/core/binary/. Code is a list of bytes.
 */
export type Code = readonly number[];

const I32 = 0x7f;
const F64 = 0x7c;
const V128 = 0x7b;

/** Adds the LEB128 of a whole number that is not negative. */
function addUnsigned(to: number[], n: number): void {
  let rest = n;
  for (; rest >= 0x80; rest >>>= 7) to.push((rest & 0x7f) | 0x80);
  to.push(rest);
}

function unsigned(n: number): Code {
  const code: number[] = [];
  addUnsigned(code, n);
  return code;
}

const vector = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const text = (s: string): Code => vector([...s].map((c) => [c.charCodeAt(0)]));

/** Takes whole numbers and answers nothing; its parameters come first among its locals. */
export interface VectorFunction {
  /** Exported under that name, or not at all. */
  readonly name?: string;
  readonly params: number;
  readonly words: number;
  readonly vectors: number;
  readonly body: Code;
}

/** Functions that a module imports come before its own. */
export const POWER = 0;
export const FIRST_OWN = 1;

/** A module that imports `host.memory` and `host.power`. */
export function encodeModule(functions: readonly VectorFunction[]): Uint8Array<ArrayBuffer> {
  const counts = [...new Set(functions.map(({ params }) => params))];
  const types = [
    [0x60, 2, F64, F64, 1, F64],
    ...counts.map((n): Code => [0x60, ...unsigned(n), ...Array<number>(n).fill(I32), 0]),
  ];
  const imports = [
    [...text('host'), ...text('power'), 0, 0],
    [...text('host'), ...text('memory'), 2, 0, 1],
  ];
  const exports = functions.flatMap(({ name }, i) =>
    name === undefined ? [] : [[...text(name), 0, ...unsigned(FIRST_OWN + i)]],
  );
  const kinds = functions.map(({ params }) => unsigned(1 + counts.indexOf(params)));
  return joined([
    [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(2, imports),
    ...section(3, kinds),
    ...section(7, exports),
    ...section(10, functions.flatMap(functionCode), functions.length),
  ]);
}

/** Parts of a section; `count` where its items come in several parts. */
function section(id: number, parts: readonly Code[], count = parts.length): readonly Code[] {
  const number = unsigned(count);
  const length = parts.reduce((sum, part) => sum + part.length, number.length);
  return [[id, ...unsigned(length), ...number], ...parts];
}

function functionCode({ words, vectors, body }: VectorFunction): readonly Code[] {
  const locals = vector([
    [...unsigned(words), I32],
    [...unsigned(vectors), V128],
  ]);
  return [[...unsigned(locals.length + body.length + 1), ...locals], body, [0x0b]];
}

function joined(parts: readonly Code[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Instructions are added to the body of a function as they come. */
type Body = number[];

/** Adds instructions that are the same wherever they stand. */
export function emit(to: Body, ...parts: readonly Code[]): void {
  for (let i = 0; i < parts.length; i++) to.push(...parts[i]!);
}

export function get(to: Body, local: number): void {
  to.push(0x20);
  addUnsigned(to, local);
}
export function set(to: Body, local: number): void {
  to.push(0x21);
  addUnsigned(to, local);
}
export function tee(to: Body, local: number): void {
  to.push(0x22);
  addUnsigned(to, local);
}
export function call(to: Body, index: number): void {
  to.push(0x10);
  addUnsigned(to, index);
}
/** Around what is repeated while the number that it leaves is not 0. */
export const loopStart: Code = [0x03, 0x40];
export const loopEnd: Code = [0x0d, 0, 0x0b];
/** Around what leaves a pair where a word is not 0, and what leaves one where it is. */
export const ifStart: Code = [0x04, V128];
export const otherwise: Code = [0x05];
export const ifEnd: Code = [0x0b];

export const i32 = {
  const(to: Body, n: number): void {
    to.push(0x41);
    let rest = n;
    for (; rest < -64 || rest >= 64; rest >>= 7) to.push((rest & 0x7f) | 0x80);
    to.push(rest & 0x7f);
  },
  add: [0x6a] as Code,
  subtract: [0x6b] as Code,
  multiply: [0x6c] as Code,
  lessUnsigned: [0x49] as Code,
  greater: [0x4a] as Code,
  select: [0x1b] as Code,
  load(to: Body, offset: number): void {
    to.push(0x28, 2);
    addUnsigned(to, offset);
  },
  /** Address, byte, count. */
  fill: [0xfc, 11, 0] as Code,
};
export const f64 = {
  load(to: Body, offset: number): void {
    to.push(0x2b, 3);
    addUnsigned(to, offset);
  },
  zero: [0x44, 0, 0, 0, 0, 0, 0, 0, 0] as Code,
  unequal: [0x62] as Code,
};

const vectorOp = (op: number): Code => [0xfd, ...unsigned(op)];
/** Two numbers side by side; offsets are bytes. */
export const pair = {
  load(to: Body, offset: number): void {
    to.push(0xfd, 0, 3);
    addUnsigned(to, offset);
  },
  /** One number into both. */
  loadBoth(to: Body, offset: number): void {
    to.push(0xfd, 10, 3);
    addUnsigned(to, offset);
  },
  store(to: Body, offset: number): void {
    to.push(0xfd, 11, 3);
    addUnsigned(to, offset);
  },
  const(x: number): Code {
    const bytes = new Uint8Array(new Float64Array([x]).buffer);
    return [...vectorOp(12), ...bytes, ...bytes];
  },
  both: vectorOp(20),
  /** By lane. */
  extract: [[...vectorOp(33), 0] as Code, [...vectorOp(33), 1] as Code] as const,
  replaceSecond: [...vectorOp(34), 1] as Code,
  equal: vectorOp(71),
  unequal: vectorOp(72),
  less: vectorOp(73),
  lessOrEqual: vectorOp(75),
  and: vectorOp(78),
  /** a, b to a where the bits of b are 0. */
  andNot: vectorOp(79),
  or: vectorOp(80),
  /** a, b, mask to the bits of a where those of the mask are 1, else of b. */
  select: vectorOp(82),
  floor: vectorOp(117),
  abs: vectorOp(236),
  negate: vectorOp(237),
  add: vectorOp(240),
  subtract: vectorOp(241),
  multiply: vectorOp(242),
  divide: vectorOp(243),
  /** a, b to (b < a ? b : a). */
  min: vectorOp(246),
  /** a, b to (a < b ? b : a). */
  max: vectorOp(247),
};
