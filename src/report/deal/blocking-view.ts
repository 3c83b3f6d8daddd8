import { html, type Markup } from '../html/markup.ts';
import { table } from '../html/pieces.ts';
import type { DealPage } from './views.ts';

/** By party: what it would do instead, how many deals it refuses, and how near it is to signing those that it alone refuses. */
export function blockingView({ result, words, names, format }: DealPage): Markup {
  const { columns } = words;
  const never = result.redLines !== undefined;
  const share = (count: number) => format.share(count / result.space.admissible);
  return html`${table(
    words.titles.blocking,
    [
      columns.party,
      columns.alternative,
      columns.refuses,
      ...(never ? [words.atNoPrice] : []),
      columns.alone,
      columns.missing,
    ],
    result.blocking.map(({ party, refuses, alone, nearest, missing, atNoPrice }, p) => {
      const alternative = result.parties[p]?.alternative;
      return [
        html`${names.party(party)}<br><small>${alternative?.does ?? ''}</small>`,
        format.money(alternative?.worth ?? 0),
        share(refuses),
        ...(never ? [share(atNoPrice ?? 0)] : []),
        share(alone),
        nearest === null ? '–' : format.money(missing),
      ];
    }),
    'numbers',
  )}`;
}
