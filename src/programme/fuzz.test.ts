import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Diagnostic } from './diagnostic.ts';
import { type Loaded, loadProgramme } from './load.ts';
import { programmeSchema } from './schema/programme.ts';
import { fieldsAt } from './schema-at.ts';
import { showDiagnostic } from './show.ts';

const read = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../cases', name, 'programme.yaml'), 'utf8');
const small = read('teaching-one-hall');
const large = read('stargate-2025-07');

/** Ten times the two seconds that the check promises for any text: a busy machine stretches time. */
const MOST_MS = 20_000;

/** Loads and shows a text; whatever it is, there is a programme or an error, in time. */
function survives(text: string): Loaded {
  const start = performance.now();
  const loaded = loadProgramme(text);
  expect(performance.now() - start).toBeLessThan(MOST_MS);
  expect(loaded.programme === undefined).toBe(
    loaded.diagnostics.some(({ severity }) => severity === 'error'),
  );
  for (const diagnostic of loaded.diagnostics) {
    expect(diagnostic.range?.end.offset ?? 0).toBeLessThanOrEqual(text.length);
    expect(showDiagnostic(diagnostic, 'x.yaml', text)).toContain(diagnostic.code);
  }
  return loaded;
}

const words = [
  'groundbreak',
  'sites',
  'phases',
  '- ',
  ': ',
  '\n',
  '  ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '#',
  '&a',
  '*a',
  '!t',
  '<<',
  '|',
  '>',
  '?',
  '%',
  '---',
  '...',
  '\t',
  '\r\n',
  ',',
  '\u0000',
  '\uFEFF',
  '\u2028',
  '1',
  'null',
  '4 GW',
  '$x',
  '__proto__',
  'constructor',
];

test('any text that looks like YAML', () => {
  const text = fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 4 })), {
      maxLength: 60,
    })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (t) => void survives(t)),
    { numRuns: 600 },
  );
});

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 12 }),
  put: fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 5 }), fc.constant('')),
});

test('a programme with characters deleted, replaced and put in', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      let text = small;
      for (const { at, length, put } of edits) {
        const i = Math.floor(at * text.length);
        text = text.slice(0, i) + put + text.slice(i + length);
      }
      survives(text);
    }),
    { numRuns: 300 },
  );
});

const lineEdit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  how: fc.constantFrom('delete', 'double', 'swap', 'indent'),
});

const withLines = (text: string, edits: readonly { at: number; to: number; how: string }[]) => {
  const lines = text.split('\n');
  for (const { at, to, how } of edits) {
    const i = Math.floor(at * (lines.length - 1));
    const j = Math.floor(to * (lines.length - 1));
    const [a = '', b = ''] = [lines[i], lines[j]];
    if (how === 'delete') lines.splice(i, 1);
    if (how === 'double') lines.splice(j, 0, a);
    if (how === 'swap') [lines[i], lines[j]] = [b, a];
    if (how === 'indent') lines[i] = `  ${a}`;
  }
  return lines.join('\n');
};

test('problems are told in Chinese as well, the same ones', () => {
  fc.assert(
    fc.property(fc.array(lineEdit, { minLength: 1, maxLength: 8 }), (edits) => {
      const text = withLines(small, edits);
      const told = loadProgramme(text, 'zh').diagnostics;
      for (const { fact, mend } of told) {
        expect(fact).toMatch(han);
        expect(mend).toMatch(han);
      }
      const place = ({ code, range }: Diagnostic) => ({ code, range });
      expect(told.map(place)).toEqual(loadProgramme(text).diagnostics.map(place));
    }),
    { numRuns: 100 },
  );
});

const han = /\p{Script=Han}/u;

test.each([
  ['small', small, 300],
  ['large', large, 12],
] as const)(
  'a %s programme with lines deleted, doubled, swapped and indented',
  (_name, text, numRuns) => {
    fc.assert(
      fc.property(
        fc.array(lineEdit, { minLength: 1, maxLength: 8 }),
        (edits) => void survives(withLines(text, edits)),
      ),
      { numRuns },
    );
  },
);

const keys = [
  ...new Set(
    [
      [],
      ['sites', 'x'],
      ['sites', 'x', 'phases', 'y'],
      ['capital', 'x'],
      ['agreements', 'x'],
      ['plans', 'x'],
      ['terms', 'x'],
    ].flatMap((path) => fieldsAt(programmeSchema, path)),
  ),
];

test('trees made of the words of a programme', () => {
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 5, depthSize: 'small' }, tie('leaf'), tie('map'), tie('list')),
    leaf: fc.constantFrom(
      'x',
      '4 GW',
      '10 %',
      '2025-07-21',
      '$x',
      'hall',
      1,
      -1,
      1e308,
      true,
      null,
      '',
    ),
    list: fc.array(tie('tree'), { maxLength: 3 }),
    map: fc.dictionary(
      fc.constantFrom(...keys, 'x', 'y', 'p10', 'p50', 'p90', 'uniform', '__proto__'),
      tie('tree'),
      { maxKeys: 6 },
    ),
  }));
  const top = fc.record(
    Object.fromEntries(fieldsAt(programmeSchema, []).map((key) => [key, tree])),
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(top, (raw) => void survives(stringify(raw))),
    { numRuns: 300 },
  );
});

test.each([
  ['deep brackets', '{a: '.repeat(200_000)],
  ['deep lists', '- '.repeat(100_000)],
  ['deep indentation', Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}k:`).join('\n')],
  ['one long line', 'x'.repeat(9_000_000)],
  ['many keys', Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join('\n')],
  ['many equal keys', 'a: 1\n'.repeat(60_000)],
  ['many quotes', '"'.repeat(500_000)],
  ['many anchors', '&a '.repeat(200_000)],
  ['many documents', '---\n'.repeat(200_000)],
  ['many directives', '%a\n'.repeat(200_000)],
  [
    'many long ids',
    `parties:\n${Array.from({ length: 300 }, (_, i) => `  ${'a'.repeat(5000)}${i}: 1`).join('\n')}`,
  ],
  ['many copies', large.replaceAll(/repeat: \d+/g, 'repeat: 200')],
])('%s', (_name, text) => {
  survives(text);
});
