import type { DealCoalitions } from '../../run/index.ts';

type Value = DealCoalitions['values'][number];

/** What a coalition can have together beyond its members' alternatives, USD. */
export const surplus = ({ worth, alternatives }: Value): number => worth - alternatives;

/** Coalitions with a deal of their own that is worth more to them than their alternatives, by at least a dollar; most first. */
export const ownDeals = (values: readonly Value[]): readonly Value[] =>
  values
    .filter((value) => value.best !== null && surplus(value) >= 1)
    .toSorted((a, b) => surplus(b) - surplus(a));
