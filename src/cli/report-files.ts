import {
  csvTables,
  type Outline,
  outlineOf,
  type PageParts,
  type PageShell,
  pageHtml,
  type Result,
} from '../report/index.ts';
import type { Examined } from './examine.ts';
import type { NewFile } from './future-folder.ts';
import { htmlName } from './html-name.ts';
import { packed } from './packed.ts';
import { pageShell } from './page-shell.ts';
import type { Language } from './words/words.ts';
import type { World } from './world.ts';

/** What of a page does not rest on the result, so that it can be made before there is one. */
export interface PageFrame {
  readonly shell: PageShell;
  readonly outline: Outline;
}

/** @throws Refusal when the page can be neither read nor built */
export async function pageFrame(world: World, examined: Examined): Promise<PageFrame> {
  const { programme, programmeText, facts, locate } = examined;
  if (programme === undefined) throw new TypeError('a page of a case that has errors');
  return {
    shell: await pageShell(world),
    outline: outlineOf(programme, programmeText, facts, locate),
  };
}

/** A report: its page, which is packed elsewhere while all else is made and written here. */
export interface ReportFiles {
  readonly page: Promise<NewFile>;
  /** The result, the tables, and the inputs with their hash. */
  readonly others: readonly NewFile[];
}

/** All files of a report. */
export function reportFiles(
  { language }: World,
  result: Result,
  examined: Examined,
  frame: PageFrame,
  more: Pick<PageParts, 'deal'>,
): ReportFiles {
  const { files } = examined;
  const resultText = JSON.stringify(result);
  const page = pageOf(language, result, examined, frame, { resultText, ...more });
  const others = [
    ...csvTables(result).map(({ name, text }) => ({ path: `tables/${name}`, content: text })),
    { path: 'inputs/programme.yaml', content: files.programme },
    ...(files.facts === undefined ? [] : [{ path: 'inputs/facts.yaml', content: files.facts }]),
    { path: 'inputs/hash.txt', content: `${result.stamp.inputs}\n` },
    { path: 'result.json', content: `${resultText}\n` },
  ];
  return { page: page.then((content) => ({ path: htmlName(language), content })), others };
}

/** The page of a result with the case that it was made from. */
export const pageOf = (
  language: Language,
  result: Result,
  { programmeText, factsText }: Examined,
  frame: PageFrame,
  more: Pick<PageParts, 'resultText' | 'news' | 'deal'>,
): Promise<string> =>
  pageHtml({
    ...frame,
    result,
    programme: programmeText,
    facts: factsText,
    language,
    pack: packed,
    ...more,
  });
