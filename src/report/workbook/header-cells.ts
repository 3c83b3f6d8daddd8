import { addMonths, civilOf, firstDayOfMonth } from '../../units/index.ts';
import { textCell } from './cell-text.ts';
import { column, columnName, headerRow } from './grid.ts';
import { TIME } from './layout.ts';
import type { WorkbookModel } from './model.ts';
import type { PlacedCell } from './sheet-context.ts';
import { inputStyle, styles } from './style.ts';

/** Days from Excel's day 0 to 1970-01-01. */
const EXCEL_EPOCH = 25569;

/** What period 0 is called in the rows of dates. */
const BEFORE = 'before';

const axes = [
  { row: headerRow.period, label: 'Period', style: styles.index },
  { row: headerRow.month, label: 'Month', style: styles.date },
  { row: headerRow.year, label: 'Year', style: styles.year },
] as const;

/** Title, labels of the time axis and heads of the columns. */
export function* headerCells(sheet: string, model: WorkbookModel): Generator<PlacedCell> {
  yield [headerRow.title, column.label, textCell(sheet, styles.title)];
  yield [headerRow.title, column.note, textCell(model.title, styles.note)];
  for (const { row, label } of axes) {
    yield [row, column.label, textCell(label, styles.quiet)];
  }
  const heads = [
    [column.label, 'Line', styles.head],
    [column.unit, 'Unit', styles.head],
    [column.constant, 'Value or total', styles.numberHead],
    [column.note, 'Source or formula', styles.noteHead],
  ] as const;
  for (const [at, text, style] of heads) yield [headerRow.heads, at, textCell(text, style)];
}

/**
 * Number, first day and year of every period: calculated on the sheet Time, linked on the others.
 * Period 0 is all before the first month and has no date.
 */
export function* axisCells(
  sheet: string,
  { periods, firstMonth }: WorkbookModel,
): Generator<PlacedCell> {
  const first = firstDayOfMonth(firstMonth);
  for (const { row, style } of axes) {
    for (let p = 0; p < periods; p++) {
      const at = column.period + p;
      const value = axisValue(row, p, first);
      const own = columnName(at);
      const formula =
        sheet === TIME ? timeFormula(row, p, columnName(at - 1), own) : `${TIME}!${own}$${row}`;
      if (formula !== undefined) {
        yield [row, at, { formula, formulaResult: value, style }];
      } else if (typeof value === 'string') {
        yield [row, at, textCell(value, style)];
      } else {
        yield [
          row,
          at,
          { value, style: { ...inputStyle(style.numFmt), alignment: style.alignment } },
        ];
      }
    }
  }
}

function axisValue(row: number, period: number, first: number): number | string {
  if (row === headerRow.period) return period;
  if (period === 0) return BEFORE;
  const day = addMonths(first, period - 1);
  return row === headerRow.month ? day + EXCEL_EPOCH : civilOf(day).year;
}

function timeFormula(row: number, period: number, left: string, own: string): string | undefined {
  if (row === headerRow.period) return period === 0 ? undefined : `${left}${row}+1`;
  if (period === 0) return undefined;
  if (row === headerRow.year) return `YEAR(${own}${headerRow.month})`;
  return period === 1 ? undefined : `EDATE(${left}${row},1)`;
}
