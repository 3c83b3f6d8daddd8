import type { DealResult } from '../../run/index.ts';
import { type Format, formatFor } from '../format.ts';
import { type Language, wordsOf } from '../words/index.ts';

/** Below this, USD, tables about deals are in millions. */
const SMALL = 1e10;

/** Formats for a document about deals: gains of small programmes would vanish in billions. */
export function dealFormat(language: Language, result: DealResult): Format {
  const format = formatFor(language);
  const most = Math.max(
    0,
    ...result.deals.flatMap(({ stakes }) => stakes.map(({ utility }) => Math.abs(utility))),
  );
  const small = most < SMALL;
  const divisor = small ? 1e6 : language === 'zh' ? 1e8 : 1e9;
  const { moneyUnits } = wordsOf(language);
  return {
    ...format,
    moneyUnit: small ? moneyUnits.small : moneyUnits.large,
    moneyCell: (usd) =>
      usd === null || Number.isNaN(usd)
        ? '–'
        : usd === 0
          ? '0'
          : format.count(usd / divisor, language === 'en' && !(small && most >= 1e9) ? 1 : 0),
  };
}
