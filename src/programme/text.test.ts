import { expect, test } from 'vitest';
import { MOST_BYTES, textOf } from './text.ts';

const ruleOf = (bytes: Uint8Array) => {
  const read = textOf(bytes);
  return read.ok ? undefined : read.problem.rule;
};

test('a file is UTF-8 text of at most 10 MB', () => {
  expect(ruleOf(new Uint8Array([97, 0, 98]))).toBe('not-text');
  expect(ruleOf(new Uint8Array([0xc3, 0x28]))).toBe('not-text');
  expect(ruleOf(new Uint8Array(MOST_BYTES + 1).fill(97))).toBe('too-large');
});

test('a byte order mark is taken off', () => {
  expect(textOf(new Uint8Array([0xef, 0xbb, 0xbf, 97]))).toEqual({ ok: true, text: 'a' });
});
