import type { Effects } from './effects.ts';
import { en } from './words/en.ts';
import type { Language, Words } from './words/words.ts';
import { zh } from './words/zh.ts';

export const languages = ['en', 'zh'] as const satisfies readonly Language[];

const byLanguage: Readonly<Record<Language, Words>> = { en, zh };

export const wordsOf = (language: Language): Words => byLanguage[language];

/** The language of the environment (POSIX order), English where it is neither of ours. */
export function languageOfEnvironment(env: Effects['env']): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}
