import { type Format, formatFor } from '../format.ts';
import type { Result } from '../result.ts';
import { type Language, type Words, wordsOf } from '../words/index.ts';
import { type Style, wrap } from './columns.ts';

/** How a text is to be written. */
export interface TextOptions {
  readonly language: Language;
  /** Columns of the terminal; tables use at least 76, sentences 60 to 120. */
  readonly width: number;
  readonly style: Style;
}

export interface TextContext {
  readonly words: Words;
  readonly format: Format;
  /** Of tables, and of sentences. */
  readonly width: number;
  readonly prose: number;
  readonly style: Style;
}

export function contextOf({ language, width, style }: TextOptions, result?: Result): TextContext {
  return {
    words: wordsOf(language),
    format: formatFor(language, result),
    width: Math.max(76, width),
    prose: Math.min(120, Math.max(60, width)),
    style,
  };
}

/** Standard errors from the middle of a 95 % interval to its end: what every ± stands for. */
export const HALF_95 = 1.96;

/** A heading with its lines; nothing when there are no lines. */
export function section(title: string, lines: readonly string[], { style }: TextContext): string[] {
  return lines.length === 0 ? [] : ['', style.bold(title), ...lines];
}

/** How many of `all` rows a table shows: one more than `most` rather than a remark that one is left out. */
export const rowsShown = (all: number, most: number): number => (all === most + 1 ? all : most);

/** A dim remark below a table. */
export function remark(text: string, { style, prose }: TextContext): string[] {
  return wrap(text, prose - 2).map((line) => style.dim(`  ${line}`));
}
