import type { Result } from './result.ts';

/**
 * Whether a party is only ever paying: it puts in no money and is never paid. Its loss is what it
 * pays, since what it earns with what it buys is not in the file.
 */
export const onlyPays = ({ npv, multiple, committed }: Result['parties'][number]): boolean =>
  (npv.mean ?? 0) < 0 &&
  npv.quantiles.every((usd) => usd <= 0) &&
  multiple.quantiles.every((ratio) => ratio === 0) &&
  (committed.mean ?? 0) === 0;
