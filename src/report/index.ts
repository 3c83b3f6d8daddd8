export { type CsvTable, csvTables } from './csv/tables.ts';
export { type DataChange, diffData } from './diff-data.ts';
export {
  type ClaimChange,
  type DateChange,
  diffResults,
  type LadderChange,
  type ResultDiff,
  type YearEndChange,
} from './diff-results.ts';
export { type Headline, headlineOf } from './headline.ts';
export { reportHtml } from './html/report-html.ts';
export type * from './result.ts';
export { resultJsonSchema, resultSchema } from './result-schema.ts';
export * from './text/index.ts';
export { type Language, languages } from './words/index.ts';
