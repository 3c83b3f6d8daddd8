import { expect, test } from 'vitest';
import { createValueStore } from '../deal/index.ts';
import { createValueBank } from './deal-cache.ts';

const store = () => {
  const values = createValueStore(2);
  values.add([0, 2], 0, 3, Float64Array.of(1, 2, 3, 10, 20, 30, 4, 5, 6, 40, 50, 60));
  values.add([2], 3, 4, Float64Array.of(7, 70));
  return values;
};

test('values come back under the same names, wherever the bytes lie', () => {
  const bank = createValueBank(undefined, 'stamp', 2);
  bank.learn(store(), ['a', 'b', 'c']);
  const bytes = bank.pack();
  const shifted = new Uint8Array(bytes.length + 5);
  shifted.set(bytes, 5);
  const again = createValueBank(shifted.subarray(5), 'stamp', 2).storeFor(['c', 'x', 'a']);
  expect([0, 1, 2].map((c) => again.trials(c))).toEqual([4, 0, 3]);
  expect([...again.column(0, 0)]).toEqual([4, 5, 6, 7]);
  expect([...again.column(0, 1)]).toEqual([40, 50, 60, 70]);
  expect([...again.column(2, 1)]).toEqual([10, 20, 30]);
});

test('fewer trials can be asked for, and more replace fewer', () => {
  const bank = createValueBank(undefined, 'stamp', 2);
  bank.learn(store(), ['a', 'b', 'c']);
  const few = bank.storeFor(['c'], 2);
  expect([...few.column(0, 1)]).toEqual([40, 50]);
  bank.learn(few, ['c']);
  expect(bank.storeFor(['c']).trials(0)).toBe(4);
});

test('bytes of something else, or cut short, hold nothing', () => {
  const bank = createValueBank(undefined, 'stamp', 2);
  bank.learn(store(), ['a', 'b', 'c']);
  const bytes = bank.pack();
  const damaged = bytes.slice();
  damaged[damaged.length - 3]! ^= 4;
  for (const [wrong, stamp, measures] of [
    [damaged, 'stamp', 2],
    [bytes, 'other', 2],
    [bytes, 'stamp', 3],
    [bytes.subarray(0, bytes.length - 8), 'stamp', 2],
    [new Uint8Array(100), 'stamp', 2],
    [new Uint8Array(3), 'stamp', 2],
  ] as const)
    expect(createValueBank(wrong, stamp, measures).storeFor(['a']).trials(0)).toBe(0);
});
