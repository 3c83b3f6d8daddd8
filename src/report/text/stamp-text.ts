import type { Stamp } from '../result.ts';
import type { TextContext } from './context.ts';

/** What a result was made from, in one line. */
export const stampText = (
  { dataDate, trials, seed, engine, inputs }: Stamp,
  { words, format }: Pick<TextContext, 'words' | 'format'>,
): string =>
  words.notes.stamp(dataDate, format.count(trials), String(seed), engine, inputs.slice(0, 12));
