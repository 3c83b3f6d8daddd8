import { csvText } from '../../src/report/index.ts';

/** A cell: text, or a number in base units with the text that shows it. */
export type Cell = string | { readonly value: number | null; readonly text: string };

/** What a picture shows, in rows. The first column names the row. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export const cellText = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

/** The table as CSV: numbers in full, text that a spreadsheet would run made harmless. */
export function tableCsv({ head, rows }: Table): string {
  return csvText(
    head,
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.value))),
  );
}
