import { type Format, formatFor } from '../format.ts';
import type { Result } from '../result.ts';
import { type Language, type Words, wordsOf } from '../words/index.ts';
import { type Style, wrap } from './columns.ts';

/** How a text is to be written. */
export interface TextOptions {
  readonly language: Language;
  /** Columns of the terminal; between 76 and 120 are used. */
  readonly width: number;
  readonly style: Style;
}

export interface TextContext {
  readonly words: Words;
  readonly format: Format;
  readonly width: number;
  readonly style: Style;
}

export function contextOf({ language, width, style }: TextOptions, result?: Result): TextContext {
  return {
    words: wordsOf(language),
    format: formatFor(language, result),
    width: Math.min(120, Math.max(76, width)),
    style,
  };
}

/** A heading with its lines; nothing when there are no lines. */
export function section(title: string, lines: readonly string[], { style }: TextContext): string[] {
  return lines.length === 0 ? [] : ['', style.bold(title), ...lines];
}

/** A dim remark below a table. */
export function remark(text: string, { style, width }: TextContext): string[] {
  return wrap(text, width - 2).map((line) => style.dim(`  ${line}`));
}
