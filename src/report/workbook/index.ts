export type {
  CellPlace,
  ChartRequest,
  LineNote,
  SheetMap,
  WorkbookGroup,
  WorkbookLine,
  WorkbookModel,
  WorkbookStamp,
} from './model.ts';
export { writeWorkbook } from './write.ts';
