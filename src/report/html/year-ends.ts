import { leadScopes } from '../present.ts';
import type { MonthlySpread, ScopeResult } from '../result.ts';
import { monthlyAt, yearEnds } from '../year-ends.ts';
import { folded, type Page, table } from './context.ts';
import { html, type Markup } from './markup.ts';

const levels = [0.1, 0.5, 0.8, 0.9];

/** Year-ends as numbers, one table a scope; minor scopes folded away. */
export function yearEndTables({ result, words, format }: Page): Markup {
  const { columns } = words;
  const ends = yearEnds(result);
  const head = [columns.mw, columns.dataCentres, columns.usd(format.moneyUnit)].flatMap((unit) =>
    levels.map((p) => html`${p === levels[0] ? html`${unit} ` : null}P${Math.round(p * 100)}`),
  );
  const tableOf = (scope: ScopeResult) => {
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
  };
  const lead = leadScopes(result);
  const rest = result.scopes.filter((scope) => !lead.includes(scope));
  return html`${lead.map(tableOf)}<p class="note">${words.notes.p80}</p>${folded(words.otherScopes, rest.length, rest.map(tableOf))}`;
}
