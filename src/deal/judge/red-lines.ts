import type { Deal, Space } from '../terms/space.ts';
import type { Judge } from './judge.ts';

/** An option that a party signs at no price. */
export interface RedLine {
  /** Place of the party among the judges. */
  readonly party: number;
  readonly term: number;
  readonly option: number;
  readonly why: string;
}

/** The red lines of those who sign, in the order of the terms. */
export const redLinesOf = (
  space: Space,
  judges: readonly Pick<Judge, 'id'>[],
): readonly RedLine[] =>
  space.flatMap(({ options }, term) =>
    options.flatMap(({ refusedBy }, option) =>
      judges.flatMap(({ id }, party) => {
        const why = Object.hasOwn(refusedBy, id) ? refusedBy[id] : undefined;
        return why === undefined ? [] : [{ party, term, option, why }];
      }),
    ),
  );

/** By deal: bits of the parties that sign it at no price; undefined when nobody draws a red line. */
export function refusedBits(
  lines: readonly RedLine[],
  deals: readonly Deal[],
): Int32Array | undefined {
  if (lines.length === 0) return undefined;
  return Int32Array.from(deals, (deal) =>
    lines.reduce(
      (bits, { party, term, option }) => (deal[term] === option ? bits | (1 << party) : bits),
      0,
    ),
  );
}
