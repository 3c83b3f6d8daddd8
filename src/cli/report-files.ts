import { csvTables, type Language, type Result, reportHtml } from '../report/index.ts';
import type { CaseFiles } from './case-files.ts';
import type { NewFile } from './future-folder.ts';

/** Name of the report in a language. */
export const htmlName = (language: Language): string =>
  language === 'en' ? 'report.html' : `report.${language}.html`;

/** All files of a report: the result, the page, the tables, and the inputs with their hash. */
export function reportFiles(
  result: Result,
  files: CaseFiles,
  language: Language,
): readonly NewFile[] {
  return [
    { path: htmlName(language), content: reportHtml(result, language) },
    ...csvTables(result).map(({ name, text }) => ({ path: `tables/${name}`, content: text })),
    { path: 'inputs/programme.yaml', content: files.programme },
    ...(files.facts === undefined ? [] : [{ path: 'inputs/facts.yaml', content: files.facts }]),
    { path: 'inputs/hash.txt', content: `${result.stamp.inputs}\n` },
    { path: 'result.json', content: `${JSON.stringify(result)}\n` },
  ];
}
