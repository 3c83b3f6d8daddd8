import * as z from 'zod';
import { misfit } from '../field-check.ts';
import { date, flag, label, ref, signedValue, sourced, text, value } from './fields.ts';

export const driver = z
  .strictObject({
    name: label('name on charts'),
    factor: value(
      'factor',
      'multiplies every value that names this driver; 1 is as planned',
    ).optional(),
    shift: signedValue(
      'duration',
      'adds to every duration or date that names this driver',
    ).optional(),
    ...sourced,
  })
  .refine(
    (d) => (d.factor === undefined) !== (d.shift === undefined),
    misfit(
      { en: 'a driver has either factor or shift', zh: '驱动因素须恰有 factor 与 shift 之一' },
      {
        en: 'keep one of the two; use two drivers for both',
        zh: '请只留其一；两者都要时请用两个驱动因素',
      },
    ),
  )
  .meta({
    description:
      'an uncertain factor that several values share; correlation arises from sharing it',
  });

export const correlation = z
  .strictObject({
    between: z
      .tuple([ref('driver', 'first driver'), ref('driver', 'second driver')])
      .meta({ description: 'two drivers' }),
    rank: z.number().min(-1).max(1).meta({ description: 'Spearman rank correlation, -1 to 1' }),
    ...sourced,
  })
  .meta({ description: 'rank correlation between two drivers' });

const hit = z
  .strictObject({
    on: z.union([z.string(), z.array(z.string())]).meta({
      description:
        'what it hits: `site`, `site.phase` or `site.phase.activity` with `*` for any; `kind:construction`; `driver:id`, `agreement:id`, `supply:id`, `capital:id`, `power:site.option`',
    }),
    delay: signedValue(
      'duration',
      'added to the duration of each activity hit, or to the date',
    ).optional(),
    factor: value(
      'factor',
      'multiplies duration, quantity, amount, megawatts or driver',
    ).optional(),
    cost: value('factor', 'multiplies the cost of the activities hit').optional(),
    cancel: flag('the thing hit never happens').optional(),
  })
  .meta({ description: 'one effect of a risk event' });

export const risk = z
  .strictObject({
    name: label('name on charts'),
    probability: value('share', 'probability that it happens within the horizon'),
    hits: z.array(hit).min(1).meta({ description: 'what it does when it happens' }),
    mitigation: z
      .strictObject({
        active: flag('whether the mitigation is in the plan').default(false),
        what: text('what is done').optional(),
        probability: value('share', 'probability after mitigation').optional(),
        impact: value('share', 'share of the impact that remains').optional(),
        cost: value('money', 'cost of the mitigation').optional(),
        ...sourced,
      })
      .meta({ description: 'what could be done about it, with its effect and cost' })
      .optional(),
    ...sourced,
  })
  .meta({ description: 'an event that may or may not happen' });

export const calendar = z
  .strictObject({
    name: label('name on charts').optional(),
    week: z
      .array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
      .min(1)
      .default(['mon', 'tue', 'wed', 'thu', 'fri'])
      .meta({ description: 'working days of the week' }),
    holidays: z
      .array(date('a day without work'))
      .default([])
      .meta({ description: 'days without work' }),
    closed: z
      .array(
        z.strictObject({
          from: z
            .string()
            .regex(/^\d{2}-\d{2}$/)
            .meta({ description: 'first day of the season, MM-DD' }),
          to: z
            .string()
            .regex(/^\d{2}-\d{2}$/)
            .meta({ description: 'last day of the season, MM-DD' }),
        }),
      )
      .default([])
      .meta({ description: 'seasons of every year in which weather stops the work' }),
    ...sourced,
  })
  .meta({ description: 'when work is done' });
