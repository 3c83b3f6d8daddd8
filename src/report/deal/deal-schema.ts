import * as z from 'zod';
import type { DealResult } from '../../run/index.ts';

const number = z.number();
const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
const amounts = z.record(z.string(), number);
const options = z.record(z.string(), z.string());
const reaction = z.enum(['falls-apart', 'stays-together']);
const amount = z.strictObject({ party: z.string(), amount: number });

const stamp = z.strictObject({
  format: z.literal(1),
  engine: z.string(),
  programme: z.string(),
  dataDate: z.string(),
  horizon: z.string(),
  currency: z.literal('USD'),
  priceYear: number,
  inputs: z.string(),
  seed: number,
  trials: number,
});

const stake = z.strictObject({
  party: z.string(),
  money: number,
  megawatts: number,
  exposure: number,
  tail: number,
  wants: number,
  utility: number,
  gain: number.nullable(),
  error: number,
  signs: share,
});

const row = z.strictObject({
  deal: count,
  names: z.array(z.string()),
  options,
  admissible: z.boolean(),
  excluded: z.exactOptional(z.literal(true)),
  trials: count,
  stakes: z.array(stake),
  refusers: z.array(z.string()),
  allSign: share,
  onFront: share,
  megawatts: number,
  inCore: z.record(reaction, z.boolean()),
});

const point = z.strictObject({
  deals: z.array(count),
  value: number.nullable(),
  why: z.string().nullable(),
});

const coalitions = z.strictObject({
  reaction,
  values: z.array(
    z.strictObject({
      members: z.array(z.string()),
      worth: number,
      alternatives: number,
      best: options.nullable(),
      open: z.array(z.string()),
    }),
  ),
  core: count,
  coreEmpty: z.boolean(),
  leastCore: number,
  nucleolus: amounts.nullable(),
  passesKohlberg: z.boolean(),
  shapley: amounts,
  leavers: z.array(
    z.strictObject({ members: z.array(z.string()), gains: amounts, keep: amount.nullable() }),
  ),
});

/** `deal.json`: every field and type. */
export const dealSchema = z.strictObject({
  stamp,
  parties: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      by: z.enum(['mean', 'certainty-equivalent']),
      alternative: z.strictObject({
        kind: z.enum(['stated', 'simulated']),
        does: z.string(),
        worth: number,
      }),
    }),
  ),
  unasked: z.exactOptional(z.array(z.string())),
  terms: z.array(
    z.strictObject({
      id: z.string(),
      question: z.string(),
      options: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      current: z.string().nullable(),
    }),
  ),
  redLines: z.exactOptional(
    z.strictObject({
      deals: count,
      lines: z.array(
        z.strictObject({
          party: z.string(),
          term: z.string(),
          option: z.string(),
          why: z.string(),
        }),
      ),
    }),
  ),
  space: z.strictObject({
    combinations: count,
    admissible: count,
    closely: count,
    contents: count,
    simulated: count,
    asked: count,
    rounds: z.array(z.strictObject({ trials: count, contents: count })),
  }),
  shown: z.string(),
  replicates: count,
  signable: count,
  signableWithMoney: count,
  anySigned: share,
  sheet: count,
  asked: count.nullable(),
  focus: count,
  alike: count,
  deals: z.array(row),
  points: z.record(z.enum(['nash', 'kalaiSmorodinsky', 'egalitarian', 'utilitarian']), point),
  front: z.strictObject({ deals: count, distinct: count, inZone: count }),
  opposition: number.nullable(),
  ties: z.strictObject({ groups: count, deals: count }),
  blocking: z.array(
    z.strictObject({
      party: z.string(),
      refuses: count,
      alone: count,
      nearest: count.nullable(),
      missing: number,
      atNoPrice: z.exactOptional(count),
    }),
  ),
  swings: z.array(
    z.strictObject({ term: z.string(), party: z.string(), effects: amounts, swing: number }),
  ),
  changes: z.array(z.strictObject({ deal: count, terms: z.array(z.string()) })),
  waterfall: z.strictObject({
    from: count,
    to: count,
    steps: z.array(
      z.strictObject({
        term: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        shares: amounts,
      }),
    ),
  }),
  payments: z.array(
    z.strictObject({
      deal: count,
      total: number,
      payers: z.array(
        z.strictObject({ party: z.string(), least: number, most: number, proportional: number }),
      ),
      payees: z.array(amount),
    }),
  ),
  relaxation: z
    .strictObject({
      cheapest: count,
      total: number,
      concessions: z.array(amount),
      gentlest: count,
      each: number,
      fewest: count,
      refusers: z.array(z.string()),
    })
    .nullable(),
  robustness: z.array(z.strictObject({ wants: number, alternatives: number, signable: count })),
  coalitions: z.array(coalitions),
  bargaining: z.strictObject({
    roundDays: number,
    offers: z.strictObject({
      deal: count.nullable(),
      round: count,
      proposer: z.string().nullable(),
    }),
    singleText: z.strictObject({
      runs: count,
      signed: share,
      rounds: z.tuple([number, number, number]).nullable(),
      usual: count.nullable(),
      share,
    }),
    timed: z
      .strictObject({
        agreements: z.array(z.string()),
        days: z.tuple([number, number, number]),
        gains: amounts,
      })
      .nullable(),
  }),
});

type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Mutable<T> = T extends string | number | boolean | null
  ? T
  : { -readonly [K in keyof T]: Mutable<T[K]> };
type Assert<T extends true> = T;
/** A type error here: the declaration above and the type `DealResult` have drifted apart. */
export type DealInStep = Assert<Same<Mutable<DealResult>, Mutable<z.infer<typeof dealSchema>>>>;

/** JSON Schema (draft 2020-12) of `deal.json`. */
export function dealJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    ...z.toJSONSchema(dealSchema, { target: 'draft-2020-12' }),
    title: 'Groundbreak deal',
  };
}
