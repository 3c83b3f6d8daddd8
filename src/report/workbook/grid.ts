/** Columns, from 1: what stands in each is the same on every sheet. */
export const column = { label: 1, unit: 2, constant: 3, note: 4, opening: 5, period: 6 } as const;

/** Header rows, from 1, the same on every sheet with a time axis. */
export const headerRow = { title: 1, period: 2, month: 3, year: 4, heads: 5 } as const;

/** First row below the header. */
export const FIRST_ROW = 6;

/** "A" for 1, "AA" for 27. */
export function columnName(number: number): string {
  let name = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** "$C$7". */
export function fixedCell(columnNumber: number, row: number): string {
  return `$${columnName(columnNumber)}$${row}`;
}

/** "$F$7:$Q$7": the cells of all periods in a row. */
export function periodRange(row: number, periods: number): string {
  return `${fixedCell(column.period, row)}:${fixedCell(column.period + periods - 1, row)}`;
}

/** The sheet in front of a reference: "Debt!", "'Cash flow'!". */
export function sheetPrefix(sheet: string): string {
  return /^[A-Za-z_]+$/.test(sheet) ? `${sheet}!` : `'${sheet.replaceAll("'", "''")}'!`;
}
