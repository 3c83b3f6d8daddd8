import * as z from 'zod';
import { stampSchema } from '../result-schema.ts';

const count = z.int().min(0);
const number = z.number();
const share = z.number().min(0).max(1);
const iso = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const status = z.enum(['resolved', 'disputed', 'foreknown', 'unresolved']);
const value = z.union([number, iso]).nullable();

const ofClaims = z.strictObject({
  count,
  came: count,
  early: count,
  brier: z.strictObject({
    brier: share,
    reliability: number,
    resolution: number,
    uncertainty: number,
    remainder: number,
  }),
  meanLog: number,
  believing: share,
  calibration: z.array(z.strictObject({ from: share, to: share, count, mean: share, came: count })),
});

const claim = z.strictObject({
  id: z.string(),
  says: z.string(),
  by: iso,
  probability: share,
  status,
  overdue: z.boolean(),
  outcome: z.boolean().nullable(),
  brier: share.nullable(),
  log: number.nullable(),
  facts: z.array(z.string()),
});

const quantity = z.strictObject({
  id: z.string(),
  unit: z.enum(['IT MW', 'USD', 'USD/yr', 'count', 'date']),
  status,
  p10: value,
  p50: value,
  p90: value,
  outcome: value,
  later: z.boolean(),
  crps: number.nullable(),
  pinball: number.nullable(),
  pit: share.nullable(),
  inside80: z.boolean().nullable(),
  facts: z.array(z.string()),
});

/** Fields of the document that `score --json` prints. */
export const scoreShape = {
  stamp: stampSchema,
  asOf: iso,
  ofClaims: ofClaims.nullable(),
  claims: z.array(claim),
  coverage80: z.strictObject({ count, covered: count, share }).nullable(),
  quantities: z.array(quantity),
};
