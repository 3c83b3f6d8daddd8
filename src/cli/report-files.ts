import {
  csvTables,
  type Language,
  outlineOf,
  type PageParts,
  type PageShell,
  pageHtml,
  type Result,
} from '../report/index.ts';
import type { DealResult } from '../run/index.ts';
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
  deal: DealResult | undefined,
): Promise<readonly NewFile[]> {
  const { files } = examined;
  const resultText = JSON.stringify(result);
  // it is packed elsewhere while the tables are written here
  const page = pageOf(world.language, await pageShell(world), result, examined, {
    resultText,
    ...(deal === undefined ? {} : { deal }),
  });
  const tables = csvTables(result);
  return [
    { path: htmlName(world.language), content: await page },
    ...tables.map(({ name, text }) => ({ path: `tables/${name}`, content: text })),
    { path: 'inputs/programme.yaml', content: files.programme },
    ...(files.facts === undefined ? [] : [{ path: 'inputs/facts.yaml', content: files.facts }]),
    { path: 'inputs/hash.txt', content: `${result.stamp.inputs}\n` },
    { path: 'result.json', content: `${resultText}\n` },
  ];
}

/** The page of a result with the case that it was made from. */
export function pageOf(
  language: Language,
  shell: PageShell,
  result: Result,
  { programme, programmeText, factsText, facts, locate }: Examined,
  more: Pick<PageParts, 'resultText' | 'news' | 'deal'> = {},
): Promise<string> {
  if (programme === undefined) throw new TypeError('a page of a case that has errors');
  return pageHtml({
    shell,
    result,
    outline: outlineOf(programme, programmeText, facts, locate),
    programme: programmeText,
    facts: factsText,
    language,
    ...more,
  });
}
