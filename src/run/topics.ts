import type { Model } from '../model/index.ts';
import { type Layout, needColumn, sumsBefore, sumsLength, type Wanted } from '../simulate/index.ts';
import type { Range } from './pieces.ts';

/**
 * What a result tells of, beside claims, agreements and what scopes energise, which every result has.
 * A run may leave topics out for the time that they take; then what they tell is empty.
 */
export const topics = [
  /** Cash flows, most of the work; money committed and needed, the cost of delay, the checks. */
  'money',
  /** What scopes spend, month by month. */
  'spending',
  /** Phases, and what each site energises and when first. */
  'schedule',
  /** Of the phases their activities, and their waiting by cause. */
  'activities',
  /** Waiting by cause of scopes and sites, what moves outcomes, joint confidence. */
  'obstacles',
  /** Forecasts without one risk, among what moves outcomes. */
  'exclusions',
  /** Monthly series that no picture shows. */
  'tables',
  /** What the numbers of the programme rest on. */
  'evidence',
] as const;
export type Topic = (typeof topics)[number];

/** What is read of the outcomes to tell of these topics. */
export function wantedFor(told: ReadonlySet<Topic>, model: Model, layout: Layout): Wanted {
  const walks = told.has('activities') || told.has('obstacles');
  return {
    scalars: told.has('money')
      ? layout.scalars
      : told.has('obstacles')
        ? layout.money
        : told.has('schedule')
          ? layout.analysed
          : layout.scheduled,
    monthly: told.has('tables')
      ? layout.monthly
      : told.has('spending')
        ? needColumn(model, model.sites.length, 0)
        : 0,
    dates: told.has('activities') ? layout.dates : 0,
    sums: told.has('money') ? sumsLength(model) : sumsBefore(model, walks ? 'drawn' : 'days'),
  };
}

/** Scalar columns of which the spread is told; the others are read trial by trial, if at all. */
export const spreadsFor = (told: ReadonlySet<Topic>, layout: Layout): readonly Range[] => [
  ...(told.has('schedule')
    ? [
        { from: layout.energised, to: layout.phaseMw },
        { from: layout.scheduled, to: layout.analysed },
      ]
    : []),
  { from: layout.scopeFirst, to: layout.scheduled },
  ...(told.has('obstacles') ? [{ from: layout.analysed, to: layout.driver }] : []),
  ...(told.has('money') ? [{ from: layout.money, to: layout.partial }] : []),
];
