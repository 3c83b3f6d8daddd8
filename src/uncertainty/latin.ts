import type { StreamKey } from './streams.ts';
import { threefry } from './threefry.ts';

/** One round of the keyed hash on [0, mask]; every step is invertible modulo mask + 1. */
function scramble(index: number, mask: number, p: number): number {
  let i = index ^ p;
  i = Math.imul(i, 0xe170893d);
  i ^= p >>> 16;
  i ^= (i & mask) >>> 4;
  i ^= p >>> 8;
  i = Math.imul(i, 0x0929eb3f);
  i ^= p >>> 23;
  i ^= (i & mask) >>> 1;
  i = Math.imul(i, 1 | (p >>> 27));
  i = Math.imul(i, 0x6935fa69);
  i ^= (i & mask) >>> 11;
  i = Math.imul(i, 0x74dcb303);
  i ^= (i & mask) >>> 2;
  i = Math.imul(i, 0x9e501cc3);
  i ^= (i & mask) >>> 2;
  i = Math.imul(i, 0xc860a3df);
  i &= mask;
  return i ^ (i >>> 5);
}

/**
 * Where trial `index` goes in the permutation of [0, size) that the key names; O(1), no tables.
 * Kensler, "Correlated multi-jittered sampling" (2013), applied once with each key word: with 32
 * key bits alone, two of some thousand variables may well share their permutation. Values at or
 * above `size` are walked on along their cycle. `size` up to 2^31.
 */
export function permuted(index: number, size: number, key: StreamKey): number {
  const mask = size <= 1 ? 0 : 0xffffffff >>> Math.clz32(size - 1);
  const { k0, k1 } = key;
  let i = index;
  do {
    i = scramble(scramble(i, mask, k0), mask, k1);
  } while (i >= size);
  return (i + ((k0 ^ k1) >>> 0)) % size;
}

const words = new Uint32Array(2);
const JITTER_STEP = 2 ** -21;

/**
 * Latin hypercube: u = (stratum + jitter) / totalTrials in (0, 1), where over all trials every
 * stratum occurs once. Trials firstTrial … firstTrial + count - 1 go to out[offset …]; any
 * sharding gives the same. The jitter has 22 bits, so that stratum + jitter is exact for
 * totalTrials up to 2^31.
 */
export function fillLatin(
  key: StreamKey,
  totalTrials: number,
  firstTrial: number,
  out: Float64Array,
  offset: number,
  count: number,
): void {
  const { k0, k1 } = key;
  const end = firstTrial + count;
  const shift = offset - firstTrial;
  for (let t = firstTrial - (firstTrial & 1); t < end; t += 2) {
    // counter word 1 keeps the jitter apart from the plain stream of the same key
    threefry(k0, k1, t >>> 1, 1, words);
    if (t >= firstTrial) {
      const jitter = ((words[0]! >>> 11) + 0.5) * JITTER_STEP;
      out[shift + t] = (permuted(t, totalTrials, key) + jitter) / totalTrials;
    }
    if (t + 1 < end) {
      const jitter = ((words[1]! >>> 11) + 0.5) * JITTER_STEP;
      out[shift + t + 1] = (permuted(t + 1, totalTrials, key) + jitter) / totalTrials;
    }
  }
}
