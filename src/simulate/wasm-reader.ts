/** Reads the bytes of a WebAssembly module one after the other. */
export interface Reader {
  at(): number;
  skip(count: number): void;
  byte(): number;
  /** A number of any length (LEB128), without its sign. */
  number(): number;
  name(): string;
}

export function createReader(bytes: Uint8Array): Reader {
  let at = 0;
  function number(): number {
    let x = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!;
      x |= (byte & 0x7f) << shift;
      if (byte < 0x80) return x >>> 0;
    }
  }
  return {
    at: () => at,
    skip(count) {
      at += count;
    },
    byte: () => bytes[at++]!,
    number,
    name() {
      const length = number();
      at += length;
      return String.fromCharCode(...bytes.subarray(at - length, at));
    },
  };
}
