import type { Effects } from './effects.ts';
import type { Stopping } from './stopping.ts';
import type { Style } from './style.ts';
import type { Language, Words } from './words/words.ts';

/** What every command is given. */
export interface World {
  readonly effects: Effects;
  readonly language: Language;
  readonly words: Words;
  /** Language of documents for other programs: the one asked for, whatever the system speaks. */
  readonly dataLanguage: Language;
  readonly quiet: boolean;
  /** Style of the result (stdout) and of what is said beside it (stderr). */
  readonly out: Style;
  readonly err: Style;
  readonly stopping: Stopping;
}

/** Columns for text: those of the terminal within reason, 100 where there is none. */
export function widthOf({ effects }: World): number {
  return Math.min(200, Math.max(60, effects.out.width() ?? 100));
}

/** A line beside the result; nothing under --quiet. */
export function say({ effects, quiet }: World, text: string): void {
  if (!quiet) effects.err.write(`${text}\n`);
}

/** The result itself, ended with a line break. */
export function print({ effects }: World, text: string): void {
  effects.out.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** A versioned document for other programs. */
export function printJson(world: World, kind: string, content: object): void {
  print(world, JSON.stringify({ format: 1, kind, ...content }, undefined, 2));
}
