import type { Model } from '../model/index.ts';
import {
  createMonthAt,
  keptColumn,
  keptSeries,
  needColumn,
  type Outcomes,
} from '../simulate/index.ts';

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

/** Whether any picture shows it: megawatts, and what scopes spend. Tables and `result.json` have all. */
export const isPictured = ({ key, scope }: Pick<Series, 'key' | 'scope'>): boolean =>
  key === 'mw' || (key === 'spent' && scope >= 0);

/** First column, among all series, of a series of a scope or of a site. */
export const scopeColumn = ({ months }: Model, scope: number, key: SeriesKey): number =>
  (scope * scopeSeries.length + scopeSeries.indexOf(key)) * months;
export const siteColumn = (model: Model, site: number, key: (typeof siteSeries)[number]): number =>
  (model.scopes.length * scopeSeries.length + site * siteSeries.length + siteSeries.indexOf(key)) *
  model.months;

/** Rebuilds series month by month from what was kept of each trial. */
export interface SeriesReader {
  /** `visit` gets one value a trial, in an array that is used again. A month's level is that at its end. */
  each(series: Series, visit: (month: number, values: Float64Array) => void): void;
}

export function createSeriesReader(model: Model, outcomes: Outcomes): SeriesReader {
  const { months } = model;
  const { scalars, monthly, layout } = outcomes;
  const { trials } = layout;
  const monthAt = createMonthAt(model);
  const values = new Float64Array(trials);
  // phases by trials, in the order of the slots in which they are energised
  const slotOf = new Uint16Array(model.phases.length * trials);
  const inOrder = new Uint32Array(slotOf.length);
  const first = new Uint32Array(months + 3);
  let sorted: readonly number[] | undefined;

  /** Slot 0 is before the first month, the last one after the horizon. */
  function sortBySlot(phases: readonly number[]): void {
    if (phases === sorted) return;
    sorted = phases;
    first.fill(0);
    phases.forEach((phase, p) => {
      const days = (layout.energised + phase) * trials;
      for (let i = 0; i < trials; i++) {
        const day = scalars[days + i]!;
        const slot = day < model.horizon ? monthAt(day) + 1 : months + 1;
        slotOf[p * trials + i] = slot;
        first[slot + 1]!++;
      }
    });
    for (let slot = 0; slot < months + 2; slot++) first[slot + 1]! += first[slot]!;
    // scattering moves each start to the next slot's start, where it belongs after a shift
    for (let k = 0; k < phases.length * trials; k++) inOrder[first[slotOf[k]!]!++] = k;
    first.copyWithin(1, 0);
    first[0] = 0;
  }

  function addEnergised({ key, phases }: Series, slot: number): void {
    let p = 0;
    for (let j = first[slot]!; j < first[slot + 1]!; p++) {
      const phase = phases[p]!;
      // within a slot entries rise, so those of one phase stand together
      const start = p * trials;
      const sizes = (layout.phaseMw + phase) * trials;
      const { dataCentres } = model.phases[phase]!;
      for (; j < first[slot + 1]! && inOrder[j]! < start + trials; j++) {
        const trial = inOrder[j]! - start;
        values[trial] = values[trial]! + (key === 'mw' ? scalars[sizes + trial]! : dataCentres);
      }
    }
  }

  /** Adds one site after the other; several in one go, which spares most of the way to memory. */
  function addNeeds(sites: readonly number[], slot: number): void {
    const columns = sites.map((site) => needColumn(model, site, slot) * trials);
    let s = 0;
    for (; s + 4 <= columns.length; s += 4) {
      const [a, b, c, d] = [columns[s]!, columns[s + 1]!, columns[s + 2]!, columns[s + 3]!];
      for (let i = 0; i < trials; i++)
        values[i] =
          values[i]! + monthly[a + i]! + monthly[b + i]! + monthly[c + i]! + monthly[d + i]!;
    }
    for (; s < columns.length; s++) {
      const a = columns[s]!;
      for (let i = 0; i < trials; i++) values[i] = values[i]! + monthly[a + i]!;
    }
  }

  function setMonth(series: Series, month: number): void {
    const { key, scope, sites } = series;
    if (key === 'mw' || key === 'dataCentres') addEnergised(series, month + 1);
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
      values.fill(0);
      if (series.key === 'spent') addNeeds(series.sites, 0);
      if (series.key === 'mw' || series.key === 'dataCentres') {
        sortBySlot(series.phases);
        addEnergised(series, 0);
      }
      for (let month = 0; month < months; month++) {
        setMonth(series, month);
        visit(month, values);
      }
    },
  };
}
