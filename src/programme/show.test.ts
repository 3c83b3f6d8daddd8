import { expect, test } from 'vitest';
import { loadProgramme } from './load.ts';
import { showBriefly, showDiagnostic, showSummary } from './show.ts';

const text = 'groundbreak: 1\nnmae: Example\n';
const { diagnostics } = loadProgramme(text);
const unknown = diagnostics.filter(({ rule }) => rule === 'unknown-key');

test('a diagnostic shows its place, marks the value and proposes a name', () => {
  expect(unknown.map((d) => showDiagnostic(d, 'x.yaml', text))).toEqual([
    [
      'error GB202 unknown-key: there is no field nmae',
      '  x.yaml:2:1  nmae',
      '  2 | nmae: Example',
      '    | ^^^^',
      '  did you mean name? rename or remove it',
    ].join('\n'),
  ]);
});

test('in one line it keeps its code, place and fact, also without a place in the file', () => {
  const lines = unknown.map((d) => {
    const { range: _, ...nowhere } = d;
    return [showBriefly(d, 'x.yaml'), showBriefly(nowhere, 'x.yaml', undefined, 'zh')];
  });
  expect(lines).toEqual([
    ['error GB202 x.yaml:2:1: there is no field nmae', '错误 GB202 x.yaml：there is no field nmae'],
  ]);
});

test('colours come from outside', () => {
  const [first] = unknown.map((d) =>
    showDiagnostic(d, 'x.yaml', text, (part, words) => `<${part}>${words}</>`),
  );
  expect(first).toContain('<error>error GB202</>');
  expect(first).toContain('<marker>^^^^</>');
});

test('a long line is shown around the mark', () => {
  const long = `groundbreak: 1\nname: { ${'a: 1, '.repeat(60)}b: 2 }\n`;
  const shown = loadProgramme(long).diagnostics.map((d) => showDiagnostic(d, 'x.yaml', long));
  for (const line of shown
    .join('\n')
    .split('\n')
    .filter((l) => / \| /.test(l)))
    expect(line.length).toBeLessThan(130);
});

test('the summary counts by severity', () => {
  expect(showSummary([])).toBe('no problems');
  expect(showSummary(unknown)).toBe('1 error');
  expect(showSummary([...unknown, ...unknown])).toBe('2 errors');
});
