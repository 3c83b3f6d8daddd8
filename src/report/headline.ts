import { dayOf } from '../units/index.ts';
import { daysByFamily } from './causes.ts';
import { type Format, formatFor } from './format.ts';
import { leadScopes, presented } from './present.ts';
import { dayAt } from './quantile.ts';
import type { Attribution, Result, ScopeResult } from './result.ts';
import { type Language, type Words, wordsOf } from './words/index.ts';
import { monthlyAt, type YearEnd, yearEnds } from './year-ends.ts';

/** The answer in words: what a reader takes away who reads nothing else. */
export interface Headline {
  readonly finding: string;
  readonly sentences: readonly Sentence[];
}

export interface Sentence {
  readonly text: string;
  /** The topic that it is about, unless every result tells of that. */
  readonly topic?: 'money' | 'obstacles';
}

/**
 * Computes the headline; it speaks of the first scope, then briefly of the others. Dates are ISO
 * text unless a reader has them in another order.
 */
export function headlineOf(
  raw: Result,
  language: Language,
  dates: Partial<Pick<Format, 'day'>> = {},
): Headline {
  const result = presented(raw, language);
  const words = wordsOf(language);
  const format = { ...formatFor(language, result), ...dates };
  const [main, ...others] = leadScopes(result);
  const end = keyYear(result);
  const sentences: readonly Sentence[] = [
    ...[
      ...(main === undefined ? [] : firstMegawatt(result, main, words, format)),
      ...(end === undefined ? [] : others.map((scope) => reach(result, scope, end, words, format))),
      ...claims(result, words, format),
    ].map((text) => ({ text })),
    ...money(result, words, format).map((text) => ({ text, topic: 'money' as const })),
    ...(main === undefined ? [] : obstacles(main, words, format)).map((text) => ({
      ...{ text, topic: 'obstacles' as const },
    })),
  ];
  return {
    finding:
      main === undefined || end === undefined
        ? result.stamp.programme
        : finding(result, main, end, words, format),
    sentences,
  };
}

/** The first year-end at least a year after the data date: near enough to be judged, far enough to matter. */
function keyYear(result: Result): YearEnd | undefined {
  const after = String(Number(result.stamp.dataDate.slice(0, 4)) + 1);
  const ends = yearEnds(result);
  return ends.find(({ year }) => year >= after) ?? ends.at(-1);
}

/** A median below one megawatt, or a tenth of all that is planned, reads as nothing. */
function finding(
  result: Result,
  scope: ScopeResult,
  end: YearEnd,
  words: Words,
  format: Format,
): string {
  const middle = monthlyAt(result, scope.monthly.mw, end.month, 0.5);
  return middle > 0 && middle >= Math.min(1, scope.plannedMw / 10)
    ? words.finding.some(scope.name, format.power(middle), format.power(scope.plannedMw), end.year)
    : words.finding.nothing(scope.name, end.year);
}

function firstMegawatt(
  result: Result,
  { name, firstEnergised }: ScopeResult,
  words: Words,
  format: Format,
): string[] {
  const [p10 = '', p50 = '', p90 = ''] = [0.1, 0.5, 0.9].map((p) =>
    format.day(dayAt(result.levels, firstEnergised, p)),
  );
  const { headline } = words;
  const within = firstEnergised.withinHorizon;
  const main =
    within >= 0.5
      ? headline.first(
          name,
          p50,
          p10,
          within >= 0.9 ? p90 : words.notes.after(result.stamp.horizon.slice(0, 4)),
        )
      : within >= 0.1
        ? headline.firstOpen(name, p10)
        : headline.firstLate(name);
  const missed = 1 - within;
  return missed < 0.0005
    ? [main]
    : [
        `${main}${words.space}${headline.notWithin(format.share(missed), horizonOf(result, format))}`,
      ];
}

function reach(
  result: Result,
  { name, monthly, plannedMw }: ScopeResult,
  end: YearEnd,
  words: Words,
  format: Format,
): string {
  const at = (p: number) => format.power(monthlyAt(result, monthly.mw, end.month, p));
  return words.headline.reach(name, end.year, at(0.5), at(0.1), at(0.9), format.power(plannedMw));
}

function claims(result: Result, words: Words, format: Format): string[] {
  const all = result.claims;
  if (all.length === 0) return [];
  const likely = all.filter(({ probability }) => probability.value > 0.5).length;
  const unlikely = all.filter(({ probability }) => probability.value < 0.1).length;
  return [
    words.headline.claims(format.count(all.length), format.count(likely), format.count(unlikely)),
  ];
}

function money(result: Result, words: Words, format: Format): string[] {
  const { announced, pledged, evidenced, committed, drawn } = result.ladderTotal;
  const middle = (of: typeof drawn) => format.money(at50(result, of.quantiles));
  return [
    ...(announced === null
      ? []
      : [
          words.headline.money(
            format.money(announced),
            format.money(pledged),
            format.money(evidenced),
          ),
        ]),
    words.headline.drawn(horizonOf(result, format), middle(committed), middle(drawn)),
  ];
}

const horizonOf = ({ stamp }: Result, format: Format): string => format.day(dayOf(stamp.horizon));

function at50(result: Result, quantiles: readonly number[]): number {
  return quantiles[result.levels.findIndex((level) => Math.abs(level - 0.5) < 1e-9)] ?? Number.NaN;
}

function obstacles(scope: ScopeResult, words: Words, format: Format): string[] {
  const stuck = mainObstacle(scope.attribution);
  const [longest] = daysByFamily(scope.attribution).toSorted((a, b) => b.days - a.days);
  return [
    ...(longest === undefined
      ? []
      : [
          words.headline.slow(
            scope.name,
            words.families[longest.family],
            format.months(longest.days),
          ),
        ]),
    ...(stuck === undefined || stuck.share < 0.005
      ? []
      : [words.headline.stuck(scope.name, told(words, stuck), format.share(stuck.share))]),
  ];
}

/** A cause within a sentence: kinds of work as they are, names of things in quotation marks. */
function told(
  words: Words,
  { cause, name }: { readonly cause: string; readonly name: string },
): string {
  return words.causes[cause] ?? words.quote(name);
}

/** The cause on which most trials are stuck. */
function mainObstacle({ stuck }: Attribution): Attribution['stuck'][number] | undefined {
  return stuck.toSorted((a, b) => b.share - a.share)[0];
}
