import { expect, test } from 'vitest';
import { holds, optionParsers } from './option-parsers.ts';
import { en } from './words/en.ts';

const parse = optionParsers(en);

test.each([
  ['claim:a<0.5', 'a', '<', 0.5],
  ['claim: first-site >= 90%', 'first-site', '>=', 0.9],
  ['claim:x.y<=.25', 'x.y', '<=', 0.25],
  [' claim:a > 0 ', 'a', '>', 0],
] as const)('a condition is read: %s', (text, claim, sign, probability) => {
  expect(parse.gates(text, undefined)).toEqual([{ text: text.trim(), claim, sign, probability }]);
});

test.each(['', 'claim:<0.5', 'claim:a', 'claim:a=0.5', 'claim:a<1.5', 'claim:a<x', 'a<0.5'])(
  'a condition that is none is refused: %j',
  (text) => expect(() => parse.gates(text, undefined)).toThrow('--fail-on cannot be read'),
);

test('a condition holds as its sign says, at the border too', () => {
  const at = (sign: '<' | '<=' | '>' | '>=') =>
    [0.4, 0.5, 0.6].map((p) => holds({ text: '', claim: 'a', sign, probability: 0.5 }, p));
  expect(at('<')).toEqual([true, false, false]);
  expect(at('<=')).toEqual([true, true, false]);
  expect(at('>')).toEqual([false, false, true]);
  expect(at('>=')).toEqual([false, true, true]);
});

test('whole numbers are digits within bounds', () => {
  expect(parse.trials('10000000')).toBe(10_000_000);
  expect(parse.seed('0')).toBe(0);
  expect(parse.threads('auto')).toBe('auto');
  for (const text of ['', '0', '-1', '1e3', '0x10', '1.0', '１０', '10000001', ' 5']) {
    expect(() => parse.trials(text)).toThrow('--trials takes a whole number');
  }
});
