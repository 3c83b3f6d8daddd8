import { causeName } from '../causes.ts';
import { claimsByDate } from '../claims-by-date.ts';
import { presented } from '../present.ts';
import type { Result } from '../result.ts';
import { type Cell, tableLines } from './columns.ts';
import { contextOf, section, type TextContext, type TextOptions } from './context.ts';

/** Public claims with their probability and standard error, by date. */
export function claimsText(result: Result, options: TextOptions): string {
  const context = contextOf(options, result);
  if (result.claims.length === 0) return context.words.notes.noClaims;
  return claimsLines(presented(result, options.language), context).join('\n').trimStart();
}

/** Every claim, by date. */
export function claimsLines(result: Result, context: TextContext): string[] {
  const { words, format, width, style } = context;
  const { columns } = words;
  if (result.claims.length === 0) return [];
  const head: Cell[] = [columns.by, columns.probability, '±', columns.claim, columns.reason].map(
    (text) => ({ text, style: style.dim }),
  );
  const rows = claimsByDate(result.claims).map(({ by, probability, says, reason }): Cell[] => [
    by,
    {
      text: format.share(probability.value),
      style:
        probability.value >= 0.5 ? style.good : probability.value < 0.1 ? style.bad : style.bold,
    },
    { text: format.count(probability.standardError * 100, 1), style: style.dim },
    says,
    {
      // the share first: what is cut off is the end
      text: reason === null ? '–' : `${format.percent(reason.share)} ${causeName(words, reason)}`,
      style: style.dim,
    },
  ]);
  const lines = tableLines(
    [head, ...rows],
    [
      {},
      { align: 'right' },
      { align: 'right' },
      { shrinkTo: 20 },
      { shrinkTo: 14, most: Math.max(18, Math.round(width * 0.26)) },
    ],
    width,
  );
  return section(words.titles.claims, lines, context);
}
