import * as z from 'zod';
import { sourced, text, value } from './fields.ts';
import { ratings } from './money.ts';

export const roles = [
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

export const party = z
  .strictObject({
    name: text('name on charts'),
    roles: z
      .array(z.enum(roles))
      .min(1)
      .meta({ description: 'what the party is to the programme' }),
    wants: z.array(z.string()).default([]).meta({ description: 'what it wants, in words' }),
    credit: z
      .enum(ratings)
      .meta({ description: 'credit rating, or the one that lenders would give it' })
      .optional(),
    hurdle: value('rate', 'rate at which it discounts what it pays and gets, per year'),
    alternative: z
      .strictObject({
        does: text('what it would do instead'),
        npv: value('money', 'what that is worth to it today').optional(),
        ...sourced,
      })
      .meta({ description: 'what the party falls back on without a deal' })
      .optional(),
    ...sourced,
  })
  .meta({ description: 'someone who pays, earns, owns, builds, lends or signs' });
