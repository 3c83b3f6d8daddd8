import { leadScopes } from '../present.ts';
import type { MonthlySpread, Result } from '../result.ts';
import { mainYearEnds, monthlyAt } from '../year-ends.ts';
import { type Cell, tableLines } from './columns.ts';
import { section, type TextContext } from './context.ts';

/** Rows that the table may have; all year-ends are shown where they fit. */
const MOST_ROWS = 16;

/** IT MW, data centres and USD spent at year-ends, by scope. */
export function yearEndLines(result: Result, context: TextContext): string[] {
  const { words, format, width, style } = context;
  const { columns } = words;
  const levels = width >= 92 ? [0.1, 0.5, 0.8, 0.9] : [0.1, 0.5, 0.9];
  const scopes = leadScopes(result);
  const ends = mainYearEnds(result, scopes, Math.floor(MOST_ROWS / Math.max(1, scopes.length)));
  if (ends.length === 0 || scopes.length === 0) return [];
  const names = levels.map((p) => `P${Math.round(p * 100)}`);
  const gap = '│';
  const cells = (series: MonthlySpread, month: number, write: (value: number) => string): Cell[] =>
    levels.map((p) => {
      const text = write(monthlyAt(result, series, month, p));
      return p === 0.5 ? { text, style: style.bold } : text;
    });
  const rows = scopes.flatMap((scope): Cell[][] => [
    [{ text: scope.name, style: style.accent }],
    ...ends.map(({ year, month }): Cell[] => [
      `  ${year}`,
      { text: gap, style: style.dim },
      ...cells(scope.monthly.mw, month, (v) => format.count(v, digitsFor(scope.plannedMw))),
      { text: gap, style: style.dim },
      ...cells(scope.monthly.dataCentres, month, (v) => format.count(v)),
      { text: gap, style: style.dim },
      ...cells(scope.monthly.spent, month, format.moneyCell),
    ]),
  ]);
  const dim = (text: string): Cell => ({ text, style: style.dim });
  const header = [
    dim(columns.year),
    dim(gap),
    ...names.map(dim),
    dim(gap),
    ...names.map(dim),
    dim(gap),
    ...names.map(dim),
  ];
  const group = levels.map(() => ({ align: 'right' as const }));
  const lines = scopeTable(
    [header, ...rows],
    [{}, {}, ...group, {}, ...group, {}, ...group],
    width,
  );
  const units = `${columns.mw} · ${columns.dataCentres} · ${columns.usd(format.moneyUnit)}`;
  return section(`${words.titles.yearEnds}${words.colon}${units}`, lines, context);
}

/** Digits after the point that keep a small plan from reading as none. */
const digitsFor = (plannedMw: number): number =>
  plannedMw > 0 ? Math.max(0, 1 - Math.floor(Math.log10(plannedMw))) : 0;

/** Rows with a single cell are headings and must not widen the first column. */
function scopeTable(
  rows: readonly (readonly Cell[])[],
  columns: readonly { readonly align?: 'right' }[],
  width: number,
): string[] {
  const table = tableLines(
    rows.filter((row) => row.length > 1),
    columns,
    width,
  );
  let next = 0;
  return rows.map((row) =>
    row.length > 1 ? (table[next++] ?? '') : (tableLines([row], [{ shrinkTo: 8 }], width)[0] ?? ''),
  );
}
