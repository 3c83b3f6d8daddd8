import { csvText } from '../../src/report/index.ts';
import { isoOf } from '../../src/units/index.ts';

/** A cell: text, or a number in base units or an ISO day with the text that shows it. */
export type Cell = string | { readonly value: number | string | null; readonly text: string };

/** A day since 1970-01-01 as a cell; one that never comes has no date but says so. */
export function dayCell(day: number, write: (day: number) => string): Cell {
  const text = write(day);
  return { value: Number.isFinite(day) ? isoOf(Math.round(day)) : text, text };
}

/** What a picture shows, in rows. The first column names the row. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export const cellText = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

/**
 * The table as CSV: numbers in full, days in ISO, text that a spreadsheet would run made harmless.
 * The last row is the stamp after a `#`, which many readers skip as a comment.
 */
export function tableCsv({ head, rows }: Table, stamp: string): string {
  return csvText(head, [
    ...rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.value))),
    [`# ${stamp}`],
  ]);
}
