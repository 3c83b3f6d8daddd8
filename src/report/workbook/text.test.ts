import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkbookModel } from './model.ts';
import { readWorkbook } from './testing/read-workbook.ts';
import { recalculate } from './testing/recalculate.ts';
import { writeWorkbook } from './write.ts';

/** A model in which every text that comes from outside is the same. */
function saying(text: string): WorkbookModel {
  return {
    title: text,
    stamp: {
      inputsHash: text,
      seed: text,
      engineVersion: text,
      dataDate: '2025-07-21',
      shows: text,
    },
    groups: [
      {
        id: 'g',
        name: text,
        lines: [
          { id: 'x', label: text, unit: text, kind: 'row', sheet: 'Debt' },
          { id: 'y', label: text, unit: text, kind: 'row', sheet: 'Debt', formula: text },
        ],
      },
    ],
    periods: 2,
    firstMonth: 2025 * 12 + 7,
    values: () => [1, 2],
    formula: () => 'F7*1',
    note: () => ({ source: text, total: true }),
    checks: [],
    results: [{ heading: text, columns: [text], rows: [{ name: text, lines: ['g.y'] }] }],
    charts: [[{ title: text, kind: 'line', lines: ['g.x'], unit: text }]],
  };
}

const texts = [
  '=1+1',
  '=HYPERLINK("http://example.com","x")',
  "=cmd|' /C calc'!A0",
  '+1',
  '-2+3',
  '@SUM(1)',
  '\t=1',
  '#REF!',
  '#N/A',
  '1e3',
  'TRUE',
  '2025-07-21',
  '_x0041_',
  ']]><c>&amp;"\'',
  ' room at both ends ',
  'two\nlines',
  'a\u0001b\u000bc',
  '\uffff',
  '电力',
];

describe('text in a workbook', () => {
  it.each(texts)('stays text: %j', async (text) => {
    const book = readWorkbook(await writeWorkbook(saying(text)));
    const debt = book.sheets.get('Debt');
    const shown = text.replace('\uffff', '\ufffd');
    for (const cell of ['A6', 'A7', 'B7', 'D7', 'D8']) {
      expect(debt?.cells.get(cell), cell).toMatchObject({ value: shown });
      expect(debt?.cells.get(cell)?.formula, cell).toBeUndefined();
    }
    const cover = book.sheets.get('Cover')?.cells;
    for (const cell of ['A1', 'D3', 'E3', 'D4'])
      expect(cover?.get(cell), cell).toMatchObject({ value: shown });
    const formulas = [...book.sheets.values()].flatMap(({ cells }) =>
      [...cells.values()].map(({ formula }) => formula ?? ''),
    );
    expect(formulas.filter((formula) => /cmd|HYPERLINK|^SUM\(1|^1\+1/.test(formula))).toEqual([]);
    expect(recalculate(book).get('Debt')?.get('G8')).toBe(2);
  });

  it('comes back as it was, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), async (text) => {
        const book = readWorkbook(await writeWorkbook(saying(text)));
        const shown = text.toWellFormed().replaceAll(/[\ufffe\uffff]/g, '\ufffd');
        expect(book.sheets.get('Debt')?.cells.get('A7')?.value).toBe(shown);
      }),
      { numRuns: 60 },
    );
  });

  it('is cut where a cell ends', async () => {
    const book = readWorkbook(await writeWorkbook(saying('x'.repeat(40_000))));
    expect(book.sheets.get('Debt')?.cells.get('A7')?.value).toHaveLength(32767);
  });
});
