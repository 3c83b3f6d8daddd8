import type { MonthlySpread } from '../result.ts';
import { monthlyAt, yearEnds } from '../year-ends.ts';
import { type Page, table } from './context.ts';
import { html, type Markup } from './markup.ts';

const levels = [0.1, 0.5, 0.8, 0.9];

/** Year-ends as numbers, one table a scope. */
export function yearEndTables({ result, words, format }: Page): Markup {
  const { columns } = words;
  const ends = yearEnds(result);
  const head = [columns.mw, columns.dataCentres, columns.usd].flatMap((unit) =>
    levels.map((p) => html`${p === levels[0] ? html`${unit} ` : null}P${Math.round(p * 100)}`),
  );
  return html`${result.scopes.map((scope) => {
    const cells = (series: MonthlySpread, month: number, write: (value: number) => string) =>
      levels.map((p) => write(monthlyAt(result, series, month, p)));
    return table(
      `${words.titles.yearEnds}${words.colon}${scope.name}`,
      [columns.year, ...head],
      ends.map(({ year, month }) => [
        year,
        ...cells(scope.monthly.mw, month, (v) => format.count(v)),
        ...cells(scope.monthly.dataCentres, month, (v) => format.count(v)),
        ...cells(scope.monthly.spent, month, format.moneyCell),
      ]),
      'numbers',
    );
  })}`;
}
