import { type Cell, type Column, tableLines, widthOf } from '../text/columns.ts';

/** What a row says before its parties, and one cell for each of them. */
export interface PartyRow {
  readonly lead: readonly Cell[];
  readonly cells: readonly Cell[];
}

const textOf = (cell: Cell | undefined): string =>
  typeof cell === 'object' ? cell.text : (cell ?? '');

/** Narrowest column of a party, so that its name can be told. */
const LEAST = 8;

/** A table with a column for each party; as several below one another where they do not fit side by side, since half a number is none. */
export function partyTable(
  head: PartyRow,
  rows: readonly PartyRow[],
  lead: readonly Column[],
  width: number,
): string[] {
  const all = [head, ...rows];
  const widest = (of: (row: PartyRow) => Cell | undefined, some: readonly PartyRow[]) =>
    Math.max(0, ...some.map((row) => widthOf(textOf(of(row)))));
  const room = lead.reduce(
    (left, { shrinkTo }, i) =>
      left -
      2 -
      Math.min(
        widest((row) => row.lead[i], all),
        shrinkTo ?? Number.POSITIVE_INFINITY,
      ),
    width,
  );
  const least = head.cells.map((_, p) =>
    Math.max(
      LEAST,
      widest((row) => row.cells[p], rows),
    ),
  );
  const tables: number[][] = [[]];
  let taken = 0;
  least.forEach((wide, p) => {
    taken += wide + 2;
    if (taken > room && tables.at(-1)?.length !== 0) {
      tables.push([]);
      taken = wide + 2;
    }
    tables.at(-1)?.push(p);
  });
  return tables.flatMap((parties, i) => [
    ...(i === 0 ? [] : ['']),
    ...tableLines(
      all.map((row) => [...row.lead, ...parties.map((p) => row.cells[p] ?? '')]),
      [...lead, ...parties.map((p): Column => ({ align: 'right', shrinkTo: least[p] ?? LEAST }))],
      width,
    ),
  ]);
}
