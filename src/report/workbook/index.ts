export type {
  CellPlace,
  ChartRequest,
  LineNote,
  WorkbookGroup,
  WorkbookLine,
  WorkbookModel,
  WorkbookStamp,
} from './model.ts';
export { writeWorkbook } from './write.ts';
