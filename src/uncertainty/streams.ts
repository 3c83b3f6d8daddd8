import { threefry } from './threefry.ts';

/** The key of one variable's stream: two 32-bit words. */
export interface StreamKey {
  readonly k0: number;
  readonly k1: number;
}

const words = new Uint32Array(2);

function mix(block: number): number {
  const k = Math.imul(block, 0xcc9e2d51);
  return Math.imul((k << 15) | (k >>> 17), 0x1b873593);
}

/** MurmurHash3 x86 32-bit over the text's UTF-16 code units, two bytes each. */
function murmur(text: string, seed: number): number {
  let hash = seed | 0;
  const pairs = text.length >> 1;
  for (let i = 0; i < pairs; i++) {
    hash ^= mix(text.charCodeAt(2 * i) | (text.charCodeAt(2 * i + 1) << 16));
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  if (text.length % 2 === 1) hash ^= mix(text.charCodeAt(text.length - 1));
  hash ^= text.length * 2;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/**
 * The key of the stream of the variable at `path`. A 64-bit hash of the path is scrambled under the
 * seed (an integer within ±2^53), so streams depend on nothing but their own path and the seed.
 */
export function streamKey(seed: number, path: string): StreamKey {
  threefry(
    seed | 0,
    Math.floor(seed / 0x1_0000_0000) | 0,
    murmur(path, 0x9747b28c),
    murmur(path, 0x3c6ef372),
    words,
  );
  return { k0: words[0]! | 0, k1: words[1]! | 0 };
}

const HALF_STEP = 2 ** -32;

/**
 * Uniform numbers in (0, 1) of trials firstTrial … firstTrial + count - 1 into out[offset …].
 * Trial t is word t & 1 of counter t >>> 1, u = (word + 0.5) / 2^32: any sharding gives the same.
 */
export function fillUniform(
  key: StreamKey,
  firstTrial: number,
  out: Float64Array,
  offset: number,
  count: number,
): void {
  const { k0, k1 } = key;
  const end = firstTrial + count;
  const shift = offset - firstTrial;
  for (let t = firstTrial - (firstTrial & 1); t < end; t += 2) {
    threefry(k0, k1, t >>> 1, 0, words);
    if (t >= firstTrial) out[shift + t] = (words[0]! + 0.5) * HALF_STEP;
    if (t + 1 < end) out[shift + t + 1] = (words[1]! + 0.5) * HALF_STEP;
  }
}

/** The uniform number of one trial. */
export function uniformAt(key: StreamKey, trial: number): number {
  threefry(key.k0, key.k1, trial >>> 1, 0, words);
  return ((trial & 1 ? words[1]! : words[0]!) + 0.5) * HALF_STEP;
}
