import type { ProjectMoney } from '../../run/index.ts';
import { quantileAt } from '../quantile.ts';
import type { CashSeries, ProjectResult, Result } from '../result.ts';
import { type Cell, tableLines } from './columns.ts';
import { remark, type TextContext } from './context.ts';

const right = { align: 'right' } as const;

/** The cash waterfall by year, with cover, lock-up and default. */
export function moneyYearLines(
  result: Result,
  project: ProjectResult,
  { covenants }: ProjectMoney,
  context: TextContext,
): string[] {
  const { words, format, style, width } = context;
  const { columns, notes } = words.cashFlows;
  const { cash } = project;
  const inYear = (year: number, ...series: readonly CashSeries[]): number =>
    result.cashMonths.reduce(
      (all, month, m) =>
        month.startsWith(String(year))
          ? all + series.reduce((a, key) => a + (cash[key][m + 1] ?? 0), 0)
          : all,
      0,
    );
  const rows = project.years.filter(
    ({ year }) => inYear(year, 'revenue') > 0 || inYear(year, 'uses') > 0,
  );
  if (rows.length === 0) return [];
  const roomy = width >= 110;
  const served = project.leastCover.share > 0;
  const covers = ['P10', 'P50', 'P90'].map((p, i) => (i === 0 ? `${columns.cover} ${p}` : p));
  const head = [
    words.inUnit(columns.year, format.moneyUnit),
    columns.revenue,
    columns.cost,
    columns.tax,
    columns.cfads,
    columns.service,
    columns.owners,
    ...(served ? [...covers, columns.chanceLocked, columns.chanceDefault] : []),
    ...(served && roomy ? [columns.headroom] : []),
  ].map((text) => ({ text, style: style.dim }));
  const table = tableLines(
    [
      head,
      ...rows.map(({ year, cover, locked, inDefault }): Cell[] => {
        const held = covenants.find((row) => row.year === year);
        const quantile = (p: number) =>
          cover.quantiles.length === 0
            ? '–'
            : format.count(quantileAt(result.levels, cover.quantiles, p), 2);
        return [
          String(year),
          format.moneyCell(inYear(year, 'revenue')),
          format.moneyCell(inYear(year, 'purchases', 'operating')),
          format.moneyCell(inYear(year, 'tax')),
          format.moneyCell(inYear(year, 'cfads')),
          format.moneyCell(inYear(year, 'seniorPaid', 'juniorPaid', 'swept')),
          format.moneyCell(inYear(year, 'distributed')),
          ...(served
            ? [
                quantile(0.1),
                quantile(0.5),
                quantile(0.9),
                format.share(locked),
                format.share(inDefault),
              ]
            : []),
          ...(served && roomy
            ? [
                held === undefined || held.lockUp === null
                  ? '–'
                  : format.count(held.cover - held.lockUp, 2),
              ]
            : []),
        ];
      }),
    ],
    [{}, ...head.slice(1).map(() => right)],
    width,
  );
  const notice = served ? (roomy ? notes.years : notes.yearsNarrow) : notes.yearsWithoutDebt;
  return [...table, ...remark(notice, context)];
}
