import type { DataChange } from '../diff-data.ts';
import type { ResultDiff } from '../diff-results.ts';
import { type Cell, tableLines, wrap } from './columns.ts';
import { contextOf, section, type TextContext, type TextOptions } from './context.ts';
import { stampText } from './stamp-text.ts';

/** What changed between two results: claims, P50 by year-end, dates, money. */
export function diffText(diff: ResultDiff, options: TextOptions): string {
  const context = contextOf(options);
  const { words, format } = context;
  const { columns } = words;
  const date = (iso: string | null) => iso ?? words.notes.never;
  const orDash = (value: number | null, write: (value: number) => string) =>
    value === null ? '–' : write(value);
  const seriesNames = {
    mw: columns.mw,
    dataCentres: columns.dataCentres,
    spent: columns.usd(format.moneyUnit),
  };
  const lines = [
    // other trials, luck or engine alone can be the reason of what follows
    ...section(
      words.titles.stamp,
      isMadeAlike(diff)
        ? []
        : [diff.before, diff.after].flatMap((stamp, i) =>
            wrap(`${i === 0 ? ' ' : arrow} ${stampText(stamp, context)}`, context.width),
          ),
      context,
    ),
    ...part(
      words.titles.claims,
      diff.claims.map((change) => [
        change.says,
        orDash(change.before, format.share),
        arrow,
        orDash(change.after, format.share),
        change.beyondNoise ? words.notes.beyondNoise : '',
      ]),
      context,
    ),
    ...part(
      `${words.titles.yearEnds} (P50)`,
      diff.yearEnds.map(({ name, year, series, before, after }) => {
        const write = series === 'spent' ? format.moneyCell : format.count;
        return [
          `${name} ${year}`,
          orDash(before, (v) => write(v)),
          arrow,
          orDash(after, (v) => write(v)),
          seriesNames[series],
        ];
      }),
      context,
    ),
    ...part(
      `${words.questions.when} (P50)`,
      diff.dates.map((change) => [
        change.name,
        date(change.before),
        arrow,
        date(change.after),
        `${orDash(change.withinBefore, format.share)} ${arrow} ${orDash(change.withinAfter, format.share)}`,
      ]),
      context,
    ),
    ...part(
      words.inUnit(words.titles.ladder, format.moneyUnit),
      diff.ladder.map(({ name, step, before, after }) => [
        name,
        format.moneyCell(before),
        arrow,
        format.moneyCell(after),
        columns[step],
      ]),
      context,
    ),
  ];
  return lines.length === 0 ? words.notes.nothingChanged : lines.join('\n').trimStart();
}

/** Whether two results differ in nothing but what was simulated. */
const isMadeAlike = ({ before, after }: ResultDiff): boolean =>
  (['dataDate', 'trials', 'seed', 'engine'] as const).every((key) => before[key] === after[key]);

/** What changed between two programmes, one line a place. */
export function dataDiffText(changes: readonly DataChange[], options: TextOptions): string {
  const context = contextOf(options);
  if (changes.length === 0) return context.words.notes.nothingChanged;
  return tableLines(
    changes.map(({ path, before, after }) => [
      path.join('.'),
      { text: shown(before), style: context.style.bad },
      arrow,
      { text: shown(after), style: context.style.good },
    ]),
    [{ shrinkTo: 24 }, { shrinkTo: 14 }, {}, { shrinkTo: 14 }],
    context.width,
  ).join('\n');
}

const arrow = '→';

function shown(value: unknown): string {
  return value === undefined ? '–' : (JSON.stringify(value) ?? String(value));
}

function part(title: string, rows: readonly (readonly Cell[])[], context: TextContext): string[] {
  return section(
    title,
    tableLines(
      rows,
      [{ shrinkTo: 20 }, { align: 'right' }, {}, { align: 'right' }, { shrinkTo: 8 }],
      context.width,
    ),
    context,
  );
}
