import * as z from 'zod';
import { misfit } from '../field-check.ts';
import { date, label, ref, refs, signedValue, sourced, value } from './fields.ts';
import { ratings } from './money.ts';

const roles = [
  'sponsor',
  'offtaker',
  'developer',
  'land-owner',
  'energy-owner',
  'chip-supplier',
  'lender',
  'utility',
  'operator',
  'investor',
  'public',
] as const;

const weight = (description: string) => z.number().min(0).meta({ description });

const judgement = z
  .strictObject({
    by: z
      .enum(['mean', 'certainty-equivalent'])
      .default('mean')
      .meta({ description: 'how it weighs chances of money' }),
    tolerance: value(
      'money',
      'for certainty-equivalent: risk tolerance R, the equivalent of X is -R log mean exp(-X/R)',
    ).optional(),
    money: weight('weight of its net present value').default(1),
    wants: weight('weight of its stated wants about terms').default(1),
    megawatts: z
      .strictObject({
        of: ref('scope', 'scope whose capacity counts'),
        by: date('day by which'),
        worth: value('money/power', 'what an IT MW energised by then is worth beyond its money'),
        ...sourced,
      })
      .meta({ description: 'what it gives for capacity in time' })
      .optional(),
    exposure: weight(
      'USD it would give for one USD less of the largest sum that it is out of pocket',
    ).default(0),
    tail: weight('USD it would give for one USD less lost in the worst tenth').default(0),
    ...sourced,
  })
  .meta({
    description: 'how it judges a deal; by its mean net present value and its wants if none',
  });

export const party = z
  .strictObject({
    name: label('name on charts'),
    roles: z
      .array(z.enum(roles))
      .min(1)
      .meta({ description: 'what the party is to the programme' }),
    wants: z.array(z.string()).default([]).meta({ description: 'what it wants, in words' }),
    credit: z
      .enum(ratings)
      .meta({ description: 'credit rating, or the one that lenders would give it' })
      .optional(),
    hurdle: value(
      'rate',
      'rate at which it discounts what it pays and gets, per year; of a distribution the mean counts',
    ),
    alternative: z
      .strictObject({
        does: label('what it would do instead'),
        npv: signedValue(
          'money',
          'what that is worth to it today, beyond what it has if nothing is agreed',
        ).optional(),
        with: refs(
          'party',
          'simulate it instead: what the party builds with these and with what they bring',
        ).optional(),
        ...sourced,
      })
      .refine(
        (a) => a.npv === undefined || a.with === undefined,
        misfit(
          { en: 'an alternative has npv or with', zh: '备选只能有 npv 与 with 之一' },
          {
            en: 'keep one of the two, so that nothing counts twice',
            zh: '请只留其一，以免重复计算',
          },
        ),
      )
      .meta({ description: 'what the party falls back on without a deal' })
      .optional(),
    judges: judgement.optional(),
    ...sourced,
  })
  .meta({ description: 'someone who pays, earns, owns, builds, lends or signs' });
