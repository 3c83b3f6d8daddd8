import { skipOperands } from './operands.ts';
import { createReader, type Reader } from './wasm-reader.ts';

/*
 * Numbers that a module is told once, such as where its arrays lie, as constants in its code: then a
 * compiler folds them into addresses, and need not load them again after every store.
 */

/** Sections of a module, and kinds of imports and exports. */
const IMPORTS = 2;
const GLOBALS = 6;
const EXPORTS = 7;
const CODE = 10;
const MEMORY = 2;
const GLOBAL = 3;

const I32 = 0x7f;
const GLOBAL_GET = 0x23;
const GLOBAL_SET = 0x24;
const I32_CONST = 0x41;

/** Bytes of a length that is known later, and at most of a constant that stands for a global. */
const LENGTH = 5;
const LONGEST = 6;

/**
 * The module with its exported globals of these names fixed where they are 32-bit integers.
 * @throws RangeError for a module that sets such a global, or that has what our kernels do not have
 */
export function fixGlobals(
  module: Uint8Array,
  values: Readonly<Record<string, number>>,
): Uint8Array<ArrayBuffer> {
  const from = createReader(module);
  let types: readonly number[] = [];
  let fixed: readonly (number | undefined)[] = [];
  from.skip(8);
  while (from.at() < module.length) {
    const start = from.at();
    const section = from.byte();
    const end = from.number() + from.at();
    if (section === IMPORTS) refuseGlobals(from);
    else if (section === GLOBALS) types = typesOf(from);
    else if (section === EXPORTS) fixed = valuesOf(from, types, values);
    else if (section === CODE) return withCode(module, from, start, end, fixed);
    from.skip(end - from.at());
  }
  return module.slice();
}

function refuseGlobals(from: Reader): void {
  for (let left = from.number(); left > 0; left--) {
    from.skip(from.number());
    from.skip(from.number());
    const kind = from.byte();
    if (kind === GLOBAL) throw new RangeError('a global of the host cannot be fixed');
    if (kind === MEMORY)
      for (let limits = 1 + (from.byte() & 1); limits > 0; limits--) from.number();
    else from.number();
  }
}

function typesOf(from: Reader): number[] {
  return Array.from({ length: from.number() }, () => {
    const type = from.byte();
    // whether it can be set; the constant that it is at first, and the end of that
    from.skip(1);
    skipOperands(from, from.byte());
    from.skip(1);
    return type;
  });
}

/** By number of a global its value, undefined for those that stay. */
function valuesOf(
  from: Reader,
  types: readonly number[],
  values: Readonly<Record<string, number>>,
): (number | undefined)[] {
  const fixed: (number | undefined)[] = types.map(() => undefined);
  for (let left = from.number(); left > 0; left--) {
    const name = from.name();
    const kind = from.byte();
    const index = from.number();
    if (kind === GLOBAL && types[index] === I32) fixed[index] = values[name];
  }
  return fixed;
}

/** The module with another section of code, which begins and ends there and is read up to its length. */
function withCode(
  module: Uint8Array,
  from: Reader,
  start: number,
  end: number,
  fixed: readonly (number | undefined)[],
): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(module.length * LONGEST);
  let to = 0;
  let copied = 0;
  const copyTo = (place: number) => {
    out.set(module.subarray(copied, place), to);
    to += place - copied;
    copied = place;
  };
  /** Leaves room for a length where one stood that ends here. */
  const reserve = () => {
    copied = from.at();
    to += LENGTH;
    return to;
  };
  const settle = (first: number) => writeLength(out, first - LENGTH, to - first);

  copyTo(start + 1);
  const section = reserve();
  for (let left = from.number(); left > 0; left--) {
    copyTo(from.at());
    const last = from.number() + from.at();
    const body = reserve();
    for (let locals = from.number(); locals > 0; locals--) {
      from.number();
      from.skip(1);
    }
    while (from.at() < last) {
      const place = from.at();
      const code = from.byte();
      if (code !== GLOBAL_GET && code !== GLOBAL_SET) {
        skipOperands(from, code);
        continue;
      }
      const index = from.number();
      const value = fixed[index];
      if (value === undefined) continue;
      if (code === GLOBAL_SET)
        throw new RangeError(`the module sets global ${index}, which is fixed`);
      copyTo(place);
      copied = from.at();
      out[to++] = I32_CONST;
      to = writeSigned(out, to, value);
    }
    copyTo(last);
    settle(body);
  }
  settle(section);
  copyTo(end);
  copyTo(module.length);
  return out.slice(0, to);
}

/** A number without a sign in a fixed number of bytes. */
function writeLength(out: Uint8Array, to: number, x: number): void {
  for (let i = 0; i < LENGTH - 1; i++) out[to + i] = ((x >>> (7 * i)) & 0x7f) | 0x80;
  out[to + LENGTH - 1] = x >>> (7 * (LENGTH - 1));
}

function writeSigned(out: Uint8Array, to: number, x: number): number {
  let rest = x | 0;
  let at = to;
  for (; rest < -64 || rest > 63; rest >>= 7) out[at++] = (rest & 0x7f) | 0x80;
  out[at++] = rest & 0x7f;
  return at;
}
