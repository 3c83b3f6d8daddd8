/**
 * Buffers for one round after another. To get new memory takes the host longer than to fill it, so
 * those of a round that is over are handed out again, with what it left in them.
 */
export interface Buffers {
  /** All that was taken before is free again. */
  free(): void;
  take(bytes: number): ArrayBuffer;
}

/** Bytes that are kept for later: two rounds of a thousand trials of a large programme. */
const KEPT = 96e6;

export function createBuffers(): Buffers {
  let taken: ArrayBuffer[] = [];
  let spare: ArrayBuffer[] = [];
  return {
    free() {
      let bytes = 0;
      spare = [...taken, ...spare].filter(({ byteLength }) => {
        const fits = bytes + byteLength <= KEPT;
        if (fits) bytes += byteLength;
        return fits;
      });
      taken = [];
    },
    take(bytes) {
      const found = spare.find(({ byteLength }) => byteLength === bytes);
      spare = spare.filter((one) => one !== found);
      const buffer = found ?? new ArrayBuffer(bytes);
      taken.push(buffer);
      return buffer;
    },
  };
}
