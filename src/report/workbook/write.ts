import { type Cell, type ConditionalRule, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { dayOf } from '../../units/index.ts';
import { literal } from './cell-text.ts';
import { chartSheet } from './chart-sheet.ts';
import { offRule, stateRules } from './check-cells.ts';
import { type CellsOf, coverSheet } from './cover.ts';
import { column, columnName, headerRow } from './grid.ts';
import { CHECKS, checkRow, layoutOf, type PlannedSheet } from './layout.ts';
import type { WorkbookModel } from './model.ts';
import { definedNames } from './names.ts';
import { sheetCells } from './sheet-cells.ts';
import type { PlacedCell, SheetContext } from './sheet-context.ts';

/**
 * A spreadsheet (Office Open XML) of all lines with live formulas and the values that they had:
 * a cover with stamp and charts, one sheet for each `sheet` of the lines on one time axis, and a
 * sheet of checks. The same model gives the same bytes in the same JavaScript engine.
 * @throws RangeError for an input that is not finite, a line with too few values, a formula that
 * is longer than a cell takes, and periods or lines that do not fit on a sheet.
 */
export async function writeWorkbook(model: WorkbookModel): Promise<Uint8Array> {
  const layout = layoutOf(model);
  const context: SheetContext = { model, layout };
  const made = new Date(dayOf(model.stamp.dataDate) * 86_400_000);
  return writeXlsx({
    sheets: [
      coverSheet(context, cellsOf),
      ...((model.charts ?? []).flat().length > 0 ? [chartSheet(context, cellsOf)] : []),
      ...layout.sheets.map((sheet) => writtenSheet(sheet, context)),
    ],
    namedRanges: definedNames(layout),
    properties: {
      title: literal(model.title),
      creator: 'Groundbreak',
      created: made,
      modified: made,
      custom: {
        inputsHash: literal(model.stamp.inputsHash),
        seed: literal(model.stamp.seed),
        engineVersion: literal(model.stamp.engineVersion),
        dataDate: literal(model.stamp.dataDate),
      },
    },
  });
}

function writtenSheet(sheet: PlannedSheet, context: SheetContext): WriteSheet {
  const { periods } = context.model;
  const rowDefs: NonNullable<WriteSheet['rowDefs']> = new Map();
  for (const { row, depth } of sheet.rows) {
    if (depth > 0) rowDefs.set(row - 1, { outlineLevel: Math.min(depth, 7) });
  }
  return {
    name: sheet.name,
    columns: [
      { width: 54 },
      { width: 14 },
      { width: 15 },
      { width: 44 },
      { width: 3 },
      ...Array.from({ length: periods }, () => ({ width: 12.5 })),
      { width: 3 },
    ],
    cells: cellsOf(() => sheetCells(sheet, context)),
    rowDefs,
    outlineProperties: { summaryBelow: false },
    freezePane: { rows: headerRow.heads, columns: column.constant },
    conditionalRules: rulesOf(sheet, context.model),
    view: { showGridLines: false },
    pageSetup: { orientation: 'landscape', paperSize: 'a3', scale: 70 },
  };
}

function rulesOf(
  { name, rows }: PlannedSheet,
  { periods, checks }: WorkbookModel,
): ConditionalRule[] {
  if (name !== CHECKS) return stateRules('C1');
  const rules = stateRules(`C${checkRow.state}`);
  const last = columnName(column.period + periods - 1);
  for (const planned of rows) {
    if (!('line' in planned) || !checks.includes(planned.address)) continue;
    const { row, line } = planned;
    rules.push(...stateRules(`D${row}`));
    if (line.kind === 'row')
      rules.push(offRule(`${columnName(column.period)}${row}:${last}${row}`));
  }
  return rules;
}

/**
 * The cells of a sheet as the map that the writer walks through, made anew on every walk: a big
 * model has a million cells, and a map that held them all would take half a gigabyte.
 */
class WalkedCells extends Map<string, Partial<Cell>> {
  readonly #cells: () => Generator<PlacedCell>;

  constructor(cells: () => Generator<PlacedCell>) {
    super();
    this.#cells = cells;
  }

  override *[Symbol.iterator](): MapIterator<[string, Partial<Cell>]> {
    for (const [row, at, cell] of this.#cells()) yield [`${row - 1},${at - 1}`, cell];
  }
}

const cellsOf: CellsOf = (cells) => new WalkedCells(cells);
