import * as z from 'zod';
import { packages } from './activity.ts';
import { date, flag, label, ref, refs, sourced, value } from './fields.ts';

const cover = z
  .strictObject({
    dscr: value('factor', 'debt service cover that debt is sized to in the middle case').optional(),
    stressDscr: value('factor', 'the same in the stressed case').optional(),
    llcr: value('factor', 'loan life cover that debt is sized to').optional(),
    gearing: value('share', 'largest share of debt in the cost').optional(),
    lockUp: value('factor', 'below this cover nothing is paid to owners').optional(),
    default: value('factor', 'below this cover lenders may call a default').optional(),
    sweep: value(
      'share',
      'share of the cash after debt service that prepays all senior debt',
    ).optional(),
    cures: z
      .int()
      .min(0)
      .max(120)
      .default(0)
      .meta({ description: 'months of missing debt service that owners make good' }),
    stepIn: z
      .int()
      .min(1)
      .max(120)
      .default(6)
      .meta({ description: 'months in default after which lenders take over' }),
    ...sourced,
  })
  .meta({ description: 'what lenders ask for' });

const reserve = z
  .strictObject({
    months: z.int().min(0).max(36).meta({ description: 'months of debt service held' }),
    prefunded: flag('filled from the sources of money, else from cash flow').default(false),
  })
  .meta({ description: 'reserve for debt service' });

const calls = z
  .strictObject({
    remedy: z.enum(['dilution', 'punitive', 'forfeiture', 'member-loan']).default('dilution').meta({
      description:
        'what becomes of an owner who does not pay a call: shares by what was paid, the same less a penalty, nothing, or the others lend it the money',
    }),
    penalty: value(
      'share',
      'part of its paid-in money that no longer counts, if punitive',
    ).optional(),
    rate: value('rate', 'interest on the loan of the others').optional(),
    ...sourced,
  })
  .meta({ description: 'calls for equity' });

const distribution = z
  .strictObject({
    preferred: value('rate', 'preferred return of the owners, per year').optional(),
    promote: ref('party', 'who gets the promote').optional(),
    catchUp: value(
      'share',
      'share of the cash after the preferred return that goes to the promote until it has its part of all profit',
    ).optional(),
    tiers: z
      .array(
        z.strictObject({
          above: value('rate', 'return of the owners above which the share holds, per year'),
          share: value('share', 'share of the promote'),
          ...sourced,
        }),
      )
      .max(3)
      .default([])
      .meta({ description: 'shares of the promote by the return of the owners, the lowest first' }),
    ...sourced,
  })
  .meta({ description: 'how cash is split among owners; by paid-in money unless told otherwise' });

export const project = z
  .strictObject({
    name: label('name on charts').optional(),
    company: ref('party', 'who owns the assets, borrows and is paid'),
    sites: refs('site', 'sites (`site` or `site.phase`) whose assets it holds'),
    packages: z
      .array(z.enum(packages))
      .default([])
      .meta({ description: 'packages of the cost that it holds; all if none' }),
    funding: z
      .enum(['pro-rata', 'equity-first', 'bridge-first'])
      .default('pro-rata')
      .meta({ description: 'order in which committed money is drawn' }),
    interest: z.enum(['capitalised', 'funded']).default('capitalised').meta({
      description:
        'interest during construction: added to the debt, or a use that all sources fund',
    }),
    recourse: flag(
      'the company, not the other owners, pays debt service that the project cannot',
    ).default(false),
    calls: calls.prefault({}),
    reserve: reserve.optional(),
    cover: cover.prefault({}),
    receivable: value('duration', 'time until buyers pay').optional(),
    payable: value('duration', 'time until the project pays its costs').optional(),
    losses: z
      .enum(['carried', 'group'])
      .default('carried')
      .meta({ description: 'tax losses: carried forward, or used at once by the owners' }),
    acquired: date(
      'day on which the first assets count as acquired, for bonus depreciation; the data date unless told otherwise, and chips bought later when they are bought',
    ).optional(),
    distribution: distribution.prefault({}),
    fee: z
      .strictObject({
        to: ref('party', 'who earns it'),
        share: value('share', 'share of the cost'),
        ...sourced,
      })
      .meta({ description: 'fee of the developer' })
      .optional(),
    rent: z
      .strictObject({
        to: ref('party', 'who earns it'),
        perYear: value('money/time', 'rent of the land'),
        ...sourced,
      })
      .meta({ description: 'rent of the land, from the first energised megawatt on' })
      .optional(),
    residual: z
      .strictObject({
        share: value('share', 'value left at the end, as a share of what building and power cost'),
        guarantor: ref(
          'party',
          'who makes good what is missing to the guaranteed value',
        ).optional(),
        guaranteed: value('share', 'guaranteed value, as a share of the same cost').optional(),
        ...sourced,
      })
      .meta({ description: 'value at the end of operation' })
      .optional(),
    resale: value('share', 'price of old chips as a share of the cost of the new ones').optional(),
    accelerators: value('count', 'accelerators per IT MW').optional(),
    ...sourced,
  })
  .meta({ description: 'a company that holds assets, borrows against them and pays its owners' });
