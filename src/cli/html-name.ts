import type { Language } from './words/words.ts';

/** Name of the report in a language. */
export const htmlName = (language: Language): string =>
  language === 'en' ? 'report.html' : `report.${language}.html`;
