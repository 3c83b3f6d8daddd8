import type { WorkbookModel } from './workbook/index.ts';

export {
  type CauseFamily,
  causeFamilies,
  causeName,
  daysByFamily,
  familyOf,
  stuckByFamily,
} from './causes.ts';
export { claimsByDate } from './claims-by-date.ts';
export { type CsvCell, type CsvTable, csvText } from './csv/cell.ts';
export { csvTables } from './csv/tables.ts';
export {
  type DealReading,
  dealCsvTables,
  dealHtml,
  dealJsonSchema,
  dealReading,
  dealSchema,
  dealsCsv,
  dealText,
  ownDeals,
  surplus,
} from './deal/index.ts';
export { type DataChange, diffData } from './diff-data.ts';
export {
  type ClaimChange,
  type DateChange,
  diffResults,
  type LadderChange,
  type ResultDiff,
  type YearEndChange,
} from './diff-results.ts';
export { type DocumentKind, documentJsonSchemas } from './documents.ts';
export { type Format, formatFor, signed, typeset } from './format.ts';
export { type Headline, headlineOf, mainObstacle, type Sentence } from './headline.ts';
export { moneyWorkbook, type SourceOf } from './money-workbook.ts';
export { bySwing } from './moves.ts';
export { onlyPays } from './only-pays.ts';
export { type Notices, noticesOf } from './page/notices.ts';
export {
  type Assumption,
  type AssumptionGroup,
  type MoneyUse,
  type Outline,
  outlineOf,
  type TermOutline,
} from './page/outline.ts';
export { type PageContent, type PageParts, pageHtml } from './page/page-html.ts';
export type { PageShell } from './page/page-shell.ts';
export { type Extent, statedExtent } from './page/stated.ts';
export { distinctScopes, leadScopes, presented, sameScopes } from './present.ts';
export { dayAt, quantileAt } from './quantile.ts';
export type * from './result.ts';
export { resultJsonSchema, resultSchema } from './result-schema.ts';
export { forecastsOf } from './score/forecasts.ts';
export { type ScoreDocument, scoreDocument } from './score/score-document.ts';
export * from './text/index.ts';
export { type WaitTableRow, waitRows } from './wait-rows.ts';
export { type Language, languages, type Words, wordsOf } from './words/index.ts';
export { monthlyAt, type YearEnd, yearEnds } from './year-ends.ts';

/** Writes a workbook; what makes it is loaded only then. */
export const writeWorkbook = async (model: WorkbookModel): Promise<Uint8Array> =>
  (await import('./workbook/index.ts')).writeWorkbook(model);
