import type { RedLine } from '../judge/red-lines.ts';
import type { UtilityTable } from '../solve/table.ts';
import type { Deal, Space } from '../terms/space.ts';

/** What a term is about for a party: mean utility of the deals with each option, less the mean of all. */
export interface Swing {
  readonly term: number;
  readonly party: number;
  /** By option, USD; NaN for an option that no deal has, or that the party signs at no price. */
  readonly effects: readonly number[];
  /** From the worst option to the best. */
  readonly swing: number;
  /** Options that the party signs at no price. */
  readonly refused: readonly number[];
}

/** Party x term: how many USD ride on each term, the other terms as they may be. */
export function swings(
  table: UtilityTable,
  space: Space,
  deals: readonly Deal[],
  among: Int32Array,
  lines: readonly RedLine[] = [],
): readonly Swing[] {
  return space.flatMap(({ options }, term) =>
    Array.from({ length: table.parties }, (_, party): Swing => {
      const sums = new Float64Array(options.length);
      const counts = new Float64Array(options.length);
      let total = 0;
      for (const d of among) {
        const x = table.utility[party * table.deals + d]!;
        total += x;
        const o = deals[d]![term]!;
        if (o < 0) continue;
        sums[o] = sums[o]! + x;
        counts[o] = counts[o]! + 1;
      }
      const middle = total / among.length;
      const refused = [...options.keys()].filter((o) =>
        lines.some((line) => line.party === party && line.term === term && line.option === o),
      );
      const effects = [...sums].map((sum, o) =>
        refused.includes(o) ? Number.NaN : sum / counts[o]! - middle,
      );
      const known = effects.filter((x) => !Number.isNaN(x));
      const swing = known.length === 0 ? 0 : Math.max(...known) - Math.min(...known);
      return { term, party, effects, swing, refused };
    }),
  );
}
