import type { Cell, WriteSheet } from 'hucre/xlsx';
import { textCell } from './cell-text.ts';
import { stateReference, stateRules } from './check-cells.ts';
import { column, fixedCell, sheetPrefix } from './grid.ts';
import { CHARTS, COVER } from './layout.ts';
import type { ResultTable } from './model.ts';
import { numberFormat } from './number-format.ts';
import type { PlacedCell, SheetContext } from './sheet-context.ts';
import { formulaStyle, inputStyle, styles } from './style.ts';

/** Row on the cover where the state of the checks stands, from 1. */
const STATE_ROW = 3;
/** First column of the results, from 1. */
const RESULTS = 4;

/** The first sheet: what the workbook shows, how it was made, whether its checks hold, results. */
export function coverSheet(context: SheetContext, cellsOf: CellsOf): WriteSheet {
  const { results = [] } = context.model;
  const figures = Math.max(0, ...results.map(({ columns }) => columns.length));
  return {
    name: COVER,
    columns: [
      { width: 20 },
      { width: 68 },
      { width: 3 },
      ...(figures > 0 ? [{ width: 46 }] : []),
      ...Array.from({ length: figures }, () => ({ width: 15 })),
    ],
    cells: cellsOf(() => coverCells(context)),
    conditionalRules: stateRules(`B${STATE_ROW}`),
    view: { showGridLines: false },
    pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToHeight: 0 },
  };
}

/** Makes the cells of a sheet for the writer from a generator. */
export type CellsOf = (cells: () => Generator<PlacedCell>) => NonNullable<WriteSheet['cells']>;

function* coverCells(context: SheetContext): Generator<PlacedCell> {
  const { model, layout } = context;
  const { stamp } = model;
  yield [1, 1, textCell(model.title, styles.title)];
  yield [STATE_ROW, 1, textCell('All checks', styles.quiet)];
  yield [STATE_ROW, 2, stateReference(context)];
  const facts = [
    ['Shows', stamp.shows],
    ['Data date', stamp.dataDate],
    ['Hash of the inputs', stamp.inputsHash],
    ['Seed', stamp.seed],
    ['Engine version', stamp.engineVersion],
    ['Periods', `period 0 is all before the first month, then ${model.periods - 1} months`],
  ] as const;
  let row = STATE_ROW + 1;
  for (const [label, text] of facts) {
    yield [row, 1, textCell(label, styles.quiet)];
    yield [row++, 2, textCell(text, styles.wrapped)];
  }
  row++;
  yield [row, 1, textCell('Colours', styles.head)];
  yield [row++, 2, textCell('', styles.head)];
  yield [row, 1, textCell('12.3', inputStyle('@'))];
  yield [row++, 2, textCell('an input: may be changed; its source stands in column D')];
  yield [row, 1, textCell('12.3', formulaStyle('@'))];
  yield [row++, 2, textCell('a formula: the same in every period of its row')];
  row++;
  yield [row, 1, textCell('Sheets', styles.head)];
  yield [row++, 2, textCell('', styles.head)];
  const charts = (model.charts ?? []).flat().length;
  const sheets = [
    ...(charts > 0 ? [[CHARTS, charts, 'chart'] as const] : []),
    ...layout.sheets.map(
      ({ name, rows }) =>
        [name, rows.filter((planned) => 'line' in planned).length, 'line'] as const,
    ),
  ];
  for (const [name, count, what] of sheets) {
    const location = `'${name.replaceAll("'", "''")}'!A1`;
    yield [
      row,
      column.label,
      { ...textCell(name, styles.link), hyperlink: { target: '', location, display: name } },
    ];
    yield [row++, 2, textCell(count === 1 ? `1 ${what}` : `${count} ${what}s`, styles.quiet)];
  }
  let first = STATE_ROW;
  for (const table of model.results ?? []) {
    yield* tableCells(table, first, context);
    first += table.rows.length + 2;
  }
}

function* tableCells(
  { heading, columns, rows }: ResultTable,
  first: number,
  context: SheetContext,
): Generator<PlacedCell> {
  yield [first, RESULTS, textCell(heading, styles.tableHead)];
  for (const [i, text] of columns.entries())
    yield [first, RESULTS + 1 + i, textCell(text, styles.numberTableHead)];
  for (const [r, { name, lines }] of rows.entries()) {
    const row = first + 1 + r;
    yield [row, RESULTS, textCell(name)];
    for (const [i, address] of lines.entries())
      if (address !== undefined) yield [row, RESULTS + 1 + i, linkedCell(address, context)];
  }
}

/** The figure of a line, read from its sheet: its only value, or its total. */
function linkedCell(address: string, { model, layout }: SheetContext): Partial<Cell> {
  const { sheet, row } = layout.place(address);
  const { kind, unit } = layout.line(address);
  if (kind === 'row' && model.note?.(address)?.total !== true)
    throw new Error(`a result is a scalar or a row with a total: ${address}`);
  const values = model.values(address);
  let value = 0;
  for (let i = 0; i < (kind === 'row' ? model.periods : 1); i++) value += values[i] ?? 0;
  return {
    formula: `${sheetPrefix(sheet)}${fixedCell(column.constant, row)}`,
    ...(Number.isFinite(value) ? { formulaResult: value } : {}),
    style: formulaStyle(numberFormat(unit === 'factor' ? 'x' : unit)),
  };
}
