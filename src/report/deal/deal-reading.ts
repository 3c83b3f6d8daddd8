import type { DealResult, DealRow } from '../../run/index.ts';
import { type Format, typeset } from '../format.ts';
import { plainStyle } from '../text/columns.ts';
import { contextOf } from '../text/context.ts';
import type { Language } from '../words/index.ts';
import { dealFormat } from './deal-format.ts';
import { verdict } from './deal-verdict.ts';
import { leadingDeals, type Names, namesOf } from './names.ts';
import { type DealWords, dealWordsOf } from './words.ts';

/** A document about deals with all that is needed to speak of it. */
export interface DealReading {
  readonly result: DealResult;
  readonly words: DealWords;
  readonly names: Names;
  readonly format: Format;
  /** The verdict in sentences. */
  readonly verdict: readonly string[];
  /** Deals that are worth showing first. */
  readonly leading: readonly DealRow[];
}

export function dealReading(result: DealResult, language: Language): DealReading {
  const words = dealWordsOf(language);
  const names = namesOf(result, words);
  const format = typeset(dealFormat(language, result));
  const context = { ...contextOf({ language, width: 100, style: plainStyle }), format };
  return {
    result,
    words,
    names,
    format,
    verdict: verdict({ result, words, names, context }),
    leading: leadingDeals(result),
  };
}
