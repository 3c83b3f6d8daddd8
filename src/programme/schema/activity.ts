import * as z from 'zod';
import { date, flag, label, ref, refs, signedValue, sourced, value } from './fields.ts';

/** Kinds of activity; each is also a cause of waiting in the attribution. */
export const activityKinds = [
  'land',
  'design',
  'permit',
  'power',
  'equipment',
  'construction',
  'chips',
  'commissioning',
  'milestone',
] as const;

/** What money is spent on; funds are raised and committed per package. */
export const packages = ['development', 'facility', 'power', 'chips'] as const;

export const curves = ['uniform', 'front', 'back', 'bell'] as const;

const link = z
  .union([
    z.string(),
    z.strictObject({
      activity: ref(
        'activity',
        'predecessor: `activity` of the same phase or `site.phase.activity`',
      ),
      type: z.enum(['FS', 'SS', 'FF', 'SF']).default('FS').meta({ description: 'kind of link' }),
      lag: signedValue('duration', 'calendar time between the two; negative is a lead').optional(),
    }),
  ])
  .meta({
    description:
      'a predecessor: `shell`, `shell SS`, `shell SS+10 days`, `site.phase.shell`, or an object',
  });

const gates = z
  .strictObject({
    agreements: refs('agreement', 'agreements that must be signed first').optional(),
    permits: refs(
      'activity',
      'permits that must be granted first (activities of kind permit)',
    ).optional(),
    funds: z
      .array(z.enum(packages))
      .optional()
      .meta({ description: 'packages whose whole budget must be committed first' }),
    supply: z
      .record(
        z.string(),
        z.union([
          z.strictObject({ perMw: value('count', 'units per IT MW') }),
          z.strictObject({ quantity: value('count', 'units') }),
        ]),
      )
      .optional()
      .meta({ description: 'supply id -> units that must be allotted first', refersTo: 'supply' }),
    power: flag('waits until the site has power for this phase (IT MW x PUE)').optional(),
  })
  .meta({ description: 'what else the start waits for' });

const cost = z
  .strictObject({
    package: z.enum(packages).default('facility').meta({ description: 'budget it belongs to' }),
    fixed: value('money', 'lump sum').optional(),
    perMw: value('money/power', 'per IT MW of the phase').optional(),
    perDay: value('money/time', 'per day between start and finish: grows with delay').optional(),
    curve: z
      .enum(curves)
      .default('bell')
      .meta({ description: 'how the spend is spread from start to finish' }),
    ...sourced,
  })
  .meta({ description: 'what it costs' });

export const activity = z
  .strictObject({
    name: label('name on charts').optional(),
    kind: z.enum(activityKinds).meta({ description: 'kind of work; names the cause of waiting' }),
    duration: value(
      'duration',
      'working days of its calendar: a month counts as 30.4 of them, whatever days the calendar has',
    ).optional(),
    calendar: ref('calendar', 'calendar it works by; all days if none').optional(),
    after: z.array(link).default([]).meta({ description: 'predecessors' }),
    gates: gates.optional(),
    notBefore: date('it may not start before').optional(),
    finishNotBefore: date('it may not finish before').optional(),
    deadline: date('reported, not enforced').optional(),
    progress: z
      .strictObject({
        started: date('actual start').optional(),
        finished: date('actual finish').optional(),
        remaining: value('duration', 'working time left at the data date').optional(),
        ...sourced,
      })
      .meta({ description: 'what had happened by the data date' })
      .optional(),
    drivers: z.record(z.string(), z.number()).optional().meta({
      description: 'driver id -> power to which it multiplies the duration',
      refersTo: 'driver',
    }),
    cost: cost.optional(),
    workers: value(
      'count',
      'people at work on average, per IT MW times MW when `workersPerMw`',
    ).optional(),
    workersPerMw: value('count', 'people at work on average per IT MW').optional(),
    ...sourced,
  })
  .meta({ description: 'a piece of work in a phase' });

export const plan = z
  .strictObject({
    name: label('what the template builds').optional(),
    parameters: z
      .record(z.string(), z.unknown())
      .default({})
      .meta({ description: 'name -> default; `$name` inside the plan stands for it' }),
    energised: ref('activity', 'activity whose finish energises the phase').default('online'),
    activities: z
      .record(z.string(), z.unknown())
      .meta({ description: 'activities, as in a phase' }),
    ...sourced,
  })
  .meta({ description: 'a template of activities for phases that are alike' });
