import type { Language } from '../../src/report/index.ts';
import { en } from './en.ts';
import type { PageWords } from './page-words.ts';
import { zh } from './zh.ts';

const books: Readonly<Record<Language, PageWords>> = { en, zh };

export const pageWordsOf = (language: Language): PageWords => books[language];
