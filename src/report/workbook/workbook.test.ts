import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WorkbookGroup, WorkbookModel } from './model.ts';
import { shifted } from './testing/iron-calc.ts';
import { type ReadBack, readWorkbook } from './testing/read-workbook.ts';
import { recalculate } from './testing/recalculate.ts';
import { sampleModel } from './testing/sample-model.ts';
import { below } from './testing/strict-xml.ts';
import { writeWorkbook } from './write.ts';

const model = sampleModel(3, 40);

/** Every formula beside a wrong value, so that only a recalculation can find the right one. */
function poisoned(of: WorkbookModel): WorkbookModel {
  const formulas = new Set<string>();
  for (const group of of.groups) {
    for (const line of group.lines) {
      if (line.formula !== undefined) formulas.add(`${group.id}.${line.id}`);
    }
  }
  return {
    ...of,
    values: (address) => {
      const values = of.values(address);
      return formulas.has(address) ? Array.from(values, (value) => value * -3 - 7) : values;
    },
  };
}

function expectClose(actual: unknown, expected: unknown, where: string): void {
  if (typeof expected !== 'number' || typeof actual !== 'number') {
    expect(actual, where).toBe(expected);
    return;
  }
  const off = Math.abs(actual - expected) / Math.max(Math.abs(expected), 1e-6);
  expect(off, `${where}: ${actual} for ${expected}`).toBeLessThanOrEqual(1e-9);
}

/** The row of a line, found by its group's heading and its label as a reader would. */
function rowOf(book: ReadBack, sheet: string, group: WorkbookGroup, label: string): number {
  const cells = [...(book.sheets.get(sheet)?.cells.values() ?? [])].filter((c) => c.column === 1);
  const from = cells.findIndex(({ value }) => value === group.name);
  const found = cells.slice(from).find(({ value }) => value === label);
  if (from < 0 || found === undefined) throw new Error(`no ${label} of ${group.name} on ${sheet}`);
  return found.row;
}

function cellName(period: number, row: number): string {
  return shifted(`F${row}`, period);
}

describe('formulas of a workbook', () => {
  it('give IronCalc the values of the engine, whatever values stand beside them', async () => {
    const book = readWorkbook(await writeWorkbook(poisoned(model)));
    const results = recalculate(book);
    let compared = 0;
    for (const group of model.groups) {
      for (const { id, label, kind, sheet, formula } of group.lines) {
        const row = rowOf(book, sheet, group, label);
        const values = model.values(`${group.id}.${id}`);
        for (let t = 0; t < values.length; t++) {
          const cell = kind === 'row' ? cellName(t, row) : `C${row}`;
          const where = `${sheet}!${cell}`;
          const read = book.sheets.get(sheet)?.cells.get(cell);
          if (formula === undefined) {
            expect(read, where).toMatchObject({ value: values[t] });
            continue;
          }
          expect(read?.formula, where).toBeDefined();
          expect(read?.value, where).not.toBe(values[t]);
          expectClose(results.get(sheet)?.get(cell), values[t], where);
          compared++;
        }
      }
    }
    expect(compared).toBe(3 * (10 * 40 + 2));
  });

  it('stand beside the values that they have, totals and checks and dates too', async () => {
    const book = readWorkbook(await writeWorkbook(model));
    for (const [sheet, results] of recalculate(book)) {
      for (const [cell, result] of results) {
        expectClose(result, book.sheets.get(sheet)?.cells.get(cell)?.value, `${sheet}!${cell}`);
      }
    }
  });

  it('are the same in every period of a row', async () => {
    const { sheets } = readWorkbook(await writeWorkbook(model));
    for (const group of model.groups) {
      for (const { label, kind, sheet, formula } of group.lines) {
        if (kind !== 'row' || formula === undefined) continue;
        const row = rowOf({ sheets, names: new Map(), parts: new Map() }, sheet, group, label);
        const at = (t: number) => sheets.get(sheet)?.cells.get(cellName(t, row))?.formula ?? '';
        for (let t = 1; t < model.periods; t++) expect(at(t)).toBe(shifted(at(0), t));
      }
    }
  });
});

