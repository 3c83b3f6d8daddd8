import type { Bilingual } from '../units/index.ts';
import type { Rule } from './codes.ts';

/** What a declaration says of a value that does not fit, in the form that zod takes and `findingsOf` reads. */
export const misfit = (fact: Bilingual, mend: Bilingual, diagnostic: Rule = 'incomplete') => ({
  message: fact.en,
  params: { fact, mend, diagnostic },
});
