import type { WorkbookModel } from './workbook/index.ts';

export { type CauseFamily, causeFamilies, causeName, daysByFamily, familyOf } from './causes.ts';
export { claimsByDate } from './claims-by-date.ts';
export { csvText } from './csv/cell.ts';
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
export { diffResults } from './diff-results.ts';
export { documentJsonSchemas } from './documents.ts';
export { type Format, formatFor, signed, typeset } from './format.ts';
export { headlineOf } from './headline.ts';
export { moneyWorkbook, type SourceOf } from './money-workbook.ts';
export { bySwing } from './moves.ts';
export { onlyPays } from './only-pays.ts';
export { noticesOf } from './page/notices.ts';
export {
  type Assumption,
  type AssumptionGroup,
  type Outline,
  outlineOf,
  type TermOutline,
} from './page/outline.ts';
export { type PageContent, type PageParts, pageHtml } from './page/page-html.ts';
export type { PageShell } from './page/page-shell.ts';
export { statedExtent } from './page/stated.ts';
export { distinctScopes, leadScopes, presented, sameScopes } from './present.ts';
export { dayAt, quantileAt } from './quantile.ts';
export type * from './result.ts';
export { resultJsonSchema, resultSchema } from './result-schema.ts';
export { forecastsOf } from './score/forecasts.ts';
export { type ScoreDocument, scoreDocument } from './score/score-document.ts';
export * from './text/index.ts';
export { waitRows } from './wait-rows.ts';
export { type Language, languages, type Words, wordsOf } from './words/index.ts';
export { monthlyAt, yearEnds } from './year-ends.ts';

/** Writes a workbook; what makes it is loaded only then. */
export const writeWorkbook = async (model: WorkbookModel): Promise<Uint8Array> =>
  (await import('./workbook/index.ts')).writeWorkbook(model);
