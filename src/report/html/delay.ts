import { quantileAt } from '../quantile.ts';
import { type Page, table } from './context.ts';
import type { Markup } from './markup.ts';

/** What each scope needs at its peak, what of it is uncovered, and what delay adds. */
export function delayTable({ result, words, format }: Page): Markup | null {
  if (result.scopes.length === 0) return null;
  const { columns } = words;
  const at = (of: { readonly quantiles: readonly number[] }, p: number) =>
    format.moneyCell(quantileAt(result.levels, of.quantiles, p));
  return table(
    words.inUnit(words.titles.delay, format.moneyUnit),
    [
      columns.scope,
      `${columns.peak} P50`,
      'P90',
      `${columns.unfunded} P50`,
      'P90',
      columns.escalation,
      columns.timeRelated,
      columns.remedies,
      columns.foregone,
    ],
    result.scopes.map(({ name, peakNeed, unfundedNeed, delay }) => [
      name,
      at(peakNeed, 0.5),
      at(peakNeed, 0.9),
      at(unfundedNeed, 0.5),
      at(unfundedNeed, 0.9),
      format.moneyCell(delay.escalation),
      format.moneyCell(delay.timeRelated),
      format.moneyCell(delay.lateRemedies),
      format.moneyCell(delay.revenueForegone),
    ]),
    'numbers wraps',
  );
}