describe('checks of a workbook', () => {
  const checked = (values: readonly number[], formula: string): WorkbookModel => ({
    ...model,
    groups: [
      {
        id: 'g',
        name: 'G',
        lines: [
          { id: 'x', label: 'x', unit: 'USD', kind: 'row', sheet: 'Checks', formula },
          { id: 'y', label: 'y', unit: 'USD', kind: 'scalar', sheet: 'Checks', formula: '0' },
        ],
      },
    ],
    periods: 3,
    values: (address) => (address === 'g.x' ? values : [0]),
    formula: (address) => (address === 'g.x' ? formula : '0'),
    checks: ['g.x', 'g.y'],
    results: [],
    charts: [],
  });

  const states = async (of: WorkbookModel) => {
    const book = readWorkbook(await writeWorkbook(of));
    const found = recalculate(book);
    const cells = [
      ['Cover', 'B3'],
      ['Time', 'C1'],
      ['Checks', 'C8'],
      ['Checks', 'D11'],
      ['Checks', 'D12'],
    ] as const;
    return cells.map(([sheet, cell]) => {
      const written = book.sheets.get(sheet)?.cells.get(cell)?.value;
      expect(found.get(sheet)?.get(cell), `${sheet}!${cell}`).toBe(written);
      return written;
    });
  };

  it('hold when the sum of absolute differences is within the tolerance', async () => {
    const formula = 'IF(F$2=1,0.0000005,IF(F$2=2,-0.0000004,0))';
    expect(await states(checked([0, 5e-7, -4e-7], formula))).toEqual(Array(5).fill('OK'));
  });

  it('do not hold when differences would cancel out', async () => {
    expect(await states(checked([0, 5, -5], 'IF(F$2=1,5,IF(F$2=2,-5,0))'))).toEqual([
      'CHECK',
      'CHECK',
      'CHECK',
      'CHECK',
      'OK',
    ]);
  });

  it('do not hold when there is an error', async () => {
    expect(await states(checked([0, Number.NaN, 0], 'IF(F$2=1,1/0,0)'))).toEqual([
      'CHECK',
      'CHECK',
      'CHECK',
      'CHECK',
      'OK',
    ]);
  });

  it('are only the lines that are said to be', async () => {
    const of = { ...checked([7, 8, 9], 'F$2+7'), checks: ['g.y'] };
    const book = readWorkbook(await writeWorkbook(of));
    expect(book.sheets.get('Cover')?.cells.get('B3')?.value).toBe('OK');
    const checks = book.sheets.get('Checks')?.cells;
    expect(checks?.get('D11')).toMatchObject({ value: 'F$2+7' });
    expect(checks?.get('D12')).toMatchObject({ value: 'OK' });
  });

  it('say so when there are none', async () => {
    const none = { ...checked([], ''), groups: [], checks: [] };
    const book = readWorkbook(await writeWorkbook(none));
    expect(book.sheets.get('Cover')?.cells.get('B3')?.value).toBe('no checks');
    expect(book.sheets.get('Checks')?.cells.get('C8')?.value).toBe('no checks');
  });
});

