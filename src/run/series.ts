import type { Model } from '../model/index.ts';
import {
  createMonthAt,
  keptColumn,
  keptSeries,
  needColumn,
  type Outcomes,
} from '../simulate/index.ts';
import type { ColumnRoom, Timeline } from './columns.ts';
import type { Topic } from './topics.ts';

/** Monthly series of a scope and of a site, in the order of their columns. */
export const scopeSeries = ['mw', 'dataCentres', 'spent', 'need', 'committed', 'jobs'] as const;
export const siteSeries = ['mw', 'spent'] as const;

type SeriesKey = (typeof scopeSeries)[number];

/** A monthly series of one scope or one site. */
export interface Series {
  readonly key: SeriesKey;
  /** Scope, -1 for a site. */
  readonly scope: number;
  readonly sites: readonly number[];
  readonly phases: readonly number[];
}

/** Every series: those of the scopes, then those of the sites; each has `months` columns. */
export function seriesOf({ scopes, sites }: Model): readonly Series[] {
  return [
    ...scopes.flatMap(({ phases }, scope) =>
      scopeSeries.map((key) => ({
        key,
        scope,
        phases,
        sites: sites.flatMap((site, s) => (site.scopes.includes(scope) ? [s] : [])),
      })),
    ),
    ...sites.flatMap(({ phases }, s) =>
      siteSeries.map((key) => ({ key, scope: -1, phases, sites: [s] })),
    ),
  ];
}

/** The topic that a series is part of; every result has the megawatts of scopes. */
export function topicOf({ key, scope }: Pick<Series, 'key' | 'scope'>): Topic | undefined {
  if (key === 'mw') return scope >= 0 ? undefined : 'schedule';
  return key === 'spent' && scope >= 0 ? 'spending' : 'tables';
}

/** First column, among all series, of a series of a scope or of a site. */
export const scopeColumn = ({ months }: Model, scope: number, key: SeriesKey): number =>
  (scope * scopeSeries.length + scopeSeries.indexOf(key)) * months;
export const siteColumn = (model: Model, site: number, key: (typeof siteSeries)[number]): number =>
  (model.scopes.length * scopeSeries.length + site * siteSeries.length + siteSeries.indexOf(key)) *
  model.months;

/** Months of series: slot 0 is before the first month, the last one after the horizon. */
export function timelineOf(model: Model): Timeline {
  const { monthStart, months, horizon, phases } = model;
  const monthAt = createMonthAt(model);
  const firstDay = monthStart[0]!;
  const slotOf = (_: unknown, day: number) => monthAt(firstDay + day) + 1;
  return {
    firstDay,
    slotOfDay: Uint16Array.from({ length: monthStart[months]! - firstDay }, slotOf),
    horizon,
    slots: months + 2,
    sources: phases.length,
  };
}

/** Rebuilds series month by month from what was kept of each trial. */
export interface SeriesReader {
  /** `visit` finds one value a trial in the values of the room. A month's level is that at its end. */
  each(series: Series, visit: (month: number) => void): void;
}

export function createSeriesReader(
  model: Model,
  outcomes: Outcomes,
  { kernel, values: room, singles }: ColumnRoom,
): SeriesReader {
  const { months } = model;
  const { scalars, monthly, layout } = outcomes;
  const { trials } = layout;
  const values = room.subarray(0, trials);

  /** Phases in the order of the slots in which they are energised. */
  function orderPhases({ key, phases }: Series): void {
    const column = (c: number) => scalars.subarray(c * trials, (c + 1) * trials);
    kernel.clearSteps();
    phases.forEach((phase, p) => {
      values.set(column(layout.energised + phase));
      kernel.countSteps(p, trials);
    });
    kernel.orderSteps();
    phases.forEach((phase, p) => {
      if (key === 'mw') values.set(column(layout.phaseMw + phase));
      else values.fill(model.phases[phase]!.dataCentres);
      kernel.placeSteps(p, trials);
    });
  }

  /** Adds one site after the other. */
  function addNeeds(sites: readonly number[], slot: number): void {
    for (let s = 0; s < sites.length; s += singles.length) {
      const some = Math.min(singles.length, sites.length - s);
      for (let k = 0; k < some; k++) {
        const from = needColumn(model, sites[s + k]!, slot) * trials;
        singles[k]!.set(monthly.subarray(from, from + trials));
      }
      kernel.addSingles(some, trials);
    }
  }

  function setMonth(series: Series, month: number): void {
    const { key, scope, sites } = series;
    if (key === 'mw' || key === 'dataCentres') kernel.addSteps(month + 1);
    else if (key === 'committed' || key === 'jobs') {
      const from = keptColumn(model, scope, keptSeries.indexOf(key), month) * trials;
      values.set(monthly.subarray(from, from + trials));
    } else {
      if (key === 'need') values.fill(0);
      addNeeds(sites, month + 1);
    }
  }

  return {
    each(series, visit) {
      const steps = series.key === 'mw' || series.key === 'dataCentres';
      if (steps) orderPhases(series);
      values.fill(0);
      if (series.key === 'spent') addNeeds(series.sites, 0);
      if (steps) kernel.addSteps(0);
      for (let month = 0; month < months; month++) {
        setMonth(series, month);
        visit(month);
      }
    },
  };
}
