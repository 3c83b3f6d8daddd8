import * as z from 'zod';
import { type Dimension, parseQuantity } from '../../units/index.ts';
import { outOfBounds } from '../bounds.ts';
import { describe } from '../describe.ts';
import { misfit } from '../field-check.ts';
import {
  date,
  flag,
  label,
  ref,
  refs,
  signedValue,
  sourced,
  table,
  text,
  value,
} from './fields.ts';

export const agreement = z
  .strictObject({
    name: label('name on charts'),
    parties: refs('party', 'who must sign'),
    signed: date('day on which it was signed').optional(),
    time: value(
      'duration',
      'time from the data date, or from what it waits for, to signature',
    ).optional(),
    never: value('share', 'probability that it is never signed').optional(),
    after: refs('agreement', 'agreements that must be signed before').default([]),
    afterActivities: refs(
      'activity',
      'activities (`site.phase.activity`) that must finish before',
    ).default([]),
    terms: refs('term', 'terms the parties still fight over').default([]),
    longStop: date('if it is not signed by then it never is').optional(),
    ...sourced,
  })
  .refine(
    (a) => a.signed !== undefined || a.time !== undefined,
    misfit(
      { en: 'an agreement has signed or time', zh: '协议须有 signed 或 time' },
      { en: 'add time, or signed if it is', zh: '请补上 time；若已签署则补上 signed' },
    ),
  )
  .meta({ description: 'something parties must sign' });

const patch = z
  .union([
    z.strictObject({ set: text('address of a field, `agreements.x.never`'), to: z.unknown() }),
    z.strictObject({
      scale: text('address of a number; `*` stands for any id'),
      by: value('factor', 'multiplier'),
    }),
    z.strictObject({ switch: text('address of a flag or of a thing'), on: flag('on or off') }),
    z.strictObject({
      template: ref('plan', 'plan whose activities take the place of those of the phases'),
      for: text('address of phases, `sites.x.phases.*`'),
      with: z
        .record(z.string(), z.unknown())
        .default({})
        .meta({ description: 'parameter of the plan -> what stands for it' }),
    }),
    z.strictObject({
      add: text('address of the new thing, `agreements.x` or `capital.x`'),
      as: z
        .record(z.string(), z.unknown())
        .meta({ description: 'the thing, written as in its own place' }),
    }),
  ])
  .meta({ description: 'one change to the programme' });

const option = z
  .strictObject({
    name: label('name on charts'),
    patch: z
      .array(patch)
      .default([])
      .meta({ description: 'what the option changes in the programme' }),
    wants: z
      .record(
        z.string(),
        signedValue('money', 'what the option is worth to the party beyond the money it brings'),
      )
      .default({})
      .meta({ description: 'party id -> stated preference in USD', refersTo: 'party' }),
    refusedBy: z.record(z.string(), text('why it refuses')).default({}).meta({
      description: 'party id -> why it signs no deal with the option, whatever it gains or is paid',
      refersTo: 'party',
    }),
    ...sourced,
  })
  .meta({ description: 'one way to settle a term' });

export const term = z
  .strictObject({
    question: label('what is to be settled'),
    options: table(option, 'ways to settle it'),
    current: ref('option', 'option on the table; open if none').optional(),
    ...sourced,
  })
  .meta({ description: 'an issue the parties negotiate' });

const chosen = (description: string) => z.record(z.string(), z.string()).meta({ description });

export const exclusion = z
  .union([
    z.strictObject({
      not: chosen('term -> option; these do not go together'),
      why: text('why').optional(),
    }),
    z.strictObject({
      if: chosen('term -> option; whoever takes all of these'),
      needs: chosen('term -> option; must take these too'),
      why: text('why').optional(),
    }),
  ])
  .meta({ description: 'options that cannot be combined, or that need each other' });

export const deal = z
  .record(z.string(), z.string())
  .meta({ description: 'term -> option; terms that are not named stay as they are' });

export const bargaining = z
  .strictObject({
    round: value('duration', 'length of a round of talks'),
    agreements: refs(
      'agreement',
      'agreements that come as late as the talks end, not by their own time',
    ),
    ...sourced,
  })
  .meta({ description: 'how long talks take; without it they are an illustration only' });

/** What a claim can measure, with the dimension of its threshold. */
export const measures = {
  'data-centres': 'count',
  mw: 'power',
  spent: 'money',
  committed: 'money',
  signed: 'count',
  jobs: 'count',
  revenue: 'money/time',
} as const satisfies Record<string, Dimension>;

export const claim = z
  .strictObject({
    says: label('the claim in words'),
    who: refs('party', 'who made it').default([]),
    fact: z
      .union([z.string(), z.array(z.string())])
      .meta({ description: 'facts that record it', refersTo: 'fact' }),
    measure: z.enum(Object.keys(measures) as (keyof typeof measures)[]).meta({
      description:
        'data-centres energised, mw of IT energised, spent USD since the programme began, committed USD, signed agreements (of), jobs at work, revenue in USD a year in the month of the day',
    }),
    of: text(
      'scope, site, `site.phase`, agreement, party or capital source that is measured; everything if none',
    ).optional(),
    state: text('only sites in this state').optional(),
    atLeast: z.unknown().optional().meta({ description: 'threshold, a number with its unit' }),
    atMost: z.unknown().optional().meta({ description: 'threshold, a number with its unit' }),
    by: date('day by which'),
    note: text('how the words were turned into a measure').optional(),
  })
  .refine(
    (c) => (c.atLeast === undefined) !== (c.atMost === undefined),
    misfit(
      { en: 'a claim has either atLeast or atMost', zh: '公开说法须恰有 atLeast 与 atMost 之一' },
      { en: 'keep one of the two', zh: '请只留其一' },
    ),
  )
  .transform(({ atLeast, atMost, ...claim }, context) => {
    const sense = atLeast === undefined ? ('atMost' as const) : ('atLeast' as const);
    const raw = atLeast ?? atMost;
    const found = describe(raw);
    const parsed =
      typeof raw === 'string' || typeof raw === 'number'
        ? parseQuantity(raw, measures[claim.measure])
        : ({
            ok: false,
            fact: { en: `expected a number, got ${found.en}`, zh: `应为数值，实为：${found.zh}` },
            mend: { en: 'write the threshold', zh: '请写阈值' },
          } as const);
    const wrong = parsed.ok
      ? outOfBounds(parsed.value, raw, measures[claim.measure], false)
      : ({ ...parsed, code: 'unit' } as const);
    if (parsed.ok && wrong === undefined) return { ...claim, sense, threshold: parsed.value };
    if (wrong !== undefined)
      context.issues.push({
        code: 'custom',
        input: raw,
        path: [sense],
        ...misfit(wrong.fact, wrong.mend, wrong.code),
      });
    return z.NEVER;
  })
  .meta({ description: 'a public statement that can be checked' });
