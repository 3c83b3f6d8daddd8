import type { Result } from './result.ts';

/** Late remedies that a buyer gets are less than this share of what it pays. */
const REMEDIES = 0.1;

/**
 * Whether a party is only ever paying: it puts in no money and is never paid, but for late remedies.
 * Its loss is what it pays, since what it earns with what it buys is not in the file.
 */
export const onlyPays = ({ npv, multiple, committed }: Result['parties'][number]): boolean =>
  (npv.mean ?? 0) < 0 &&
  npv.quantiles.every((usd) => usd <= 0) &&
  multiple.quantiles.every((ratio) => ratio < REMEDIES) &&
  (committed.mean ?? 0) === 0;
