import { expect, it } from 'vitest';
import { z } from 'zod';
import { usTaxRules } from './us-rules.ts';

const source = z.strictObject({ publisher: z.string(), url: z.string(), published: z.string() });
const share = z.number().min(0).max(1);
const percents = z.array(z.number());
const day = z.iso.date();

const rulesSchema = z.strictObject({
  country: z.literal('US'),
  corporateRate: z.strictObject({ value: share, source }),
  losses: z.strictObject({
    limit: share,
    carryForwardYears: z.number().nullable(),
    source,
    note: z.string(),
  }),
  interest: z.strictObject({
    share,
    bases: z.array(
      z.strictObject({ yearsFrom: z.number(), base: z.enum(['ebitda', 'ebit']), source }),
    ),
    note: z.string(),
  }),
  bonus: z.strictObject({
    rules: z.array(
      z.strictObject({
        acquiredFrom: day.nullable(),
        acquiredUntil: day.nullable(),
        source,
        shares: z.array(z.strictObject({ placedFrom: day, share })),
      }),
    ),
    note: z.string(),
  }),
  macrs: z.strictObject({
    source,
    halfYear: z.strictObject({
      table: z.string(),
      percent: z.strictObject({
        '3': percents,
        '5': percents,
        '7': percents,
        '10': percents,
        '15': percents,
        '20': percents,
      }),
    }),
    note: z.string(),
  }),
});

it('have all figures, each with its source', () => {
  expect(rulesSchema.parse(usTaxRules)).toEqual(usTaxRules);
});
