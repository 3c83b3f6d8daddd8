import * as z from 'zod';
import { misfit } from '../field-check.ts';
import { packages } from './activity.ts';
import { date, flag, label, ref, refs, sourced, text, value } from './fields.ts';

const instruments = [
  'common',
  'preferred',
  'mezzanine',
  'senior',
  'bond',
  'bridge',
  'vendor',
  'lease',
] as const;

const repayments = ['annuity', 'straight', 'bullet', 'sculpted', 'sweep'] as const;

export const ratings = ['AAA', 'AA', 'A', 'BBB', 'BB', 'B', 'CCC', 'unrated'] as const;

export const capital = z
  .strictObject({
    name: label('name on charts').optional(),
    party: ref('party', 'who provides the money'),
    instrument: z.enum(instruments).meta({ description: 'in what form' }),
    announced: value('money', 'amount announced in public').optional(),
    pledged: value('money', 'amount reported as pledged').optional(),
    evidenced: value(
      'money',
      'amount that a document or a payment shows to be there for this programme',
    ).optional(),
    amount: value('money', 'amount that will really be committed, if its conditions are met'),
    available: value('date', 'day from which it can be committed'),
    tranches: z
      .strictObject({
        count: z.int().min(1).max(120).meta({ description: 'equal parts' }),
        every: value('duration', 'time between two parts'),
      })
      .meta({ description: 'the amount comes in parts, the first on the day it is available' })
      .optional(),
    conditions: z
      .strictObject({
        agreements: refs('agreement', 'agreements that must be signed first').default([]),
        after: refs(
          'activity',
          'activities (`site.phase.activity`) that must finish first',
        ).default([]),
        offtake: flag(
          'only for phases with a contract for their capacity that is in force: signed, or without an agreement',
        ).default(false),
        equityFirst: flag('only after the equity share of the budget is committed').default(false),
        coverage: value(
          'factor',
          'least ratio of yearly contract revenue to yearly debt service',
        ).optional(),
      })
      .meta({ description: 'conditions precedent' })
      .prefault({}),
    for: z
      .strictObject({
        sites: refs('site', 'sites it may be used for; all if none is named').default([]),
        scopes: refs('scope', 'scopes it may be used for').default([]),
        packages: z
          .array(z.enum(packages))
          .default([])
          .meta({ description: 'packages it may be used for; all if none' }),
      })
      .meta({ description: 'what it may be used for' })
      .prefault({}),
    share: value('share', 'largest share of a budget it may cover').optional(),
    order: z
      .int()
      .default(100)
      .meta({ description: 'order in which sources are used; lower first' }),
    rate: value('rate', 'yearly price: interest, preferred return or lease yield').optional(),
    tenor: value('duration', 'time over which it is paid back after energisation').optional(),
    borrower: ref('party', 'who pays it back').optional(),
    margins: z
      .partialRecord(z.enum(ratings), value('rate', 'added to the rate'))
      .meta({
        description:
          'added to the rate by the credit rating of the weakest buyer who pays the project for capacity',
      })
      .optional(),
    repayment: z
      .enum(repayments)
      .meta({
        description:
          'how it is paid back: level payments, level principal, all at the end, in proportion to the cash flow that the base case expects, or from what cash is left',
      })
      .default('annuity'),
    interestOn: z
      .enum(['opening', 'average'])
      .meta({
        description:
          'what interest of a month is taken on once debt is served: the balance at its start, or the average of start and end',
      })
      .default('opening'),
    upfront: value('share', 'fee on the amount committed, paid when it is committed').optional(),
    commitment: value('rate', 'fee on the amount committed and not drawn, per year').optional(),
    escrow: value(
      'rate',
      'drawn as a whole when it is committed and kept in escrow until needed, where it earns this rate',
    ).optional(),
    paysCalls: value(
      'share',
      'share of each call for its money that the party really pays',
    ).optional(),
    ...sourced,
  })
  .meta({
    description: 'a source of money, on the ladder announced, pledged, evidenced, committed, drawn',
  });

export const contract = z
  .strictObject({
    name: label('name on charts').optional(),
    kind: z.enum(['offtake', 'lease', 'power', 'service']).meta({ description: 'what is bought' }),
    seller: ref('party', 'who is paid'),
    buyer: ref('party', 'who pays'),
    agreement: ref('agreement', 'agreement that must be signed for it to be in force').optional(),
    sites: refs('site', 'sites (`site` or `site.phase`) it covers'),
    mw: value('power', 'largest IT MW covered').optional(),
    price: value('money/power/month', 'price per IT MW and month').optional(),
    perYear: value(
      'money/time',
      'price of the whole contract per unit of time, for all its MW',
    ).optional(),
    energy: value('money/energy', 'price of energy, for power contracts').optional(),
    takeOrPay: value('share', 'share of the price paid whether used or not').optional(),
    use: value('share', 'share of the capacity used').optional(),
    indexation: value('rate', 'yearly rise of the price').optional(),
    tenor: value('duration', 'length from energisation'),
    ramp: value(
      'duration',
      'time over which what is paid rises evenly to its full amount',
    ).optional(),
    starts: date('payments do not start before').optional(),
    late: z
      .strictObject({
        due: date('promised day'),
        perMwMonth: value('money/power/month', 'paid per IT MW and month of delay'),
        cap: value(
          'money',
          'most that is paid, for all that the contract covers together',
        ).optional(),
        ...sourced,
      })
      .meta({ description: 'late remedies, paid by the seller' })
      .optional(),
    ...sourced,
  })
  .refine(
    (c) => [c.price, c.perYear, c.energy].filter((p) => p !== undefined).length === 1,
    misfit(
      {
        en: 'a contract has exactly one of price, perYear and energy',
        zh: '合同须恰有 price、perYear、energy 之一',
      },
      { en: 'keep one of them', zh: '请只留其一' },
    ),
  )
  .meta({ description: 'a contract that pays for capacity, a building or energy' });

export const supply = z
  .strictObject({
    name: label('name on charts'),
    unit: text('what is counted'),
    reusable: flag('units come back when the activity finishes, like crews').default(false),
    deliveries: z
      .array(
        z.strictObject({
          on: value('date', 'day of the delivery'),
          quantity: value('count', 'units delivered'),
          every: value('duration', 'time between repeated deliveries').optional(),
          times: z.int().min(1).max(240).default(1).meta({ description: 'number of deliveries' }),
          ...sourced,
        }),
      )
      .meta({ description: 'deliveries over time' }),
    ...sourced,
  })
  .meta({ description: 'something scarce that phases share in order of readiness' });
