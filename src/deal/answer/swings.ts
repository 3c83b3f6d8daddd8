import type { RedLine } from '../judge/red-lines.ts';
import type { UtilityTable } from '../solve/table.ts';
import type { Deal, Space } from '../terms/space.ts';
import { optionEffects } from './option-effects.ts';

/** What a term is about for a party: what each option does to its utility, less the mean of all deals. */
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

/** Party x term: how many USD ride on each term, between deals that are alike in all other terms. */
export function swings(
  table: UtilityTable,
  space: Space,
  deals: readonly Deal[],
  among: Int32Array,
  lines: readonly RedLine[] = [],
): readonly Swing[] {
  return space.flatMap(({ options }, term) => {
    const settled = among.filter((d) => deals[d]![term]! >= 0);
    const option = settled.map((d) => deals[d]![term]!);
    const contexts = [
      ...Map.groupBy(settled.keys(), (i) => deals[settled[i]!]!.with(term, -1).join()).values(),
    ];
    return Array.from({ length: table.parties }, (_, party): Swing => {
      const x = Float64Array.from(settled, (d) => table.utility[party * table.deals + d]!);
      const refused = [...options.keys()].filter((o) =>
        lines.some((line) => line.party === party && line.term === term && line.option === o),
      );
      const effects = [...optionEffects(options.length, option, contexts, x)].map((effect, o) =>
        refused.includes(o) ? Number.NaN : effect,
      );
      const known = effects.filter((effect) => !Number.isNaN(effect));
      const swing = known.length === 0 ? 0 : Math.max(...known) - Math.min(...known);
      return { term, party, effects, swing, refused };
    });
  });
}
