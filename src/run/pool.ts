/**
 * Memory for one use after another. To get new memory takes the host longer than to fill it, so
 * that of a use that is over is handed out again, with what it left in it.
 */
export interface Pool<T> {
  /** All that was taken before is free again. */
  free(): void;
  take(bytes: number): T;
}

/**
 * Bytes that are kept for later: a round of ten thousand trials of a large programme, which is there
 * anyway until the next run begins, beside some of a thousand.
 */
const KEPT = 320e6;

export function createPool<T>(make: (bytes: number) => T, bytesOf: (one: T) => number): Pool<T> {
  let taken: T[] = [];
  let spare: T[] = [];
  return {
    // the latest are kept, as far as there is room for them; a use too large for it leaves what was there
    free() {
      let bytes = 0;
      const isLarge = taken.reduce((sum, one) => sum + bytesOf(one), 0) > KEPT;
      spare = [...(isLarge ? [] : taken), ...spare].filter((one) => {
        const fits = bytes + bytesOf(one) <= KEPT;
        if (fits) bytes += bytesOf(one);
        return fits;
      });
      taken = [];
    },
    take(bytes) {
      const found = spare.find((one) => bytesOf(one) === bytes);
      spare = spare.filter((one) => one !== found);
      const one = found ?? make(bytes);
      taken.push(one);
      return one;
    },
  };
}
