import { describe, expect, test } from 'vitest';
import { rangeOf, spanOf, valueAt } from './place.ts';
import { treeOf } from './tree.ts';

const rulesOf = (text: string) => treeOf(text).problems.map(({ rule }) => rule);

describe('treeOf', () => {
  test('gives plain data and the place of every part', () => {
    const text = 'a: 1\nb:\n  - x\n  - { c: "two words" }\n';
    const { root, places, starts, problems } = treeOf(text);
    expect(problems).toEqual([]);
    expect(valueAt(root, ['b', 1, 'c'])).toBe('two words');
    const [start, end] = spanOf(root, places, ['b', 1, 'c']);
    expect(text.slice(start, end)).toBe('"two words"');
    expect(rangeOf(starts, [start, end]).start).toEqual({ line: 4, column: 10, offset: start });
    const [key, keyEnd] = spanOf(root, places, ['b', 1, 'c'], 'key');
    expect(text.slice(key, keyEnd)).toBe('c');
  });

  test('a path that leads nowhere gets the place of what is around it', () => {
    const { root, places } = treeOf('a:\n  b: 1\n');
    expect(spanOf(root, places, ['a', 'missing', 'more'])).toEqual([0, 1]);
  });

  test.each([
    ['a:\n\tb: 1\n c: 2\n', 'indent with spaces'],
    ['a: { b: 1\nc: 2\n', 'a bracket opened above is not closed: add its }'],
    ['a: 1\nb：2\n', 'write colons, commas and brackets in half width: : , { } [ ]'],
    ['a: 1\nb:2\n', 'put a space after the colon'],
    [
      'a: 1\n"b: 2"\n',
      'remove the quotes around the whole line; spreadsheets add them when a line is copied',
    ],
  ])('%j is told what to do', (text, mend) => {
    expect(new Set(treeOf(text).problems.map((problem) => problem.mend.en))).toEqual(
      new Set([mend]),
    );
  });

  test('marks the quote that is not closed, not the end of the file', () => {
    const [problem] = treeOf('a: 1\nb: "two\nc: 3\n').problems;
    expect(problem?.fact.en).toBe('not YAML: missing closing "');
    expect(problem?.range?.start).toMatchObject({ line: 2, column: 4 });
  });

  test('marks a tag, not what it stands before', () => {
    for (const text of [
      'a: !mine 1\n',
      'a: !mine &x 1\n',
      'a: !mine\n  b: 1\n',
      'a: [!mine [1]]\n',
    ]) {
      const [problem] = treeOf(text).problems;
      expect(text.slice(problem?.range?.start.offset, problem?.range?.end.offset)).toBe('!mine');
    }
  });

  test('keeps the value of the first of two equal keys', () => {
    const tree = treeOf('a: 1\na: 2\n');
    expect(valueAt(tree.root, ['a'])).toBe(1);
    expect(tree.problems.map(({ fact }) => fact.en)).toEqual([
      'the key appears twice (first on line 1): a',
    ]);
  });

  test.each([
    ['a: [1', 'yaml-syntax'],
    ['', 'empty'],
    ['# only a comment\n', 'empty'],
    ['a: 1\n---\nb: 2\n', 'several-documents'],
    ['a: !mine 1\n', 'custom-tag'],
    ['<<: { a: 1 }\n', 'merge-key'],
    ['1: a\n', 'bad-key'],
    ['[a]: 1\n', 'bad-key'],
    ['__proto__: { a: 1 }\n', 'bad-key'],
    ['a: &x [*x]\n', 'yaml-syntax'],
    [`a: ${'['.repeat(100_000)}`, 'too-deep'],
    [`${'- '.repeat(20_000)}a`, 'too-deep'],
    [`a: ${'x '.repeat(10)}\n`.repeat(200_000), 'too-large'],
  ])('refuses %.30s', (text, rule) => {
    expect(rulesOf(text)).toContain(rule);
  });

  test('special names are names like any other', () => {
    const { root, problems } = treeOf('constructor: 1\ntoString: 2\n');
    expect(problems).toEqual([]);
    expect(Object.keys(root ?? {})).toEqual(['constructor', 'toString']);
    expect(valueAt(root, ['hasOwnProperty'])).toBeUndefined();
  });

  test('aliases stand for their anchors, up to a limit', () => {
    expect(valueAt(treeOf('a: &x { b: 1 }\nc: *x\n').root, ['c', 'b'])).toBe(1);
    const bomb = [
      'a0: &a0 [1, 1]',
      ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
    ].join('\n');
    expect(rulesOf(bomb)).toContain('too-many-aliases');
  });
});
