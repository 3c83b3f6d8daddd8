import { describe, expect, it } from 'vitest';
import { createKept } from './kept.ts';

describe('buffers of runs', () => {
  it('are each taken once until all are free again', () => {
    const { buffers } = createKept();
    const [a, b] = [buffers.take(64), buffers.take(64)];
    expect(a).not.toBe(b);
    buffers.free();
    const again = [buffers.take(64), buffers.take(64), buffers.take(64)];
    expect(new Set(again).size).toBe(3);
    expect(again.slice(0, 2)).toEqual(expect.arrayContaining([a, b]));
    expect(buffers.take(32).byteLength).toBe(32);
  });

  it('of long ago are let go', () => {
    const { buffers } = createKept();
    const first = buffers.take(130e6);
    buffers.free();
    const second = buffers.take(131e6);
    buffers.free();
    const third = buffers.take(132e6);
    buffers.free();
    expect(buffers.take(131e6)).toBe(second);
    expect(buffers.take(132e6)).toBe(third);
    expect(buffers.take(130e6)).not.toBe(first);
  });

  it('of a large run are let go, but those of a small one before it stay', () => {
    const { buffers } = createKept();
    const small = buffers.take(8e6);
    buffers.free();
    const large = [buffers.take(200e6), buffers.take(201e6)];
    buffers.free();
    expect(buffers.take(8e6)).toBe(small);
    expect(large).not.toContain(buffers.take(200e6));
  });
});

it('memory of rounds is handed out again, with what it held', () => {
  const { memories } = createKept();
  const memory = memories.make(2);
  new Uint8Array(memory.buffer).fill(7);
  memories.free();
  expect(memories.make(2)).toBe(memory);
  expect(new Uint8Array(memory.buffer).every((x) => x === 7)).toBe(true);
  expect(memories.make(2)).not.toBe(memory);
});
