export type {
  CellPlace,
  ChartRequest,
  LineNote,
  ResultTable,
  WorkbookGroup,
  WorkbookLine,
  WorkbookModel,
  WorkbookStamp,
} from './model.ts';
export { writeWorkbook } from './write.ts';
