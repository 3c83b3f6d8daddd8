import { column, FIRST_ROW } from './grid.ts';
import type { CellPlace, WorkbookGroup, WorkbookLine, WorkbookModel } from './model.ts';

/** One row of a sheet below its header. */
export type PlannedRow =
  | { readonly row: number; readonly depth: number; readonly group: string }
  | {
      readonly row: number;
      readonly depth: number;
      readonly address: string;
      readonly line: WorkbookLine;
    };

/** A sheet with a time axis. */
export interface PlannedSheet {
  readonly name: string;
  readonly rows: readonly PlannedRow[];
}

/** Where everything stands. */
export interface Layout {
  readonly sheets: readonly PlannedSheet[];
  /** @throws Error for an address that is no line. */
  readonly place: (address: string) => CellPlace;
  readonly line: (address: string) => WorkbookLine;
}

/** Sheets in the order of the FAST standard: inputs, time, calculation, results, checks. */
const order: readonly string[] = [
  'Inputs',
  'Time',
  'Construction',
  'Operations',
  'Debt',
  'Tax',
  'Waterfall',
  'Returns',
];

/** Rows on the sheet of checks above its lines: tolerance, sum, state and a gap. */
export const checkRow = {
  tolerance: FIRST_ROW,
  sum: FIRST_ROW + 1,
  state: FIRST_ROW + 2,
  first: FIRST_ROW + 4,
} as const;

/** The sheets that are always there: the time axis and the checks. */
export const TIME = 'Time';
export const CHECKS = 'Checks';

/** The first sheets, without a time axis. */
export const COVER = 'Cover';
export const CHARTS = 'Charts';

/** Most columns and rows that a sheet takes. */
const MOST_COLUMNS = 16384;
const MOST_ROWS = 1048576;

/**
 * Gives every line its sheet and row: groups in their order, each with its heading on every sheet
 * on which it has lines. A sheet that is not of the standard order comes before the checks.
 * @throws RangeError when the periods or lines do not fit on a sheet.
 */
export function layoutOf({ groups, periods }: Pick<WorkbookModel, 'groups' | 'periods'>): Layout {
  if (!(Number.isInteger(periods) && periods >= 1 && periods < MOST_COLUMNS - column.period)) {
    throw new RangeError(
      `a sheet takes 1 to ${MOST_COLUMNS - column.period - 1} periods: ${periods}`,
    );
  }
  const used = new Set<string>();
  eachLine(groups, (line) => used.add(line.sheet));
  for (const name of [COVER, CHARTS])
    if (used.has(name)) throw new Error(`the sheet ${name} takes no lines; use Inputs`);
  const others = [...used].filter((name) => !order.includes(name) && name !== CHECKS);
  const names = [...order.filter((name) => name === TIME || used.has(name)), ...others, CHECKS];
  const places = new Map<string, CellPlace>();
  const lines = new Map<string, WorkbookLine>();
  const sheets = names.map((name) => {
    const rows: PlannedRow[] = [];
    let row = name === CHECKS ? checkRow.first : FIRST_ROW;
    const put = (group: WorkbookGroup, path: string, depth: number): void => {
      if (!reaches(group, name)) return;
      if (depth === 0 && rows.length > 0) row++;
      rows.push({ row: row++, depth, group: group.name });
      for (const line of group.lines) {
        if (line.sheet !== name) continue;
        const address = `${path}${line.id}`;
        if (places.has(address)) throw new Error(`two lines have the same address: ${address}`);
        places.set(address, {
          sheet: name,
          row,
          column: line.kind === 'row' ? column.period : column.constant,
        });
        lines.set(address, line);
        rows.push({ row: row++, depth: depth + 1, address, line });
      }
      for (const inner of group.groups ?? []) put(inner, `${path}${inner.id}.`, depth + 1);
    };
    for (const group of groups) put(group, `${group.id}.`, 0);
    if (row > MOST_ROWS) {
      throw new RangeError(`sheet ${name} takes ${MOST_ROWS} rows: ${row}; use more sheets`);
    }
    return { name, rows };
  });
  return { sheets, place: found(places), line: found(lines) };
}

function found<T>(map: ReadonlyMap<string, T>): (address: string) => T {
  return (address) => {
    const value = map.get(address);
    if (value === undefined)
      throw new Error(`the workbook has no line of that address: ${address}`);
    return value;
  };
}

function reaches(group: WorkbookGroup, sheet: string): boolean {
  return (
    group.lines.some((line) => line.sheet === sheet) ||
    (group.groups ?? []).some((inner) => reaches(inner, sheet))
  );
}

function eachLine(groups: readonly WorkbookGroup[], visit: (line: WorkbookLine) => void): void {
  for (const group of groups) {
    group.lines.forEach(visit);
    eachLine(group.groups ?? [], visit);
  }
}