describe('a workbook read without the library that wrote it', () => {
  it('has the sheets, panes, empty columns and one time axis', async () => {
    const { sheets } = readWorkbook(await writeWorkbook(model));
    expect([...sheets.keys()]).toEqual([
      'Cover',
      'Charts',
      'Inputs',
      'Time',
      'Operations',
      'Debt',
      'Returns',
      'Checks',
    ]);
    for (const [name, { cells, frozen }] of sheets) {
      if (name === 'Cover' || name === 'Charts') continue;
      expect(frozen, name).toEqual([5, 3]);
      // 2025-08-01 and 2028-10-01 in days since 1899-12-30
      expect(cells.get('F3')?.value, name).toBe('before');
      expect(cells.get('G3'), name).toMatchObject({ value: 45870, numberFormat: 'mmm yy' });
      expect(cells.get('AS3')?.value, name).toBe(47027);
      expect(cells.get('AS2')?.value, name).toBe(39);
      expect(cells.get('AS4')?.value, name).toBe(2028);
      const opening = [...cells.values()].filter(({ column }) => column === 5 || column > 45);
      expect(opening, name).toEqual([]);
    }
  });

  it('shows inputs in blue on light yellow beside their source, formulas in black', async () => {
    const { sheets, names } = readWorkbook(await writeWorkbook(model));
    const inputs = sheets.get('Inputs')?.cells;
    const blue = { colour: 'FF0000FF', fill: 'FFFFFFE0' };
    expect(inputs?.get('C7')).toMatchObject({ ...blue, value: 0.07 / 12 });
    expect(inputs?.get('C7')?.numberFormat).toContain('0.0000%');
    expect(inputs?.get('D7')?.value).toBe('fact of site-1.rate');
    expect(inputs?.get('G10')).toMatchObject({ ...blue, value: model.values('site-1.cost')[1] });
    expect(inputs?.get('C10')).toMatchObject({ formula: 'SUM($F$10:$AS$10)', colour: 'FF000000' });
    expect(names.get('site_1_rate')).toBe('Inputs!$C$7');
    const debt = sheets.get('Debt')?.cells;
    expect(debt?.get('G7')).toMatchObject({ formula: 'F10', colour: 'FF000000' });
    expect(debt?.get('G7')?.fill).toBeUndefined();
    expect(debt?.get('D7')?.value).toBe('formula of opening');
    expect(debt?.get('G11')?.numberFormat).toContain('0.00"x"');
  });

  it('carries the stamp, rules for checks, and charts of the months', async () => {
    const book = readWorkbook(await writeWorkbook(model));
    const cover = book.sheets.get('Cover');
    const said = [...(cover?.cells.values() ?? [])].map(({ value }) => value);
    for (const text of ['sha256:1f2e', '20250721', '0.1.0', '2025-07-21']) {
      expect(said).toContain(text);
    }
    const custom = book.parts.get('docProps/custom.xml');
    expect(custom && [...below(custom, 'lpwstr')].map(({ text }) => text)).toContain('sha256:1f2e');
    expect(book.sheets.get('Checks')?.rules.map(({ range }) => range)).toEqual(
      expect.arrayContaining(['C8', 'D11', 'F11:AS11', 'D12']),
    );
    const ranges = book.sheets
      .get('Charts')
      ?.charts.map((chart) => [...below(chart, 'f')].map(({ text }) => text));
    expect(ranges).toEqual([
      ['Time!$G$3:$AS$3', 'Debt!$G$11:$AS$11'],
      ['Time!$G$3:$AS$3', 'Operations!$G$7:$AS$7', 'Time!$G$3:$AS$3', 'Debt!$G$9:$AS$9'],
    ]);
  });
});

describe('writeWorkbook', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('gives the same bytes at any time', async () => {
    const before = await writeWorkbook(model);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 4, 6) });
    expect(Buffer.compare(before, await writeWorkbook(model))).toBe(0);
  });

  it('refuses inputs that are no numbers, too few values, checks elsewhere, charts of scalars', async () => {
    const values = (address: string, found: ArrayLike<number>) => (asked: string) =>
      asked === address ? found : model.values(asked);
    const withChange = (change: Partial<WorkbookModel>) => writeWorkbook({ ...model, ...change });
    await expect(withChange({ values: values('site-2.rate', [Infinity]) })).rejects.toThrow(
      'a finite number: site-2.rate is Infinity',
    );
    await expect(withChange({ values: values('site-2.dscr', [1, 2]) })).rejects.toThrow(
      'site-2.dscr needs 40 values: 2',
    );
    await expect(withChange({ checks: ['site-1.rate'] })).rejects.toThrow(
      'site-1.rate is on Inputs',
    );
    const chart = { title: 't', kind: 'line', lines: ['site-1.rate'], unit: 'x' } as const;
    await expect(withChange({ charts: [[chart]] })).rejects.toThrow('a scalar: site-1.rate');
    await expect(withChange({ formula: () => '1+'.repeat(5000) })).rejects.toThrow(
      '8192 characters: 10000',
    );
  });
});
