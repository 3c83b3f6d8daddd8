import type { DealReading } from '../../src/report/index.ts';

type Deal = DealReading['leading'][number];

/** What a point of theory picks: what it says where the point is its only name. */
export const pointName = (deal: DealReading, row: Deal): string =>
  row.names.length > 0 || [deal.result.sheet, deal.result.focus].includes(row.deal)
    ? dealName(deal, row)
    : deal.names.options(row);

/** One name of a deal: the one stated, or what it is; the points of theory have a list of their own. */
export function dealName(deal: DealReading, row: Deal): string {
  const { result, words, names } = deal;
  const parts = [
    ...names.titles(row),
    ...(row.deal === result.sheet ? [words.sheet] : []),
    ...(row.deal === result.asked ? [words.asked] : []),
  ];
  const remarks = [
    ...(row.deal === result.focus ? [names.focus] : []),
    ...(row.excluded === undefined ? [] : [words.excluded]),
  ];
  if (parts.length === 0) return remarks.length > 0 ? remarks.join(words.comma) : names.deal(row);
  const name = parts.join(words.comma);
  return remarks.length > 0 ? words.aside(name, remarks.join(words.comma)) : name;
}
