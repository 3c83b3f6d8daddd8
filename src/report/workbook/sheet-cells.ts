import type { Cell, CellStyle } from 'hucre/xlsx';
import { textCell } from './cell-text.ts';
import { checkCells, checkTopCells, stateReference } from './check-cells.ts';
import { column, columnName, periodRange } from './grid.ts';
import { axisCells, headerCells } from './header-cells.ts';
import { CHECKS, type PlannedRow, type PlannedSheet } from './layout.ts';
import type { WorkbookLine } from './model.ts';
import { fitting, moved, movingFormula } from './moving-formula.ts';
import { numberFormat } from './number-format.ts';
import type { PlacedCell, SheetContext } from './sheet-context.ts';
import { formulaStyle, groupStyle, inputStyle, labelStyle, styles } from './style.ts';

/** All cells of a sheet with a time axis, one at a time, so that few are in memory at once. */
export function* sheetCells(sheet: PlannedSheet, context: SheetContext): Generator<PlacedCell> {
  yield* headerCells(sheet.name, context.model);
  yield* axisCells(sheet.name, context.model);
  if (sheet.name === CHECKS) yield* checkTopCells(context);
  else yield [1, column.constant, stateReference(context)];
  const shared = { next: 0 };
  for (const planned of sheet.rows) {
    if (!('line' in planned)) {
      yield [planned.row, column.label, textCell(planned.group, groupStyle(planned.depth))];
      for (let c: number = column.unit; c <= column.note; c++) {
        yield [planned.row, c, { style: styles.group }];
      }
      continue;
    }
    yield* lineCells(planned, context, shared);
  }
}

type PlannedLine = Extract<PlannedRow, { line: WorkbookLine }>;

function* lineCells(
  { row, depth, address, line }: PlannedLine,
  context: SheetContext,
  shared: { next: number },
): Generator<PlacedCell> {
  const { model, layout } = context;
  const { periods } = model;
  const note = model.note?.(address);
  const values = model.values(address);
  const needed = line.kind === 'row' ? periods : 1;
  if (values.length < needed) {
    throw new RangeError(`${address} needs ${needed} values: ${values.length}`);
  }
  const format = numberFormat(line.unit);
  yield [row, column.label, textCell(line.label, labelStyle(depth))];
  yield [row, column.unit, textCell(line.unit, styles.quiet)];
  const input = line.formula === undefined;
  const origin = input ? note?.source : line.formula;
  const checked = model.checks.includes(address);
  if (checked) yield* checkCells(line, row, values, model);
  else if (origin !== undefined) yield [row, column.note, textCell(origin, styles.note)];
  const style = input ? inputStyle(format) : formulaStyle(format);
  if (line.kind === 'scalar') {
    yield [
      row,
      column.constant,
      input
        ? inputCell(address, values, 0, style)
        : formulaCell(fitting(model.formula(address, layout.place)), values[0], style),
    ];
    return;
  }
  if (note?.total === true && !checked) {
    let total = 0;
    for (let p = 0; p < periods; p++) total += values[p] ?? 0;
    const formula = `SUM(${periodRange(row, periods)})`;
    yield [row, column.constant, formulaCell(formula, total, formulaStyle(format))];
  }
  if (input) {
    for (let p = 0; p < periods; p++) {
      yield [row, column.period + p, inputCell(address, values, p, style)];
    }
    return;
  }
  yield* periodFormulas(
    row,
    fitting(model.formula(address, layout.place)),
    values,
    periods,
    style,
    shared,
  );
}

/**
 * The formula of a row in every period. Excel takes a formula that is shared by cells only if all
 * its moving references stay on the sheet; others are written out.
 */
function* periodFormulas(
  row: number,
  formula: string,
  values: ArrayLike<number>,
  periods: number,
  style: CellStyle,
  shared: { next: number },
): Generator<PlacedCell> {
  const cut = movingFormula(formula);
  const together = periods > 1 && !formula.includes('!');
  const index = together ? shared.next++ : 0;
  const last = columnName(column.period + periods - 1);
  for (let p = 0; p < periods; p++) {
    const cell = formulaCell(together ? (p === 0 ? formula : '') : moved(cut, p), values[p], style);
    if (together) {
      cell.formulaType = 'shared';
      cell.formulaSharedIndex = index;
      if (p === 0) cell.formulaRef = `${columnName(column.period)}${row}:${last}${row}`;
    }
    yield [row, column.period + p, cell];
  }
}

/** A formula with the value that it had; without one when it is no finite number. */
function formulaCell(formula: string, value: number | undefined, style: CellStyle): Partial<Cell> {
  return value !== undefined && Number.isFinite(value)
    ? { formula, formulaResult: value, style }
    : { formula, style };
}

function inputCell(
  address: string,
  values: ArrayLike<number>,
  at: number,
  style: CellStyle,
): Partial<Cell> {
  const value = values[at] ?? Number.NaN;
  if (!Number.isFinite(value)) {
    throw new RangeError(
      `an input of a workbook is a finite number: ${address} is ${value} in period ${at}`,
    );
  }
  return { value, style };
}
