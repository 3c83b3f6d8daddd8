/** The languages in which people are spoken to. */
export type Language = 'en' | 'zh';

/** One text in every language, side by side, so that none can be left out. */
export type Bilingual = { readonly [language in Language]: string };

/** A text that is the same in every language: an id, a figure, the words of the writer. */
export const alike = (text: string): Bilingual => ({ en: text, zh: text });
