import { headlineOf } from '../headline.ts';
import { presented } from '../present.ts';
import type { Result } from '../result.ts';
import { claimsLines } from './claims-text.ts';
import { clean, wrap } from './columns.ts';
import { contextOf, type TextOptions } from './context.ts';
import { ladderLines } from './ladder-text.ts';
import { moveLines } from './moves-text.ts';
import { partyLines } from './parties-text.ts';
import { stampText } from './stamp-text.ts';
import { waitLines } from './waits-text.ts';
import { yearEndLines } from './year-ends-text.ts';

export interface ReportTextOptions extends TextOptions {
  /** Path of the page that was written; said at the end. */
  readonly page?: string;
}

/** The answer for a terminal: what a run found, some 85 lines and one for each claim, without a final line break. */
export function reportText(raw: Result, options: ReportTextOptions): string {
  const result = presented(raw, options.language);
  const context = contextOf(options, result);
  const { words, style, prose } = context;
  const { stamp } = result;
  const headline = headlineOf(result, options.language);
  return [
    style.bold(clean(stamp.programme)),
    ...wrap(stampText(stamp, context), prose).map(style.dim),
    '',
    ...wrap(headline.finding, prose).map(style.accent),
    ...headline.sentences.flatMap(({ text }) =>
      wrap(text, prose - 2).map((line, i) => (i === 0 ? `• ${line}` : `  ${line}`)),
    ),
    ...ladderLines(result, context, 4),
    ...claimsLines(result, context),
    ...yearEndLines(result, context),
    ...waitLines(result, context, 8),
    ...moveLines(result, context, 4),
    ...partyLines(result, context, 6),
    ...(options.page === undefined ? [] : ['', words.notes.page(clean(options.page))]),
  ].join('\n');
}
