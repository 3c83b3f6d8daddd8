import { isRefused } from '../solve/refusal.ts';
import type { UtilityTable } from '../solve/table.ts';

/** Multiples by which wants and alternatives are moved. */
const multiples: readonly number[] = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];

/** How many deals all would sign when wants weigh more or less and alternatives are better or worse; red lines stand. */
export interface Robustness {
  readonly wants: number;
  readonly alternatives: number;
  readonly signable: number;
}

/** `wished[p * deals + d]` is the part of each utility that is a stated want. */
export function robustness(
  table: UtilityTable,
  wished: Float64Array,
  among: Int32Array,
): readonly Robustness[] {
  return multiples.flatMap((wants) =>
    multiples.map((alternatives) => {
      let signable = 0;
      for (const d of among) {
        let all = !isRefused(table, d);
        for (let p = 0; p < table.parties && all; p++) {
          const at = p * table.deals + d;
          const utility = table.utility[at]! + (wants - 1) * wished[at]!;
          all = utility >= alternatives * table.alternative[p]!;
        }
        if (all) signable++;
      }
      return { wants, alternatives, signable };
    }),
  );
}
