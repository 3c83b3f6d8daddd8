import * as z from 'zod';
import type { Result } from './result.ts';

/** Names of the shapes that recur, kept apart from zod's global registry. */
export const names = z.registry<{ id: string; description?: string }>();

const number = z.number();
const share = z.number().min(0).max(1);
const iso = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const isoMonth = z.string().regex(/^\d{4}-\d{2}$/);

const spread = z.strictObject({ mean: number.nullable(), quantiles: z.array(number) });
names.add(spread, {
  id: 'Spread',
  description: 'quantiles at `levels`, with the mean where it is finite',
});

const dateSpread = z.strictObject({
  ever: share,
  withinHorizon: share,
  quantiles: z.array(iso.nullable()),
});
names.add(dateSpread, {
  id: 'DateSpread',
  description: 'quantiles of a date; null where that share of the trials never gets there',
});

const monthly = z.strictObject({ mean: z.array(number), quantiles: z.array(z.array(number)) });
names.add(monthly, {
  id: 'MonthlySpread',
  description: 'one value a month: quantiles[month][level]',
});

const attribution = z.strictObject({
  days: number.nullable(),
  reached: share,
  waits: z.array(
    z.strictObject({ cause: z.string(), name: z.string(), group: z.string(), days: number, share }),
  ),
  stuck: z.array(z.strictObject({ cause: z.string(), name: z.string(), group: z.string(), share })),
});
names.add(attribution, {
  id: 'Attribution',
  description: 'mean days by cause on the way to a date, and why the other trials do not get there',
});

const part = z.strictObject({ share, quantiles: z.array(number) });
names.add(part, {
  id: 'PartSpread',
  description: 'quantiles at `levels` over that share of the trials in which there is a value',
});

const tornadoRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['driver', 'risk']),
  low: number.nullable(),
  high: number.nullable(),
  from: number,
  to: number,
  rankCorrelation: number.nullable(),
});

const cash = z.array(number);

const project = z.strictObject({
  id: z.string(),
  name: z.string(),
  company: z.string(),
  sites: z.array(z.string()),
  sources: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      party: z.string(),
      instrument: z.string(),
      purpose: z.enum(['works', 'chips']),
      drawn: number,
    }),
  ),
  own: z.strictObject({ works: number, chips: number }),
  npv: spread,
  irr: part,
  leastCover: part,
  years: z.array(
    z.strictObject({ year: z.int(), cover: part, tested: share, locked: share, inDefault: share }),
  ),
  monthsLocked: spread,
  monthsDefault: spread,
  termDebt: spread,
  debtByCover: spread,
  coverShare: part,
  lenderLoss: spread,
  levelisedCost: part,
  tornado: z.strictObject({ cover: z.array(tornadoRow), irr: z.array(tornadoRow) }),
  cash: z.strictObject({
    uses: cash,
    debtDrawn: cash,
    equityDrawn: cash,
    ownDrawn: cash,
    revenue: cash,
    purchases: cash,
    operating: cash,
    refresh: cash,
    tax: cash,
    cfads: cash,
    seniorPaid: cash,
    juniorPaid: cash,
    swept: cash,
    paidIn: cash,
    distributed: cash,
    seniorDebt: cash,
  }),
});

export const stampSchema = z.strictObject({
  format: z.literal(1),
  engine: z.string(),
  programme: z.string(),
  dataDate: iso,
  horizon: iso,
  currency: z.literal('USD'),
  priceYear: z.int(),
  inputs: z.string(),
  seed: number,
  trials: z.int(),
});

const ladderRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  party: z.string(),
  instrument: z.string(),
  announced: number.nullable(),
  pledged: number.nullable(),
  evidenced: number.nullable(),
  committed: spread,
  drawn: spread,
  monthly: z.array(number),
});

const scope = z.strictObject({
  id: z.string(),
  name: z.string(),
  sites: z.array(z.string()),
  plannedMw: number,
  plannedDataCentres: number,
  firstEnergised: dateSpread,
  attribution,
  monthly: z.strictObject({
    mw: monthly,
    dataCentres: monthly,
    spent: monthly,
    need: monthly,
    committed: monthly,
    jobs: monthly,
    revenue: z.array(number),
    operatingCost: z.array(number),
  }),
  peakNeed: spread,
  unfundedNeed: spread,
  joint: z.strictObject({
    of: z.string(),
    points: z.array(z.tuple([number, number])),
    dates: z.array(iso.nullable()),
    costs: z.array(number),
    probability: z.array(z.array(number)),
  }),
  delay: z.strictObject({
    escalation: number,
    timeRelated: number,
    lateRemedies: number,
    revenueForegone: number,
  }),
});

