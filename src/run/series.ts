import type { Model } from '../model/index.ts';
import {
  createMonthAxis,
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

/** First column, among all series, of a series of a scope or of a site. */
export const scopeColumn = ({ months }: Model, scope: number, key: SeriesKey): number =>
  (scope * scopeSeries.length + scopeSeries.indexOf(key)) * months;
export const siteColumn = (model: Model, site: number, key: (typeof siteSeries)[number]): number =>
  (model.scopes.length * scopeSeries.length + site * siteSeries.length + siteSeries.indexOf(key)) *
  model.months;

/**
 * Rebuilds a series month by month from what was kept of each trial: `visit` gets one value a
 * trial, in an array that is used again. A month's level is that at its end.
 */
export function eachMonth(
  model: Model,
  outcomes: Outcomes,
  series: Series,
  visit: (month: number, values: Float64Array) => void,
): void {
  const { trials } = outcomes.layout;
  const values = new Float64Array(trials);
  switch (series.key) {
    case 'mw':
    case 'dataCentres': {
      const { first, trial, amount } = energisedByMonth(model, outcomes, series);
      for (let m = -1; m < model.months; m++) {
        for (let k = first[m + 1]!; k < first[m + 2]!; k++) {
          values[trial[k]!] = values[trial[k]!]! + amount[k]!;
        }
        if (m >= 0) visit(m, values);
      }
      return;
    }
    case 'spent':
      addNeeds(model, outcomes, series.sites, 0, values);
      for (let m = 0; m < model.months; m++) {
        addNeeds(model, outcomes, series.sites, m + 1, values);
        visit(m, values);
      }
      return;
    case 'need':
      for (let m = 0; m < model.months; m++) {
        values.fill(0);
        addNeeds(model, outcomes, series.sites, m + 1, values);
        visit(m, values);
      }
      return;
    default:
      for (let m = 0; m < model.months; m++) {
        const first = keptColumn(model, series.scope, keptSeries.indexOf(series.key), m) * trials;
        values.set(outcomes.monthly.subarray(first, first + trials));
        visit(m, values);
      }
  }
}

function addNeeds(
  model: Model,
  { monthly, layout: { trials } }: Outcomes,
  sites: readonly number[],
  slot: number,
  values: Float64Array,
): void {
  for (const site of sites) {
    const first = needColumn(model, site, slot) * trials;
    for (let i = 0; i < trials; i++) values[i] = values[i]! + monthly[first + i]!;
  }
}

/** What is energised in each slot (0 before the first month): rows of trial and amount, CSR by slot. */
function energisedByMonth(
  model: Model,
  { scalars, layout }: Outcomes,
  { key, phases }: Series,
): { first: Int32Array; trial: Int32Array; amount: Float64Array } {
  const { trials } = layout;
  const { monthAt } = createMonthAxis(model);
  const first = new Int32Array(model.months + 3);
  const slotOf = new Int16Array(phases.length * trials);
  phases.forEach((phase, p) => {
    const days = (layout.energised + phase) * trials;
    for (let i = 0; i < trials; i++) {
      const day = scalars[days + i]!;
      const slot = day < model.horizon ? monthAt(day) + 1 : model.months + 1;
      slotOf[p * trials + i] = slot;
      first[slot + 1]!++;
    }
  });
  for (let slot = 0; slot < model.months + 2; slot++) first[slot + 1]! += first[slot]!;
  const next = first.slice();
  const trial = new Int32Array(slotOf.length);
  const amount = new Float64Array(slotOf.length);
  phases.forEach((phase, p) => {
    const sizes = (layout.phaseMw + phase) * trials;
    const { dataCentres } = model.phases[phase]!;
    for (let i = 0; i < trials; i++) {
      const at = next[slotOf[p * trials + i]!]!++;
      trial[at] = i;
      amount[at] = key === 'mw' ? scalars[sizes + i]! : dataCentres;
    }
  });
  return { first, trial, amount };
}
