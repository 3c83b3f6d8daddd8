import { onlyPays } from '../only-pays.ts';
import { quantileAt } from '../quantile.ts';
import type { Result } from '../result.ts';
import { type Cell, tableLines } from './columns.ts';
import { remark, rowsShown, section, type TextContext } from './context.ts';

/** A remark on parties whose loss is only what they pay. */
export function onlyPayingLines(parties: Result['parties'], context: TextContext): string[] {
  const { words } = context;
  const names = parties.filter(onlyPays).map(({ name }) => name);
  return names.length === 0
    ? []
    : remark(words.notes.onlyPays(names.join(words.listMark)), context);
}

/** What each party puts in and gets. */
export function partyLines(result: Result, context: TextContext, most: number): string[] {
  const { words, format, width, style } = context;
  const { columns } = words;
  const weight = (party: Result['parties'][number]) =>
    Math.max(Math.abs(party.npv.mean ?? 0), party.drawn.mean ?? 0, party.pledged ?? 0);
  const all = result.parties.filter((party) => weight(party) > 0);
  // those who pledged are those whose word is in question
  const shown = all
    .toSorted((a, b) => (b.pledged ?? 0) - (a.pledged ?? 0) || weight(b) - weight(a))
    .slice(0, rowsShown(all.length, most));
  if (shown.length === 0) return [];
  const at = (of: { readonly quantiles: readonly number[] }, p: number) =>
    format.moneyCell(quantileAt(result.levels, of.quantiles, p));
  // Narrow terminals have no room for what the ladder says already.
  const roomy = width >= 96;
  const head: Cell[] = [
    words.inUnit(columns.party, format.moneyUnit),
    ...(roomy ? [columns.pledged, columns.committed] : []),
    columns.drawn,
    `${columns.npv} P10`,
    'P50',
    'P90',
    columns.loss,
  ].map((text) => ({ text, style: style.dim }));
  const lines = tableLines(
    [
      head,
      ...shown.map((party): Cell[] => [
        party.name,
        ...(roomy ? [format.moneyCell(party.pledged), at(party.committed, 0.5)] : []),
        at(party.drawn, 0.5),
        at(party.npv, 0.1),
        { text: at(party.npv, 0.5), style: style.bold },
        at(party.npv, 0.9),
        format.share(party.lossProbability),
      ]),
    ],
    [{ shrinkTo: 14 }, ...head.slice(1).map(() => ({ align: 'right' as const }))],
    width,
  );
  const rest = all.length - shown.length;
  return section(
    words.titles.parties,
    [
      ...lines,
      ...remark(words.notes.npv, context),
      ...onlyPayingLines(shown, context),
      ...(rest > 0 ? remark(words.notes.more(format.count(rest)), context) : []),
    ],
    context,
  );
}
