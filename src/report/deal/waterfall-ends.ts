import type { DealResult } from '../../run/index.ts';
import type { Names } from './names.ts';

/** Gains by party, USD, between which the steps of the waterfall stand; null: at no price. */
export interface WaterfallEnds {
  readonly start: readonly (number | null)[];
  readonly end: readonly (number | null)[];
  /** What the steps, which rest on fewer trials than the deals, miss of the way; null where there is no way. */
  readonly rest: readonly (number | null)[];
}

export function waterfallEnds({ waterfall, parties }: DealResult, names: Names): WaterfallEnds {
  const gains = (deal: number) =>
    parties.map(
      ({ id }) => names.row(deal)?.stakes.find(({ party }) => party === id)?.gain ?? null,
    );
  const [start, end] = [gains(waterfall.from), gains(waterfall.to)];
  const rest = parties.map(({ id }, p) => {
    const [from, to] = [start[p] ?? null, end[p] ?? null];
    if (from === null || to === null) return null;
    return to - waterfall.steps.reduce((sum, { shares }) => sum + (shares[id] ?? 0), from);
  });
  return { start, end, rest };
}
