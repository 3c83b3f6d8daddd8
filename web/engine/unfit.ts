import { alike, type Bilingual } from '../../src/units/index.ts';

/** Why a change cannot be made, in the languages of the page. */
export class Unfit extends Error {
  readonly why: Bilingual;

  constructor(why: Bilingual) {
    super(why.en);
    this.name = 'Unfit';
    this.why = why;
  }
}

/** What a reader is told of anything thrown; what is not theirs to mend has the words of its maker. */
export const whyOf = (error: unknown): Bilingual =>
  error instanceof Unfit
    ? error.why
    : alike(error instanceof Error ? error.message : String(error));
