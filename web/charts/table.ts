import { csvText } from '../../src/report/index.ts';
import { isoOf } from '../../src/units/index.ts';
import { signed } from './signed.ts';

/** A cell: text, or a number in base units or an ISO day with the text that shows it. */
export type Cell =
  | string
  | {
      readonly value: number | string | null;
      readonly text: string;
      /** The USD of a column are shown in one unit. */
      readonly unit?: string;
      /** Shown with its sign. */
      readonly change?: true;
    };

/** An amount as a cell; without one it says nothing. */
export const usdCell = (value: number | null, write: (usd: number) => string): Cell =>
  value === null ? none : { value, text: write(value), unit: 'USD' };

/** The same for an amount that is added or lost. */
export const usdChangeCell = (value: number | null, write: (usd: number) => string): Cell =>
  value === null ? none : { value, text: signed(value, write), unit: 'USD', change: true };

const none: Cell = { value: null, text: '–' };

/** A day since 1970-01-01 as a cell; one that never comes has no date but says so. */
export function dayCell(day: number, write: (day: number) => string): Cell {
  const text = write(day);
  return { value: Number.isFinite(day) ? isoOf(Math.round(day)) : text, text };
}

/** An ISO day or month as a cell. */
export const isoCell = (iso: string, write: (iso: string) => string): Cell => ({
  value: iso,
  text: write(iso),
});

/** What a picture shows, in rows. The first column names the row. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export const cellText = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

/**
 * The table as CSV: numbers in full, days in ISO, text that a spreadsheet would run made harmless.
 * What it was made from is the last column: rows that are sorted, filtered or read by a program
 * stay rows, and nothing but rows is among them.
 */
export function tableCsv({ head, rows }: Table, madeFrom: string, stamp: string): string {
  return csvText(
    [...head, madeFrom],
    rows.map((row) => [
      ...row.map((cell) => (typeof cell === 'string' ? cell : cell.value)),
      stamp,
    ]),
  );
}
