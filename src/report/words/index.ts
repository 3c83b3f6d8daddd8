import { en } from './en.ts';
import type { Words } from './words.ts';
import { zh } from './zh.ts';

export type { Words } from './words.ts';

/** The languages a report is written in. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

const books: Readonly<Record<Language, Words>> = { en, zh };

/** Every word and sentence of the reports in a language. */
export function wordsOf(language: Language): Words {
  return books[language];
}
