import type { MoneyReport, ProjectMoney, Sizing } from '../../run/index.ts';
import { formatFor, signed } from '../format.ts';
import { presented } from '../present.ts';
import { quantileAt } from '../quantile.ts';
import type { ProjectResult, Result } from '../result.ts';
import { type Cell, type Column, tableLines, wrap } from './columns.ts';
import { contextOf, remark, section, type TextContext, type TextOptions } from './context.ts';
import { moneyYearLines } from './money-years-text.ts';
import { onlyPayingLines } from './parties-text.ts';

const right = { align: 'right' } as const;

/** Sources and uses, cases, cover by year of each project, and what each party earns. */
export function moneyText(result: Result, money: MoneyReport, options: TextOptions): string {
  const context = contextOf(options, result);
  const shown = presented(result, options.language);
  const { words, format, style } = context;
  const rows = shown.projects
    .map((project, p) => ({ project, money: money.projects[p] }))
    .filter(({ project }) => usesOf(project) > 0 || sum(project.cash.revenue) > 0)
    .toSorted((a, b) => usesOf(b.project) - usesOf(a.project));
  const title = words.cashFlows.title(shown.stamp.programme, format.count(shown.stamp.trials));
  return [
    style.bold(title),
    ...rows.flatMap(({ project, money: of }) =>
      of === undefined
        ? []
        : projectLines(shown, project, of, {
            ...context,
            // a small project of a large programme has a unit of its own
            format: formatFor(options.language, sizeOf(project)),
          }),
    ),
    ...partyLines(shown, money, context),
  ].join('\n');
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const sizeOf = (project: ProjectResult): number =>
  Math.max(usesOf(project), project.termDebt.mean ?? 0);

const usesOf = ({ cash }: ProjectResult): number => sum(cash.uses);

function projectLines(
  result: Result,
  project: ProjectResult,
  money: ProjectMoney,
  context: TextContext,
): string[] {
  const { words, format } = context;
  const w = words.cashFlows;
  const company = result.parties.find(({ id }) => id === project.company)?.name ?? project.company;
  const loss = lossOf(result, project);
  const title = w.finding(
    project.name,
    company,
    format.money(quantileAt(result.levels, project.npv.quantiles, 0.5)),
    format.share(loss),
  );
  return [
    ...section(title, findings(result, project, money, context), context),
    ...section(w.uses, sourceLines(project, context), context),
    ...section(w.cases, caseLines(money, context), context),
    ...section(w.years, moneyYearLines(result, project, money, context), context),
    ...section(w.moves, moveLines(project, context), context),
  ];
}

/** Share of trials in which the owners lose, read off the quantiles of their net present value. */
function lossOf({ levels }: Result, { npv }: ProjectResult): number {
  const above = npv.quantiles.findIndex((x) => x >= 0);
  if (above < 0) return 1;
  if (above === 0) return 0;
  const [x0, x1] = [npv.quantiles[above - 1]!, npv.quantiles[above]!];
  const [p0, p1] = [levels[above - 1]!, levels[above]!];
  return p0 + ((p1 - p0) * (0 - x0)) / (x1 - x0 || 1);
}

function findings(
  result: Result,
  project: ProjectResult,
  { breakEven, cases, levelised, recourse, sizing }: ProjectMoney,
  context: TextContext,
): string[] {
  const { words, format, prose } = context;
  const w = words.cashFlows;
  const times = (x: number) => format.percent(x);
  const cell = (x: number) => format.count(x / 1e3);
  const drawn = quantileAt(result.levels, project.termDebt.quantiles, 0.5);
  // break-even is that of the sponsor's case, which may have debt where the middle trial has none
  const cover = cases[0]?.leastCover ?? null;
  const hasDebt = drawn > 0 || cover !== null;
  const sells = sum(project.cash.revenue) > 0;
  const lines = [
    ...(hasDebt && recourse ? [w.recourse] : []),
    ...(cover !== null && sells
      ? [
          breakEven.price !== null
            ? w.covers(times(breakEven.price))
            : cover < 1
              ? w.coversNever
              : w.coversAlways,
        ]
      : []),
    ...(sells
      ? [
          breakEven.priceForReturn === null
            ? w.earnsNever
            : w.earns(times(breakEven.priceForReturn)),
        ]
      : []),
    ...(breakEven.rate === null
      ? []
      : [w.rate(signed(breakEven.rate, format.count(breakEven.rate * 100, 1)))]),
    ...(breakEven.energy === null ? [] : [w.energy(times(breakEven.energy))]),
    ...(hasDebt
      ? [w.lend(format.money(sizing.debt), w.limits[limitOf(sizing)], format.money(drawn))]
      : []),
    ...(levelised.perMwMonth === null
      ? []
      : [
          hasChips(project) || levelised.perMwMonth !== levelised.perMwMonthFirstChips
            ? w.perMw(
                cell(levelised.perMwMonth),
                cell(levelised.perMwMonthFirstChips ?? levelised.perMwMonth),
              )
            : w.perMwOfHalls(cell(levelised.perMwMonth)),
        ]),
    ...(levelised.perAcceleratorHour === null
      ? []
      : [w.perHour(format.count(levelised.perAcceleratorHour, 2))]),
  ];
  return lines.flatMap((line) => wrap(line, prose));
}

const hasChips = ({ own, sources }: ProjectResult): boolean =>
  own.chips > 0 || sources.some(({ purpose, drawn }) => purpose === 'chips' && drawn > 0);

function limitOf({ byCover, byStressedCover, byLoanLife, byGearing }: Sizing) {
  const limits = { byCover, byStressedCover, byLoanLife, byGearing };
  const order = ['byCover', 'byStressedCover', 'byLoanLife', 'byGearing'] as const;
  return order.reduce((least, key) => (limits[key] < limits[least] ? key : least));
}

function sourceLines(
  project: ProjectResult,
  { words, format, style, width }: TextContext,
): string[] {
  const w = words.cashFlows;
  const uses = usesOf(project);
  const rows = [
    ...project.sources.map(({ name, instrument, drawn }) => ({
      name: words.inUnit(name, words.instruments[instrument] ?? instrument),
      drawn,
    })),
    { name: w.own, drawn: project.own.works + project.own.chips },
  ].filter(({ drawn }) => drawn > 0);
  const merged = new Map<string, number>();
  for (const { name, drawn } of rows) merged.set(name, (merged.get(name) ?? 0) + drawn);
  if (merged.size === 0) return [];
  return tableLines(
    [
      [words.inUnit(w.columns.source, format.moneyUnit), w.columns.drawn, w.columns.share].map(
        (text) => ({ text, style: style.dim }),
      ),
      ...[...merged].map(([name, drawn]): Cell[] => [
        name,
        format.moneyCell(drawn),
        format.percent(drawn / uses),
      ]),
      [words.columns.total, format.moneyCell(uses), ''].map((text) => ({
        text,
        style: style.bold,
      })),
    ],
    [{ shrinkTo: 20 }, right, right],
    width,
  );
}

function caseLines({ cases }: ProjectMoney, context: TextContext): string[] {
  const { words, format, style, width } = context;
  const w = words.cashFlows;
  const { columns } = w;
  const head = [
    words.inUnit(columns.case, format.moneyUnit),
    columns.leastCover,
    columns.averageLife,
    columns.npv,
    columns.irr,
    columns.locked,
    columns.inDefault,
    columns.loss,
  ].map((text) => ({ text, style: style.dim }));
  const table = tableLines(
    [
      head,
      ...cases.map((row): Cell[] => [
        w.caseNames[row.id] ?? row.name,
        row.leastCover === null
          ? '–'
          : {
              text: format.count(row.leastCover, 2),
              style: row.leastCover < 1 ? style.bad : style.good,
            },
        row.averageLife === null ? '–' : format.count(row.averageLife, 1),
        format.moneyCell(row.npv),
        row.irr === null ? '–' : format.share(row.irr),
        format.count(row.monthsLocked),
        format.count(row.monthsDefault),
        // what rounding leaves of a loan is no loss
        format.moneyCell(row.lenderLoss < 1 ? 0 : row.lenderLoss),
      ]),
    ],
    [{ shrinkTo: 20 } satisfies Column, ...head.slice(1).map(() => right)],
    width,
  );
  return [...table, ...remark(w.notes.cases, context)];
}

/** What moves the least cover and the return of the owners most. */
function moveLines({ tornado }: ProjectResult, context: TextContext): string[] {
  const { words, format, style, width } = context;
  const { columns } = words.cashFlows;
  const rows = [
    ...tornado.cover
      .slice(0, 3)
      .map((row) => ({ row, of: columns.leastCover, write: (x: number) => format.count(x, 2) })),
    ...tornado.irr.slice(0, 3).map((row) => ({ row, of: columns.irr, write: format.share })),
  ];
  if (rows.length === 0) return [];
  return tableLines(
    [
      [words.columns.driver, '', words.columns.low, words.columns.high].map((text) => ({
        text,
        style: style.dim,
      })),
      ...rows.map(({ row, of, write }): Cell[] => [
        row.name,
        of,
        row.low === null ? '–' : write(row.low),
        row.high === null ? '–' : write(row.high),
      ]),
    ],
    [{ shrinkTo: 20 }, {}, right, right],
    width,
  );
}

function partyLines(result: Result, money: MoneyReport, context: TextContext): string[] {
  const { words, format, style, width } = context;
  const w = words.cashFlows;
  const at = (of: { readonly quantiles: readonly number[] }, p: number) =>
    quantileAt(result.levels, of.quantiles, p);
  const years = (x: number | null | undefined) => (x == null ? '–' : format.count(x, 1));
  const weight = (party: Result['parties'][number]) =>
    Math.max(Math.abs(party.npv.mean ?? 0), party.drawn.mean ?? 0);
  const shown = result.parties
    .filter((party) => weight(party) > 0)
    .toSorted((a, b) => weight(b) - weight(a));
  const head = [
    words.inUnit(w.columns.party, format.moneyUnit),
    words.columns.drawn,
    `${words.columns.npv} P10`,
    'P50',
    'P90',
    `${w.columns.irr} P50`,
    `${w.columns.multiple} P50`,
    w.columns.payback,
    `${w.columns.peak} P50`,
    words.columns.loss,
  ].map((text) => ({ text, style: style.dim }));
  const lines = tableLines(
    [
      head,
      ...shown.map((party): Cell[] => [
        party.name,
        format.moneyCell(at(party.drawn, 0.5)),
        format.moneyCell(at(party.npv, 0.1)),
        { text: format.moneyCell(at(party.npv, 0.5)), style: style.bold },
        format.moneyCell(at(party.npv, 0.9)),
        party.irr.share > 0.5 ? format.share(at(party.irr, 0.5)) : '–',
        party.irr.share > 0.5 && at(party.multiple, 0.5) > 0
          ? format.count(at(party.multiple, 0.5), 2)
          : '–',
        years(money.parties.find(({ id }) => id === party.id)?.payback),
        format.moneyCell(at(party.peak, 0.5)),
        format.share(party.lossProbability),
      ]),
    ],
    [{ shrinkTo: 14 }, ...head.slice(1).map(() => right)],
    width,
  );
  return section(
    w.parties,
    [...lines, ...remark(w.notes.parties, context), ...onlyPayingLines(shown, context)],
    context,
  );
}
