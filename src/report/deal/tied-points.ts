import type { DealResult } from '../../run/index.ts';
import type { Format } from '../format.ts';
import type { DealWords } from './words.ts';

/** Points that several deals share, or that pick none although some are signed; undefined when there are none of these. */
export function tiedPoints(
  { points, signable }: DealResult,
  words: DealWords,
  format: Format,
): string | undefined {
  if (signable === 0) return undefined;
  const told = (['nash', 'kalaiSmorodinsky', 'egalitarian', 'utilitarian'] as const).flatMap(
    (point) => {
      const { deals, why } = points[point];
      if (deals.length === 1) return [];
      const what = why === null ? words.oneOf(format.count(deals.length)) : words.why[why];
      return [words.aside(words.points[point], what ?? '')];
    },
  );
  return told.length === 0 ? undefined : words.tied(told.join(words.comma));
}
