import type { Cell } from 'hucre/xlsx';
import type { Layout } from './layout.ts';
import type { WorkbookModel } from './model.ts';

/** A cell and where it goes, row and column from 1. */
export type PlacedCell = readonly [row: number, column: number, cell: Partial<Cell>];

/** What the cells of a sheet are made from. */
export interface SheetContext {
  readonly model: WorkbookModel;
  readonly layout: Layout;
}