const site = z.strictObject({
  id: z.string(),
  name: z.string(),
  state: z.string().nullable(),
  lat: number.nullable(),
  lon: number.nullable(),
  scopes: z.array(z.string()),
  plannedMw: number,
  firstEnergised: dateSpread,
  attribution,
  mw: monthly,
  spent: monthly,
});

const phase = z.strictObject({
  id: z.string(),
  name: z.string(),
  site: z.string(),
  plannedMw: number,
  dataCentres: number,
  promised: iso.nullable(),
  committed: dateSpread,
  energised: dateSpread,
  cost: spread,
  shrunk: share,
  givenUp: share,
  attribution,
  activities: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      start: dateSpread,
      finish: dateSpread,
      criticality: share,
      cruciality: number.nullable(),
      sensitivity: number.nullable(),
      deadline: z.strictObject({ date: z.string(), met: number }).nullable(),
    }),
  ),
});

export const claimSchema = z.strictObject({
  id: z.string(),
  says: z.string(),
  note: z.string().nullable(),
  facts: z.array(z.string()),
  measure: z.string(),
  of: z.string().nullable(),
  sense: z.enum(['atLeast', 'atMost']),
  unit: z.enum(['IT MW', 'USD', 'USD/yr', 'count']),
  threshold: number,
  by: iso,
  probability: z.strictObject({ value: share, standardError: number }),
  measured: spread,
  reason: z
    .strictObject({ cause: z.string(), name: z.string(), group: z.string(), share })
    .nullable(),
  reasons: z.array(z.strictObject({ cause: z.string(), name: z.string(), share })),
});
names.add(claimSchema, {
  id: 'Claim',
  description:
    'a public claim: `threshold` and `measured` in `unit`; `note` says how its words were turned into a measure, such as MW at the meter into IT MW',
});

const party = z.strictObject({
  id: z.string(),
  name: z.string(),
  hurdle: number,
  pledged: number.nullable(),
  committed: spread,
  drawn: spread,
  npv: spread,
  lossProbability: share,
  peak: spread,
  multiple: spread,
  irr: part,
});
names.add(party, {
  id: 'Party',
  description:
    '`npv` at the party’s own `hurdle` and `lossProbability`, the share of trials with an NPV below 0, look forward: what was spent before the data date is left out. `irr`, `multiple` (received over paid) and `peak` (largest sum out of pocket) cover the whole life, money before the data date included; `irr` over the trials that have just one',
});

const analysis = z.strictObject({
  outcome: z.strictObject({
    id: z.string(),
    name: z.string(),
    unit: z.enum(['MW', 'USD']),
    scope: z.string(),
    by: z.string(),
    mean: number,
  }),
  tornado: z.array(tornadoRow),
  exclusion: z.array(
    z.strictObject({
      risk: z.string(),
      name: z.string(),
      probability: number,
      trials: z.int(),
      change: number,
      standardError: number.nullable(),
    }),
  ),
});

const evidence = z.strictObject({
  values: z.int(),
  sourced: z.int(),
  judged: z.int(),
  unsourced: z.array(z.string()),
  facts: z.array(
    z.strictObject({
      id: z.string(),
      happened: z.string(),
      known: z.string(),
      statement: z.string(),
      publisher: z.string(),
      url: z.string().nullable(),
      confidence: z.string(),
      usedBy: z.int(),
    }),
  ),
  allowedHindsight: z.array(z.strictObject({ id: z.string(), reason: z.string() })),
});

/** The shape of `result.json`. */
export const resultSchema = z.strictObject({
  stamp: stampSchema,
  levels: z.array(share),
  months: z.array(isoMonth),
  ladder: z.array(ladderRow),
  ladderTotal: z.strictObject({
    announced: number.nullable(),
    pledged: number,
    evidenced: number,
    committed: spread,
    drawn: spread,
  }),
  claims: z.array(claimSchema),
  scopes: z.array(scope),
  sites: z.array(site),
  phases: z.array(phase),
  agreements: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      parties: z.array(z.string()),
      signed: dateSpread,
      terms: z.array(z.string()),
    }),
  ),
  parties: z.array(party),
  cashMonths: z.array(isoMonth),
  projects: z.array(project),
  analyses: z.array(analysis),
  checks: z.strictObject({ sourcesEqualUses: number, overPower: number }),
  notes: z.array(z.string()),
  evidence,
});

export type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export type Mutable<T> = T extends string | number | boolean | null
  ? T
  : { -readonly [K in keyof T]: Mutable<T[K]> };
type Assert<T extends true> = T;
/** A type error here: the declaration above and the type `Result` have drifted apart. */
export type ResultInStep = Assert<Same<Mutable<Result>, Mutable<z.infer<typeof resultSchema>>>>;

/** JSON Schema (draft 2020-12) of `result.json`. */
export function resultJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    ...z.toJSONSchema(resultSchema, { target: 'draft-2020-12', metadata: names }),
    title: 'Groundbreak result',
  };
}
