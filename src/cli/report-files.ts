import { csvTables, type Language, outlineOf, pageHtml, type Result } from '../report/index.ts';
import type { Examined } from './examine.ts';
import type { NewFile } from './future-folder.ts';
import { pageShell } from './page-shell.ts';
import type { World } from './world.ts';

/** Name of the report in a language. */
export const htmlName = (language: Language): string =>
  language === 'en' ? 'report.html' : `report.${language}.html`;

/** All files of a report: the result, the page, the tables, and the inputs with their hash. */
export async function reportFiles(
  world: World,
  result: Result,
  examined: Examined,
): Promise<readonly NewFile[]> {
  const { files, programme, programmeText, factsText, facts, locate } = examined;
  if (programme === undefined) throw new TypeError('a report of a case that has errors');
  const text = JSON.stringify(result);
  const { language } = world;
  // it is packed elsewhere while the tables are written here
  const page = pageHtml({
    shell: await pageShell(world),
    result,
    resultText: text,
    outline: outlineOf(programme, programmeText, facts, locate),
    programme: programmeText,
    facts: factsText,
    language,
  });
  const tables = csvTables(result);
  return [
    { path: htmlName(language), content: await page },
    ...tables.map(({ name, text: rows }) => ({ path: `tables/${name}`, content: rows })),
    { path: 'inputs/programme.yaml', content: files.programme },
    ...(files.facts === undefined ? [] : [{ path: 'inputs/facts.yaml', content: files.facts }]),
    { path: 'inputs/hash.txt', content: `${result.stamp.inputs}\n` },
    { path: 'result.json', content: `${text}\n` },
  ];
}
