/** Gives the same small number to the same pair of small numbers, from 0 up. */
export interface Pairs {
  clear(): void;
  /** a and b are whole numbers from 0; at most `most` different pairs. */
  id(a: number, b: number): number;
}

/** Open addressing in flat arrays; clearing costs nothing. */
export function createPairs(most: number): Pairs {
  let size = 16;
  while (size < 2 * most) size *= 2;
  const mask = size - 1;
  const stamp = new Int32Array(size);
  const slot = new Int32Array(size);
  const firsts = new Int32Array(size);
  const seconds = new Int32Array(size);
  let now = 0;
  let count = 0;
  return {
    clear() {
      now++;
      count = 0;
    },
    id(a, b) {
      let h = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b);
      h = (h ^ (h >>> 15)) & mask;
      while (stamp[h] === now) {
        if (firsts[h] === a && seconds[h] === b) return slot[h]!;
        h = (h + 1) & mask;
      }
      stamp[h] = now;
      firsts[h] = a;
      seconds[h] = b;
      slot[h] = count;
      return count++;
    },
  };
}
