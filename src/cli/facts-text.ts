import { type Conflict, type KnownFact, type KnownView, lateSources } from '../evidence/index.ts';
import { isoOf } from '../units/index.ts';
import { harmless } from './harmless.ts';
import type { Style } from './style.ts';
import type { Words } from './words/words.ts';
import { wrapped } from './wrapped.ts';

export interface FactsTextOptions {
  readonly name: string;
  /** Number of facts of the file, known or not. */
  readonly all: number;
  readonly words: Words;
  readonly width: number;
  readonly style: Style;
}

/** What was known on a day: each fact with both its dates and its source, then the conflicts. */
export function factsText(view: KnownView, options: FactsTextOptions): string {
  const { words, style, all, name } = options;
  const { facts, conflicts } = view;
  const byId = new Map(facts.map((known) => [known.fact.id, known]));
  const title = words.facts.knownOn(name, isoOf(view.day), facts.length, all);
  const lines = [
    style.bold(title),
    ...facts.flatMap((known) => ['', ...factLines(known, options)]),
    '',
  ];
  if (conflicts.length === 0) return [...lines, words.facts.noConflicts].join('\n');
  lines.push(style.bold(words.facts.conflicts));
  return [
    ...lines,
    ...conflicts.flatMap((conflict) => ['', ...conflictLines(conflict, byId, options)]),
  ].join('\n');
}

function factLines(
  { fact, supersededBy }: KnownFact,
  { words, width, style }: FactsTextOptions,
): string[] {
  const { happened, known, confidence } = words.facts;
  const head = [
    style.accent(fact.id),
    `${happened} ${shortDate(fact.happened, fact.precision)}`,
    `${known} ${fact.known}`,
    style.dim(confidence[fact.confidence]),
  ];
  if (supersededBy !== null) head.push(style.bad(words.facts.supersededBy(supersededBy)));
  const { publisher, published, url } = fact.source;
  const late = lateSources([fact]).some(({ certain }) => certain);
  const when = late ? `${published} ${words.facts.publishedLater}` : published;
  const source = [publisher, when, ...(url === null ? [] : [url])].join(', ');
  return [
    head.join('  '),
    ...wrapped(harmless(fact.statement), width - 2).map((line) => `  ${line}`),
    style.dim(`  ${harmless(source)}`),
  ];
}

/** Both sides, one under the other, the disagreement plain to see. */
function conflictLines(
  { fact, other, publisher, statement }: Conflict,
  byId: ReadonlyMap<string, KnownFact>,
  { width, style }: FactsTextOptions,
): string[] {
  const one = byId.get(fact)?.fact;
  const side = (id: string, who: string, says: string) =>
    wrapped(`${who}: ${harmless(says)}`, width - 10).map(
      (line, i) => `  ${style.accent((i === 0 ? id : '').padEnd(8))}${line}`,
    );
  return [
    ...(one === undefined ? [] : side(one.id, one.source.publisher, one.statement)),
    ...side(other ?? '', publisher, statement),
  ];
}

const shortDate = (date: string, precision: 'day' | 'month' | 'year'): string =>
  date.slice(0, { day: 10, month: 7, year: 4 }[precision]);
