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

test('text in UTF-16 and archives are told from other bytes', () => {
  const factOf = (bytes: readonly number[]) => {
    const read = textOf(Uint8Array.from(bytes));
    return read.ok ? undefined : read.problem.fact.en;
  };
  const utf16 = 'the file is text in UTF-16, not UTF-8';
  expect(factOf([0xff, 0xfe, 97, 0])).toBe(utf16);
  expect(factOf([0xfe, 0xff, 0, 97])).toBe(utf16);
  expect(factOf([97, 0, 98, 0])).toBe(utf16);
  expect(factOf([0, 97, 0, 98])).toBe(utf16);
  expect(factOf([0x50, 0x4b, 3, 4])).toBe('the file is an archive or an Office document, not text');
});

test('a byte order mark is taken off', () => {
  expect(textOf(new Uint8Array([0xef, 0xbb, 0xbf, 97]))).toEqual({ ok: true, text: 'a' });
});
