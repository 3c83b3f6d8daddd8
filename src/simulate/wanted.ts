import type { Model } from '../model/index.ts';
import { type Layout, sumsLength } from './outcomes.ts';

/**
 * How many columns of each kind of outcomes, and how many sums of a block, anybody asks for, from the
 * first on. What nobody asks for need not be recorded: it may stay as it was.
 */
export interface Wanted {
  readonly scalars: number;
  readonly monthly: number;
  readonly dates: number;
  readonly sums: number;
}

export const allWanted = (model: Model, { scalars, monthly, dates }: Layout): Wanted => ({
  ...{ scalars, monthly, dates },
  sums: sumsLength(model),
});
