import { quantileAt } from '../quantile.ts';
import { type Page, table } from './context.ts';
import { html, type Markup } from './markup.ts';

/** What each party puts in and gets. */
export function partiesTable({ result, words, format }: Page): Markup | null {
  if (result.parties.length === 0) return null;
  const { columns } = words;
  const at = (of: { readonly quantiles: readonly number[] }, p: number) =>
    format.moneyCell(quantileAt(result.levels, of.quantiles, p));
  return html`${table(
    words.inUnit(words.titles.parties, format.moneyUnit),
    [
      columns.party,
      columns.pledged,
      columns.committed,
      columns.drawn,
      columns.hurdle,
      `${columns.npv} P10`,
      `${columns.npv} P50`,
      `${columns.npv} P90`,
      columns.loss,
    ],
    result.parties.map((party) => [
      party.name,
      format.moneyCell(party.pledged),
      at(party.committed, 0.5),
      at(party.drawn, 0.5),
      format.share(party.hurdle),
      at(party.npv, 0.1),
      html`<strong>${at(party.npv, 0.5)}</strong>`,
      at(party.npv, 0.9),
      format.share(party.lossProbability),
    ]),
    'numbers',
  )}<p class="note">${words.notes.npv}</p>`;
}
