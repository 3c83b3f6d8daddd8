import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Places } from './place.ts';
import { plainTree } from './plain-yaml.ts';
import { carefulTree } from './tree.ts';

const files = [
  'cases/stargate-2025-07/programme.yaml',
  'cases/stargate-2025-07/facts.yaml',
  'cases/teaching-deal/programme.yaml',
  'docs/example.yaml',
  'tests/hall-with-terms.yaml',
].map((path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

/** A tree with the places of its parts, as something that can be compared. */
function withPlaces(raw: unknown, places: Places): unknown {
  if (typeof raw !== 'object' || raw === null) return raw;
  const parts: readonly unknown[] = Array.isArray(raw) ? raw : Object.entries(raw).flat();
  return {
    list: Array.isArray(raw),
    parts: parts.map((part) => withPlaces(part, places)),
    places: [...(places.get(raw)?.keys ?? [])],
  };
}

function sameAsCareful(text: string): boolean {
  const plain = plainTree(text);
  if (plain === undefined) return false;
  const { root, places, problems } = carefulTree(text);
  expect(problems).toEqual([]);
  expect(withPlaces(plain.root, plain.places)).toEqual(withPlaces(root, places));
  return true;
}

describe('plainTree', () => {
  test.each(files)('reads a whole file as the careful reader does: %.40s', (text) => {
    expect(sameAsCareful(text)).toBe(true);
  });

  test.each([
    'a: 1\nb: -0.5\nc: 1e3\nd: +7\ne: 1.\nf: 00.10\ng: 123456789012345678901\n',
    'a: ~\nb: null\nc: True\nd: FALSE\ne: nullify\nf: trues\n',
    "a: 'it''s'\n'b c': \"x # y\"\n\"d\": { 'e f': [\"g, h\", i] }\n",
    'a: >-\n  one\n  two\n\nb: |\n  one\n   two\nc: >\n  last\n',
    'a: &x { b: [1, 2] }\nc: *x\nd:\n  - *x\n  - &y text\n  - *y\n',
    'a: &x\n  b: 1\nc:\n- *x\n- d: 1\n  e: 2\n',
    'a: [ # why\n    1,\n    { b: 2 }, # and\n  ]\nc:\n  { d: e:f, g: h#i }\n',
    'a: 9 % # of it\nb: https://x.y/z\nc: $name\nd: -$name\n\n# end\n',
    '{ p10: 1 %, p50: [2, 3] } # as stated',
    '\n    p10: 1\n    p50: 2\n',
    '- 1\n- a: 2\n',
    '45 days',
  ])('reads %j', (text) => {
    expect(sameAsCareful(text)).toBe(true);
  });

  test.each([
    'a: 1\na: 2\n',
    'a: b: c\n',
    'a:\n',
    'a: one\n  two\n',
    'a: "one\n  two"\n',
    'a: "\\n"\n',
    'a: !mine 1\n',
    'a: [1\n',
    'a: [1, 2],\n',
    'a: [b: 1]\n',
    'a: { b }\n',
    'a: &x [*x]\n',
    'a: &x &y b\n',
    'a: 0x1f\n',
    '1: a\n',
    'true: a\n',
    '__proto__: a\n',
    '<<: { a: 1 }\n',
    '- a\n  - b\n',
    'a:\n   b: 1\n  c: 2\n',
    'a:\tb\n',
    'a: b\r\n',
    '...\n',
    '|\n---\n',
    'a: |\n  b\n    ',
    '---\na: 1\n',
    '',
    `a: ${'['.repeat(100)}${']'.repeat(100)}\n`,
    `a: &x [${'1, '.repeat(3000)}]\nb: *x\nc: *x\n`,
    'a: [1, 2, 3]\n'.repeat(20_000),
  ])('leaves %.40j to the careful reader', (text) => {
    expect(plainTree(text)).toBeUndefined();
  });

  const edits = [' ', '\n', '\n  ', ': ', ':', ',', '[', ']', '{', '}', '#', ' # c', '- ', '&a '];
  const more = ['*a', '"', "'", '|\n', '>-\n', '? ', '!t ', '%', '~', '1', '---', 'a: b', '\n\n'];
  const edited = fc
    .record({
      text: fc.constantFrom(...files).map((text) => text.split('\n')),
      from: fc.double({ min: 0, max: 0.99, noNaN: true }),
      lines: fc.integer({ min: 1, max: 14 }),
      edits: fc.array(
        fc.record({
          at: fc.double({ min: 0, max: 1, noNaN: true }),
          gone: fc.integer({ min: 0, max: 3 }),
          put: fc.constantFrom('', ...edits, ...more),
        }),
        { maxLength: 3 },
      ),
    })
    .map(({ text, from, lines, edits }) => {
      const first = Math.floor(from * text.length);
      const part = text.slice(first, first + lines);
      const margin = Math.min(...part.filter((l) => l.trim() !== '').map((l) => l.search(/\S/)));
      return edits.reduce(
        (all, { at, gone, put }) => {
          const place = Math.floor(at * all.length);
          return all.slice(0, place) + put + all.slice(place + gone);
        },
        part.map((line) => `${line.slice(margin)}\n`).join(''),
      );
    });

  test('reads a text as the careful reader does, or not at all', () => {
    fc.assert(
      fc.property(edited, (text) => void sameAsCareful(text)),
      { numRuns: 2000 },
    );
  });
});
