import type { DataChange } from '../diff-data.ts';
import type { DateChange, ResultDiff } from '../diff-results.ts';
import { formatFor } from '../format.ts';
import type { Stamp } from '../result.ts';
import { type Cell, tableLines, wrap } from './columns.ts';
import { contextOf, remark, section, type TextContext, type TextOptions } from './context.ts';
import { stampText } from './stamp-text.ts';

/** What changed between two results: claims, P50 by year-end, dates, money. What reads alike is left out. */
export function diffText(diff: ResultDiff, options: TextOptions): string {
  const context = {
    ...contextOf(options),
    format: formatFor(options.language, largestOf(diff)),
  };
  const { words, format } = context;
  const { columns } = words;
  const tables = [
    tableOf(
      words.titles.claims,
      diff.claims.map((change) => ({
        lead: change.says,
        from: orDash(change.before, format.share),
        to: orDash(change.after, format.share),
        rest: change.beyondNoise ? words.notes.beyondNoise : '',
      })),
    ),
    tableOf(
      `${words.titles.yearEnds} (P50)`,
      yearEndsOnce(diff).map(({ name, year, series, before, after }) => {
        const write = (v: number) => (series === 'spent' ? format.moneyCell(v) : format.count(v));
        return {
          lead: `${name} ${year}`,
          from: orDash(before, write),
          to: orDash(after, write),
          rest: series === 'spent' ? columns.usd(format.moneyUnit) : columns[series],
        };
      }),
    ),
    datesOf(diff, context),
    tableOf(
      words.inUnit(words.titles.ladder, format.moneyUnit),
      diff.ladder.map(({ name, step, before, after }) => ({
        lead: name,
        from: format.moneyCell(before),
        to: format.moneyCell(after),
        rest: columns[step],
      })),
    ),
  ];
  const nameOf = ({ programme }: Stamp) =>
    diff.before.programme === diff.after.programme ? '' : `${programme}${words.colon}`;
  const hidden = tables.reduce((sum, table) => sum + table.hidden, 0);
  const lines = [
    // other trials, luck or engine alone can be the reason of what follows
    ...section(
      words.titles.stamp,
      isMadeAlike(diff)
        ? []
        : [diff.before, diff.after].flatMap((stamp, i) =>
            wrap(
              `${i === 0 ? ' ' : arrow} ${nameOf(stamp)}${stampText(stamp, context)}`,
              context.prose,
            ),
          ),
      context,
    ),
    ...tables.flatMap(({ title, rows }) => part(title, rows, context)),
    ...(hidden === 0 ? [] : ['', ...remark(words.notes.tooSmall(format.count(hidden)), context)]),
  ];
  return lines.length === 0 ? words.notes.nothingChanged : lines.join('\n').replace(/^\n+/, '');
}

interface Row {
  readonly lead: string;
  readonly from: string;
  readonly to: string;
  readonly rest: string;
  /** Whether `rest` differs too. */
  readonly moves?: boolean;
  /** Stands under this heading. */
  readonly under?: string | null;
}

interface DiffTable {
  readonly title: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Changes that do not show. */
  readonly hidden: number;
}

const orDash = (value: number | null, write: (value: number) => string) =>
  value === null ? '–' : write(value);

/** Rows with what they stand under, without those that read the same before and after. */
function tableOf(title: string, all: readonly Row[]): DiffTable {
  const seen = all.filter(({ from, to, moves = false }) => from !== to || moves);
  let heading: string | null = null;
  const rows = seen.flatMap(({ lead, from, to, rest, under = null }): Cell[][] => {
    const opens = under !== null && under !== heading;
    heading = under ?? lead;
    return [
      ...(opens ? [[under]] : []),
      [under === null ? lead : `· ${lead}`, from, arrow, to, rest],
    ];
  });
  return { title, rows, hidden: all.length - seen.length };
}

function datesOf({ before, after, dates }: ResultDiff, { words, format }: TextContext): DiffTable {
  const date = (iso: string | null, within: number | null, { horizon }: Stamp) =>
    within === null ? '–' : (iso ?? words.notes.after(horizon.slice(0, 4)));
  return tableOf(
    `${words.titles.dates} P50 · ${words.notes.withinHorizon}`,
    datesOnce(dates).map((change: DateChange): Row => {
      const [was, is] = [
        orDash(change.withinBefore, format.share),
        orDash(change.withinAfter, format.share),
      ];
      return {
        lead: change.name,
        from: date(change.before, change.withinBefore, before),
        to: date(change.after, change.withinAfter, after),
        rest: `${was} ${arrow} ${is}`,
        moves: was !== is,
        under: change.site,
      };
    }),
  );
}

/** Scopes that change alike, as those of the same sites do, stand once, by the first. */
function yearEndsOnce({ yearEnds }: ResultDiff): ResultDiff['yearEnds'] {
  const scopes = [...Map.groupBy(yearEnds, ({ scope }) => scope).values()];
  const changes = scopes.map((rows) =>
    JSON.stringify(rows.map(({ year, series, before, after }) => [year, series, before, after])),
  );
  return scopes.filter((_, i) => changes.indexOf(changes[i] ?? '') === i).flat();
}

function datesOnce(dates: ResultDiff['dates']): ResultDiff['dates'] {
  const scopes = dates.filter(({ kind }) => kind === 'scope');
  const alike = (a: DateChange, b: DateChange) =>
    (['before', 'after', 'withinBefore', 'withinAfter'] as const).every((key) => a[key] === b[key]);
  return dates.filter(
    (change) => change.kind !== 'scope' || scopes.find((one) => alike(one, change)) === change,
  );
}

/** The largest sum of money that changed, USD; large when no money did. */
function largestOf({ yearEnds, ladder }: ResultDiff): number | undefined {
  const sums = [...yearEnds.filter(({ series }) => series === 'spent'), ...ladder].flatMap(
    ({ before, after }) => [Math.abs(before ?? 0), Math.abs(after ?? 0)],
  );
  return sums.length === 0 ? undefined : Math.max(...sums);
}

/** Whether two results of one programme differ in nothing but what was simulated. */
const isMadeAlike = ({ before, after }: ResultDiff): boolean =>
  (['programme', 'dataDate', 'trials', 'seed', 'engine'] as const).every(
    (key) => before[key] === after[key],
  );

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
