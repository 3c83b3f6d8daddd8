import { describe, expect, it } from 'vitest';
import { createBuffers } from './buffers.ts';

describe('buffers of rounds', () => {
  it('are each taken once until all are free again', () => {
    const buffers = createBuffers();
    const [a, b] = [buffers.take(64), buffers.take(64)];
    expect(a).not.toBe(b);
    buffers.free();
    const again = [buffers.take(64), buffers.take(64), buffers.take(64)];
    expect(new Set(again).size).toBe(3);
    expect(again.slice(0, 2)).toEqual(expect.arrayContaining([a, b]));
    expect(buffers.take(32).byteLength).toBe(32);
  });

  it('of long ago are let go, and what is too large', () => {
    const buffers = createBuffers();
    const first = buffers.take(40e6);
    buffers.free();
    const second = buffers.take(41e6);
    buffers.take(200e6);
    buffers.free();
    const third = buffers.take(42e6);
    buffers.free();
    expect(buffers.take(41e6)).toBe(second);
    expect(buffers.take(42e6)).toBe(third);
    expect(buffers.take(40e6)).not.toBe(first);
  });
});
