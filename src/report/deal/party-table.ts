import { type Cell, type Column, tableLines, widthOf } from '../text/columns.ts';

/** What a row says before its parties, and one cell for each of them. */
export interface PartyRow {
  readonly lead: readonly Cell[];
  readonly cells: readonly Cell[];
}

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

/** A table with a column for each party; as several below one another where they do not fit side by side, since half a number is none. */
export function partyTable(
  head: PartyRow,
  rows: readonly PartyRow[],
  lead: readonly Column[],
  width: number,
): string[] {
  const wide = Math.max(
    8,
    ...rows.flatMap(({ cells }) => cells.map((cell) => widthOf(textOf(cell)))),
  );
  const before = lead.reduce((sum, { shrinkTo }, i) => {
    const texts = [head, ...rows].map((row) => widthOf(textOf(row.lead[i] ?? '')));
    return sum + 2 + Math.min(Math.max(...texts), shrinkTo ?? Number.POSITIVE_INFINITY);
  }, 0);
  const parties = head.cells.length;
  const fit = Math.max(1, Math.floor((width - before) / (wide + 2)));
  const size = Math.ceil(parties / Math.ceil(parties / fit));
  return Array.from({ length: Math.ceil(parties / size) }, (_, i) => i * size).flatMap((from) => [
    ...(from === 0 ? [] : ['']),
    ...tableLines(
      [head, ...rows].map((row) => [...row.lead, ...row.cells.slice(from, from + size)]),
      [...lead, ...head.cells.slice(from, from + size).map(() => partyColumn(wide))],
      width,
    ),
  ]);
}

const partyColumn = (wide: number): Column => ({ align: 'right', shrinkTo: wide });
