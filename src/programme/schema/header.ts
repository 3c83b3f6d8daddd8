import * as z from 'zod';
import { date, label, refs, sourced, table, text, value } from './fields.ts';

const discount = z
  .strictObject({
    rate: value(
      'rate',
      'discount rate of the programme as a whole, per year; only noted, since the money of each party is discounted at its own hurdle',
    ).optional(),
    ...sourced,
  })
  .meta({
    description: 'discount rate as the source of the programme names it',
  });

/** The scope of everything that is modelled, which every result has: no other may have its id. */
export const EVERYTHING = 'all';

const scope = z
  .strictObject({
    name: label('name on charts'),
    of: refs('site', 'sites that belong to it').default([]),
    note: text('what the scope means').optional(),
  })
  .meta({ description: 'a named set of sites that is totalled apart, such as the venture proper' });

const hindsight = z
  .strictObject({
    allow: z
      .record(z.string(), z.string())
      .meta({
        description:
          'fact or reference-class id -> reason why it may be used although its date of publication is not shown to be before the data date',
      })
      .default({}),
  })
  .meta({ description: 'exceptions from the rule that nothing after the data date may be used' });

const finance = z
  .strictObject({
    until: date(
      'last day of the cash flows; 15 years after the horizon unless told otherwise',
    ).optional(),
    tax: value('rate', 'rate of tax on profit').optional(),
    ...sourced,
  })
  .meta({ description: 'conventions of the cash flows' });

/** The scalar fields at the top of the file. */
export const header = {
  groundbreak: z.literal(1).meta({ description: 'format version' }),
  name: label('name of the programme'),
  summary: text('one paragraph on what it is').optional(),
  dataDate: date('what was known on this day; nothing after it may be used'),
  currency: z.literal('USD').default('USD').meta({ description: 'currency of all money' }),
  priceYear: z.int().min(1990).max(2100).meta({
    description:
      'price base year of the costs in the file; only noted, since costs rise from the data date on',
  }),
  horizon: date('last day that is simulated'),
  escalation: value(
    'rate',
    'cost escalation per year from the data date on; of a distribution the mean counts',
  ).optional(),
  discount: discount.prefault({}),
  finance: finance.prefault({}),
  hindsight: hindsight.prefault({}),
  scopes: table(scope, 'named sets of sites that are totalled apart'),
  ...sourced,
};
