import type { DealReading } from '../../src/report/index.ts';

type Deal = DealReading['leading'][number];

/** What the deal that matters most is called: the likeliest, or the nearest if nobody signs. */
export const focusWord = ({ result, words }: DealReading): string =>
  result.signable > 0 ? words.likeliest : words.focusName;

/** One name of a deal: the one stated, or what it is; the points of theory have a list of their own. */
export function dealName(deal: DealReading, row: Deal): string {
  const { result, words, names } = deal;
  const parts = [
    ...names.titles(row),
    ...(row.deal === result.sheet ? [words.sheet] : []),
    ...(row.deal === result.asked ? [words.asked] : []),
  ];
  if (row.deal !== result.focus)
    return parts.length > 0 ? parts.join(words.comma) : names.deal(row);
  return parts.length > 0 ? words.aside(parts.join(words.comma), focusWord(deal)) : focusWord(deal);
}
