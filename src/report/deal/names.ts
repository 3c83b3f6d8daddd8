import type { DealResult, DealRow } from '../../run/index.ts';
import type { DealWords } from './words.ts';

/** Names of a document's parties, terms and deals. */
export interface Names {
  readonly party: (id: string) => string;
  readonly question: (term: string) => string;
  readonly option: (term: string, option: string | null) => string;
  /** What the file calls a deal, as words; `row.names` is what one types. */
  readonly titles: (row: DealRow) => readonly string[];
  /** A deal by its name, or by what is special about it, or by what it says other than the sheet. */
  readonly deal: (row: DealRow) => string;
  /** What the deal is called that the rest is about: the likeliest, or the nearest if none is ever signed. */
  readonly focus: string;
  readonly isLikely: boolean;
  /** What a deal says, in words. */
  readonly options: (row: DealRow) => string;
  readonly row: (deal: number) => DealRow | undefined;
}

export function namesOf(result: DealResult, words: DealWords): Names {
  const parties = new Map(result.parties.map(({ id, name }) => [id, name]));
  const terms = new Map(result.terms.map((term) => [term.id, term]));
  const rows = new Map(result.deals.map((row) => [row.deal, row]));
  const picked = new Map<number, string[]>();
  const shown = new Set(leadingDeals(result).map(({ deal }) => deal));
  // of many ties the first stands for all, and those that are shown anyway say so too
  for (const [name, point] of Object.entries(result.points))
    for (const deal of point.deals.filter((d, i) => i === 0 || shown.has(d)))
      picked.set(deal, [
        ...(picked.get(deal) ?? []),
        words.points[name as keyof DealWords['points']],
      ]);
  const sheet = rows.get(result.sheet);
  const isOpen = Object.keys(sheet?.options ?? {}).length === 0;
  const isLikely = (rows.get(result.focus)?.allSign ?? 0) > 0;
  const focus = isLikely ? words.likeliest : words.focusName;
  const option: Names['option'] = (term, id) =>
    id === null ? words.open : (terms.get(term)?.options.find((o) => o.id === id)?.name ?? id);
  const options = (
    row: DealRow,
    some: (choice: readonly [term: string, option: string]) => boolean = () => true,
  ) =>
    Object.entries(row.options)
      .filter(some)
      .map(([term, id]) => option(term, id))
      .join(words.semicolon);
  const titles = ({ names }: DealRow) => names.map((id) => id.replaceAll('-', ' '));
  return {
    titles,
    party: (id) => parties.get(id) ?? id,
    question: (id) => terms.get(id)?.question ?? id,
    option,
    row: (deal) => rows.get(deal),
    deal: (row) => {
      const names = [
        ...titles(row),
        ...(row.deal === result.sheet ? [words.sheet] : []),
        ...(row.deal === result.asked ? [words.asked] : []),
        ...(picked.get(row.deal) ?? []),
        ...(row.deal === result.focus ? [focus] : []),
      ];
      if (names.length === 0) {
        const changed = options(row, ([term, option]) => sheet?.options[term] !== option);
        return isOpen ? changed : words.sheetWith(changed);
      }
      const name = names.join(words.comma);
      return row.excluded === undefined ? name : words.aside(name, words.excluded);
    },
    focus,
    isLikely,
    options: (row) => options(row),
  };
}

/** Whether a party signs an option of a term at no price; of any of them when none is named. */
export const isRedLine = (
  { redLines }: DealResult,
  party: string,
  term: string,
  ...options: readonly (string | null)[]
): boolean =>
  redLines?.lines.some(
    (line) =>
      line.party === party &&
      line.term === term &&
      (options.length === 0 || options.includes(line.option)),
  ) ?? false;

/** Deals that are worth showing first: the sheet, those with names, the one asked for, points, the focus. */
export function leadingDeals(result: DealResult): readonly DealRow[] {
  const picked = new Set(Object.values(result.points).flatMap(({ deals }) => deals.slice(0, 1)));
  return result.deals.filter(
    ({ deal, names }) =>
      names.length > 0 ||
      deal === result.sheet ||
      deal === result.asked ||
      deal === result.focus ||
      picked.has(deal),
  );
}
