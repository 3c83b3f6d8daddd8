import { quantileAt } from '../quantile.ts';
import { figure, type Page, rules, strip, table } from './context.ts';
import { html, type Markup } from './markup.ts';
import { at, ticks } from './scale.ts';

const steps = ['announced', 'pledged', 'evidenced', 'committed', 'drawn'] as const;

/** The five steps of money as bars on one scale. */
export function ladderFigure({ result, words, format }: Page): Markup {
  const total = result.ladderTotal;
  const p50 = (of: typeof total.drawn) => quantileAt(result.levels, of.quantiles, 0.5);
  const values = {
    announced: total.announced,
    pledged: total.pledged,
    evidenced: total.evidenced,
    committed: p50(total.committed),
    drawn: p50(total.drawn),
  };
  const marks = ticks(0, Math.max(1, ...steps.map((step) => values[step] ?? 0)), 5);
  const scale = { from: 0, to: marks.at(-1) ?? 1 };
  return figure(
    words.titles.ladder,
    html`<ol class="rows bars">${steps.map((step) => {
      const value = values[step];
      return html`<li><span class="name">${words.columns[step]}</span>${strip(26, [
        rules(marks.map((m) => at(scale, m))),
        html`<rect class="${step === 'announced' ? 'pale' : 'accent'}" x="0" y="4" height="18" width="${at(scale, value ?? 0)}%"><title>${format.money(value)}</title></rect>`,
      ])}<span class="value">${format.money(value)}</span></li>`;
    })}</ol>`,
  );
}

/** Every source of money, the largest first. */
export function sourcesTable({ result, words, format }: Page): Markup {
  const { columns } = words;
  const cell = format.moneyCell;
  const p50 = (of: { readonly quantiles: readonly number[] }) =>
    cell(quantileAt(result.levels, of.quantiles, 0.5));
  const names = new Map(result.parties.map(({ id, name }) => [id, name]));
  return table(
    words.inUnit(words.titles.ladder, format.moneyUnit),
    [
      columns.source,
      columns.party,
      columns.instrument,
      columns.announced,
      columns.pledged,
      columns.evidenced,
      columns.committed,
      columns.drawn,
    ],
    result.ladder
      .toSorted(
        (a, b) =>
          Math.max(b.announced ?? 0, b.committed.mean ?? 0) -
          Math.max(a.announced ?? 0, a.committed.mean ?? 0),
      )
      .map((row) => [
        row.name,
        names.get(row.party) ?? row.party,
        words.instruments[row.instrument] ?? row.instrument,
        cell(row.announced),
        cell(row.pledged),
        cell(row.evidenced),
        p50(row.committed),
        p50(row.drawn),
      ]),
    'numbers from-4',
  );
}
