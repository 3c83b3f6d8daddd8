export type { ChartRequest, LineNote, ResultTable, WorkbookModel } from './model.ts';
export { writeWorkbook } from './write.ts';
