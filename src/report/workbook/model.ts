import type { Month } from '../../units/index.ts';

/** A line of money as the workbook needs it; without a formula it is an input. */
export interface WorkbookLine {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** A row has a value in every period, a scalar has one. */
  readonly kind: 'row' | 'scalar';
  readonly sheet: string;
  readonly formula?: string;
}

/** Lines under one heading. A line's address is the ids of its groups and its own, joined by dots. */
export interface WorkbookGroup {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly WorkbookLine[];
  readonly groups?: readonly WorkbookGroup[];
}

/** Where a line stands, from 1: the first period's cell of a row, the only cell of a scalar. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** What is known of a line beside its definition. */
export interface LineNote {
  /** Where an input comes from. */
  readonly source?: string;
  /** Show the sum of a row in column C; for flows, never for balances. */
  readonly total?: boolean;
}

/** What every output carries, so that it can be made again. */
export interface WorkbookStamp {
  readonly inputsHash: string;
  readonly seed: string;
  readonly engineVersion: string;
  readonly dataDate: string;
  /** Which case the values are of, in words. */
  readonly shows: string;
}

/** A chart over all periods. `stack` piles columns up, negative ones below the axis. */
export interface ChartRequest {
  readonly title: string;
  readonly kind: 'line' | 'columns' | 'stack';
  /** Addresses of rows. */
  readonly lines: readonly string[];
  /** What they are called in the legend; their labels if not given. */
  readonly names?: readonly string[];
  readonly unit: string;
}

/** A table on the cover: one row a thing, one column a figure, linked to the lines. */
export interface ResultTable {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    /** Addresses of scalars, or of rows whose total is shown; an empty cell where there is none. */
    readonly lines: readonly (string | undefined)[];
  }[];
}

/** All that a workbook is written from. */
export interface WorkbookModel {
  readonly title: string;
  readonly stamp: WorkbookStamp;
  readonly groups: readonly WorkbookGroup[];
  /** Period 0 is all before `firstMonth`; period p is the month `firstMonth + p - 1`. */
  readonly periods: number;
  readonly firstMonth: Month;
  /** Values of a line: one a period, or one. */
  readonly values: (address: string) => ArrayLike<number>;
  /**
   * Spreadsheet formula of a line for its cell of period 0, as it is written to a file: without
   * "=", A1 style, `_xlfn.` before functions younger than the format. References that move along
   * with the period have a column without "$". The columns before period 0 and after the last
   * period are empty.
   */
  readonly formula: (address: string, place: (address: string) => CellPlace) => string;
  readonly note?: (address: string) => LineNote | undefined;
  readonly results?: readonly ResultTable[];
  /** Charts of a sheet of their own, by row. */
  readonly charts?: readonly (readonly ChartRequest[])[];
  /** Addresses of lines on the sheet Checks that are zero when all is well, best as shares. */
  readonly checks: readonly string[];
}
