import * as z from 'zod';
import { activity } from './activity.ts';
import { date, label, ref, refs, sourced, table, text, value } from './fields.ts';

const powerKinds = [
  'grid',
  'gas',
  'solar',
  'wind',
  'battery',
  'nuclear',
  'fuel-cell',
  'other',
] as const;

const powerOption = z
  .strictObject({
    name: label('name on charts').optional(),
    kind: z.enum(powerKinds).meta({ description: 'where the power comes from' }),
    mw: value('power', 'megawatts at the meter'),
    available: value('date', 'day from which it can be drawn'),
    after: refs('activity', 'activities (`site.phase.activity`) that must finish first').default(
      [],
    ),
    agreements: refs('agreement', 'agreements that must be signed first').default([]),
    never: value('share', 'probability that it never comes').optional(),
    price: value('money/energy', 'price of the energy').optional(),
    capex: value('money', 'capital cost, spent over the year before it is available').optional(),
    ...sourced,
  })
  .meta({ description: 'a way to bring power to the site' });

const phase = z
  .strictObject({
    name: label('name on charts').optional(),
    mw: value('power', 'IT megawatts of each data centre of the phase'),
    pue: value('factor', 'power usage effectiveness: meter over IT').optional(),
    repeat: z.int().min(1).max(200).default(1).meta({
      description: 'number of data centres alike; each becomes a phase `id-1`, `id-2`, …',
    }),
    stagger: value('duration', 'time by which each of them trails the one before').optional(),
    dataCentres: z
      .int()
      .min(0)
      .default(1)
      .meta({ description: 'data centres that this phase counts as (each, if repeated)' }),
    priority: z
      .int()
      .default(100)
      .meta({ description: 'who goes first when two are ready on the same day; lower first' }),
    plan: ref('plan', 'template of activities').optional(),
    with: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'parameters of the plan' }),
    activities: table(
      activity,
      'activities; those named in the plan are changed, others added',
    ).default({}),
    energised: ref('activity', 'activity whose finish energises the phase').default('online'),
    contingency: value(
      'share',
      'added to the budget that must be covered before funds are committed',
    ).optional(),
    longStop: date('if its funds are not committed by then, the phase is given up').optional(),
    shrink: z
      .strictObject({
        after: value('duration', 'waiting for funds after which it shrinks'),
        to: value('share', 'smallest share of its size that is worth building'),
        ...sourced,
      })
      .meta({ description: 'the phase may be built smaller when money is short' })
      .optional(),
    operating: z
      .strictObject({
        cost: value(
          'money/power/month',
          'operating cost without power, per IT MW and month',
        ).optional(),
        loadFactor: value('share', 'average load over IT MW').optional(),
        staff: value('count', 'permanent jobs per IT MW').optional(),
        refresh: value(
          'money/power',
          'cost of new chips per IT MW at end of life, at the prices of that day: it does not escalate',
        ).optional(),
        life: value('duration', 'life of the chips').optional(),
        ...sourced,
      })
      .meta({ description: 'after energisation' })
      .optional(),
    group: text('set by the loader: id before repetition').optional(),
    copy: z
      .int()
      .default(1)
      .meta({ description: 'set by the loader: which of the repeated phases this is' }),
    promised: date('day on which it was promised to be energised').optional(),
    ...sourced,
  })
  .meta({ description: 'a block of IT MW that is built and energised together' });

export const site = z
  .strictObject({
    name: label('name on charts'),
    place: z
      .strictObject({
        country: text('country').default('US'),
        state: text('state').optional(),
        lat: z
          .number()
          .min(-90)
          .max(90)
          .optional()
          .meta({ description: 'latitude, degrees north' }),
        lon: z
          .number()
          .min(-180)
          .max(180)
          .optional()
          .meta({ description: 'longitude, degrees east' }),
        ...sourced,
      })
      .meta({ description: 'where it is' })
      .optional(),
    landOwner: ref('party', 'who owns the land').optional(),
    developer: ref('party', 'who builds and pays for what comes before committed funds'),
    operator: ref(
      'party',
      'who pays power and operation once energised; the developer if none',
    ).optional(),
    grid: text('grid operator').optional(),
    power: table(powerOption, 'ways to bring power to the site; their megawatts add up').default(
      {},
    ),
    phases: table(phase, 'blocks of IT MW'),
    ...sourced,
  })
  .meta({ description: 'a place where data centres are or may be built' });
