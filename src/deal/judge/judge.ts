import type { Programme, Value } from '../../programme/index.ts';
import { type Distribution, mean } from '../../uncertainty/index.ts';
import type { Deal, Space } from '../terms/space.ts';

/** How a party judges deals. */
export interface Judge {
  readonly id: string;
  readonly name: string;
  /** Weight of its net present value; of its wants about terms. */
  readonly money: number;
  readonly wants: number;
  /** Risk tolerance in USD when it judges by the certainty equivalent. */
  readonly tolerance: number | undefined;
  readonly exposure: number;
  readonly tail: number;
  readonly megawatts:
    | { readonly of: string; readonly by: number; readonly worth: number }
    | undefined;
  readonly alternative: Alternative;
  /** By term and option: what it wants, USD. */
  readonly wish: readonly (readonly Distribution[])[];
}

/** What a party has without a deal, beyond what it has when nothing is agreed. */
export type Alternative =
  | { readonly kind: 'stated'; readonly does: string; readonly worth: Distribution }
  /** What it can build with these others, itself included. */
  | { readonly kind: 'simulated'; readonly does: string; readonly with: readonly string[] };

const NOTHING: Distribution = { kind: 'point', value: 0 };

/** Those who must sign: the parties whose alternative is known, in the order of the file. */
export function judgesOf(programme: Programme, space: Space): readonly Judge[] {
  return Object.entries(programme.parties).flatMap(([id, party]): readonly Judge[] => {
    const alternative = alternativeOf(id, party.alternative);
    if (alternative === undefined) return [];
    const { judges } = party;
    return [
      {
        id,
        name: party.name,
        money: judges?.money ?? 1,
        wants: judges?.wants ?? 1,
        tolerance:
          judges?.by === 'certainty-equivalent' && judges.tolerance !== undefined
            ? mean(specOf(judges.tolerance))
            : undefined,
        exposure: judges?.exposure ?? 0,
        tail: judges?.tail ?? 0,
        megawatts:
          judges?.megawatts === undefined
            ? undefined
            : { ...judges.megawatts, worth: mean(specOf(judges.megawatts.worth)) },
        alternative,
        wish: space.map(({ id: term, options }) =>
          options.map(({ id: option }) => {
            const want = programme.terms[term]?.options[option]?.wants[id];
            return want === undefined ? NOTHING : specOf(want);
          }),
        ),
      },
    ];
  });
}

function alternativeOf(
  id: string,
  stated: Programme['parties'][string]['alternative'],
): Alternative | undefined {
  if (stated?.with !== undefined)
    return { kind: 'simulated', does: stated.does, with: [...new Set([id, ...stated.with])] };
  return stated?.npv === undefined
    ? undefined
    : { kind: 'stated', does: stated.does, worth: specOf(stated.npv) };
}

function specOf({ spec }: Value): Distribution {
  if (spec.kind === 'reference') throw new RangeError(`money has no reference class: ${spec.id}`);
  return spec;
}

/** Sum of what a party wants of a deal's options, each taken as `of` says. */
export function wished(
  { wish }: Judge,
  deal: Deal,
  of: (want: Distribution, term: number, option: number) => number = mean,
): number {
  let sum = 0;
  for (let t = 0; t < deal.length; t++) {
    const want = wish[t]?.[deal[t]!];
    if (want !== undefined && want !== NOTHING) sum += of(want, t, deal[t]!);
  }
  return sum;
}
