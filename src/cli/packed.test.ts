import { expect, test } from 'vitest';
import { packed } from './packed.ts';

const unpacked = (base64: string): Promise<string> => {
  const stream = new Blob([Buffer.from(base64, 'base64')]).stream();
  return new Response(stream.pipeThrough(new DecompressionStream('deflate-raw'))).text();
};

test.each(['', 'a', 'é中😀', 'many words, 很多字 '.repeat(100_000), 'x'.repeat(2 ** 20)])(
  'a page reads what was packed: %.20s',
  async (text) => {
    expect(await unpacked(await packed(text))).toBe(text);
  },
);
