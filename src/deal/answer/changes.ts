import { type Deal, dealKey, type Space } from '../terms/space.ts';

/** Most terms that a set of changes may touch. */
const MOST_CHANGES = 3;

/** Deals that differ from what is on the table in one to three terms, the sheet itself first. */
export function neighbours(space: Space, sheet: Deal, most = MOST_CHANGES): readonly Deal[] {
  const found: Deal[] = [sheet];
  const grow = (deal: Deal, from: number, left: number) => {
    if (left === 0) return;
    for (let t = from; t < space.length; t++)
      for (let o = 0; o < space[t]!.options.length; o++) {
        if (o === sheet[t]) continue;
        const next = deal.slice();
        next[t] = o;
        found.push(next);
        grow(next, t + 1, left - 1);
      }
  };
  grow(sheet, 0, most);
  return found;
}

/** Terms in which two deals differ. */
export const changedTerms = (a: Deal, b: Deal): readonly number[] =>
  [...a.keys()].filter((t) => a[t] !== b[t]);

/** A smallest set of changes that makes the sheet one that all sign. */
export interface ChangeSet {
  readonly deal: number;
  readonly terms: readonly number[];
}

/**
 * Smallest sets of changed terms that turn the sheet into a deal that all sign: of each such deal
 * no part of its changes would do. Two changes that only work together are pairs.
 */
export function changeSets(
  sheet: Deal,
  deals: readonly Deal[],
  candidates: readonly number[],
  signed: (deal: number) => boolean,
): readonly ChangeSet[] {
  const index = new Map(candidates.map((d) => [dealKey(deals[d]!), d]));
  const works = candidates.filter(signed);
  const isSmallest = (d: number): boolean => {
    const terms = changedTerms(sheet, deals[d]!);
    // every part of the changes but all of them
    for (let part = 0; part < 2 ** terms.length - 1; part++) {
      const partial = sheet.slice();
      terms.forEach((t, i) => {
        if (part & (1 << i)) partial[t] = deals[d]![t]!;
      });
      const known = index.get(dealKey(partial));
      if (known !== undefined && signed(known)) return false;
    }
    return true;
  };
  return works
    .filter(isSmallest)
    .map((deal) => ({ deal, terms: changedTerms(sheet, deals[deal]!) }))
    .sort((a, b) => a.terms.length - b.terms.length || a.deal - b.deal);
}
