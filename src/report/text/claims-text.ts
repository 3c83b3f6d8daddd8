import { causeName } from '../causes.ts';
import { claimsByDate } from '../claims-by-date.ts';
import { presented } from '../present.ts';
import type { ClaimResult, Result } from '../result.ts';
import { type Cell, tableLines, wrap } from './columns.ts';
import {
  contextOf,
  HALF_95,
  remark,
  section,
  type TextContext,
  type TextOptions,
} from './context.ts';

/** Public claims with their probability, by date; under each what it asks for, and how its words were read. */
export function claimsText(result: Result, options: TextOptions): string {
  const context = contextOf(options, result);
  if (result.claims.length === 0) return context.words.notes.noClaims;
  return claimsLines(presented(result, options.language), context, true).join('\n').trimStart();
}

/** Every claim, by date; `readings` adds what each asks for. */
export function claimsLines(result: Result, context: TextContext, readings = false): string[] {
  const { words, format, width, style } = context;
  const { columns } = words;
  if (result.claims.length === 0) return [];
  const head: Cell[] = [columns.by, columns.probability, '±', columns.claim, columns.reason].map(
    (text) => ({ text, style: style.dim }),
  );
  const claims = claimsByDate(result.claims);
  const rows = claims.map(({ by, probability, says, reason }): Cell[] => [
    by,
    {
      text: format.share(probability.value),
      style:
        probability.value >= 0.5 ? style.good : probability.value < 0.1 ? style.bad : style.bold,
    },
    { text: format.count(probability.standardError * HALF_95 * 100, 1), style: style.dim },
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
  const [first = '', ...others] = lines;
  const told = others.flatMap((line, i) => {
    const claim = claims[i];
    return claim === undefined || !readings ? [line] : [line, ...readingLines(claim, context)];
  });
  return section(
    words.titles.claims,
    [first, ...told, ...remark(words.notes.plusMinus, context)],
    context,
  );
}

/** What a claim asks for in the measure of the simulation, and how its words were turned into that. */
function readingLines(
  { measure, sense, unit, threshold, note }: ClaimResult,
  context: TextContext,
): string[] {
  const { format, style, prose } = context;
  const { asks, sense: senses } = context.words.notes;
  const isMoney = unit === 'USD' || unit === 'USD/yr';
  const amount = isMoney ? format.money(threshold) : format.count(threshold);
  const asked = senses[sense](asks[measure]?.(amount) ?? amount);
  return wrap(note === null ? asked : `${asked} · ${note}`, prose - 14).map((line) =>
    style.dim(`${' '.repeat(14)}${line}`),
  );
}
