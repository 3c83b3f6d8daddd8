/** A cell: text, a number, or nothing (never, unknown). */
export type CsvCell = string | number | null;

/** One file of the tables folder. */
export interface CsvTable {
  readonly name: string;
  readonly text: string;
}

export const table = (
  name: string,
  header: readonly string[],
  rows: readonly (readonly CsvCell[])[],
): CsvTable => ({ name: `${name}.csv`, text: csvText(header, rows) });

/**
 * Rows as CSV text (RFC 4180: commas, CRLF, quotes doubled). Text that a spreadsheet would take for
 * a formula gets a leading apostrophe; numbers are written in full, so that they read back exactly.
 */
export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  // most texts come again in the next row
  const known = new Map<string, string>();
  const cellText = (cell: CsvCell): string => {
    if (cell === null) return '';
    if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
    const before = known.get(cell);
    if (before !== undefined) return before;
    const written = wordsText(cell);
    known.set(cell, written);
    return written;
  };
  return [header, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function wordsText(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
