import type { Model } from '../model/index.ts';
import type { Earnings } from './earnings.ts';
import type { Ledger } from './ledger.ts';
import {
  BLOCK,
  type BlockSums,
  type Outcomes,
  scopeColumn,
  scopeSeries,
  siteColumn,
  siteSeries,
} from './outcomes.ts';
import { drawn, finishOf, startOf, type Trial } from './trial.ts';

const MW = scopeSeries.indexOf('mw');
const CENTRES = scopeSeries.indexOf('dataCentres');
const SPENT = scopeSeries.indexOf('spent');
const NEED = scopeSeries.indexOf('need');
const COMMITTED = scopeSeries.indexOf('committed');
const JOBS = scopeSeries.indexOf('jobs');
const SITE_MW = siteSeries.indexOf('mw');
const SITE_SPENT = siteSeries.indexOf('spent');

/** Trials and columns moved together when a block is turned into columns. */
const TILE = 16;

/** Writes the monthly series of the trials of a block. */
export interface MonthRecorder {
  /** Collects one trial at a place in the block that starts at `at`; adds its means to the sums. */
  add(place: number, at: number, sums: BlockSums): void;
  /** Turns the block's rows into columns, the first trial at `at`. */
  flush(at: number, count: number): void;
}

/**
 * Monthly series of scopes and sites. A trial is gathered as one row, since writing thousands of
 * far apart columns for each trial would miss the cache every time; rows turn into columns by tiles.
 */
export function createMonthRecorder(
  trial: Trial,
  ledger: Ledger,
  earnings: Earnings,
  outcomes: Outcomes,
): MonthRecorder {
  const { model, allotment, axis } = trial;
  const { phases, sites, scopes, funds, months, workers } = model;
  const { layout } = outcomes;
  const slots = months + 1;
  const columns = layout.monthly;
  const rows = new Float32Array(columns * BLOCK);
  const evidenced = scopes.map(({ phases: inside }) => evidencedFor(model, inside));
  const ofScope = new Float64Array(scopes.length * scopeSeries.length * slots);
  const ofSite = new Float64Array(sites.length * siteSeries.length * slots);

  /** Adds a step from a day on to a series of every scope of a site; slot 0 is before the first month. */
  function step(site: number, series: number, day: number, amount: number): number {
    const slot = axis.monthAt(day) + 1;
    if (slot > months) return slot;
    for (const scope of sites[site]!.scopes) {
      const at = (scope * scopeSeries.length + series) * slots + slot;
      ofScope[at] = ofScope[at]! + amount;
    }
    return slot;
  }

  function phaseSteps(): void {
    const { scale } = allotment.funding;
    for (let p = 0; p < phases.length; p++) {
      const { site, dataCentres, mw, staff, energised } = phases[p]!;
      const day = finishOf(trial, energised);
      if (!(day < model.horizon)) continue;
      const size = drawn(trial, mw, 0) * scale[p]!;
      const slot = step(site, MW, day, size);
      step(site, CENTRES, day, dataCentres);
      step(site, JOBS, day, drawn(trial, staff, 0) * size);
      const at = (site * siteSeries.length + SITE_MW) * slots + slot;
      ofSite[at] = ofSite[at]! + size;
    }
    for (const row of workers) {
      const finish = finishOf(trial, row.node);
      const start = startOf(trial, row.node);
      if (!(finish < Infinity) || start >= model.horizon) continue;
      const { site, mw } = phases[row.phase]!;
      const people =
        drawn(trial, row.workers, 0) + drawn(trial, row.perMw, 0) * drawn(trial, mw, 0);
      step(site, JOBS, start, people * scale[row.phase]!);
      step(site, JOBS, finish, -people * scale[row.phase]!);
    }
  }

  function moneySteps(): void {
    for (let s = 0; s < sites.length; s++) {
      const spent = (s * siteSeries.length + SITE_SPENT) * slots;
      for (let slot = 0; slot < slots; slot++)
        ofSite[spent + slot] = ledger.spent[s * slots + slot]!;
      for (const scope of sites[s]!.scopes) {
        const at = scope * scopeSeries.length * slots;
        for (let slot = 0; slot < slots; slot++) {
          const amount = ledger.spent[s * slots + slot]!;
          if (amount !== 0) {
            ofScope[at + SPENT * slots + slot] = ofScope[at + SPENT * slots + slot]! + amount;
            ofScope[at + NEED * slots + slot] = ofScope[at + NEED * slots + slot]! + amount;
          }
          const committed = ledger.committed[s * slots + slot]!;
          if (committed !== 0)
            ofScope[at + COMMITTED * slots + slot] =
              ofScope[at + COMMITTED * slots + slot]! + committed;
        }
      }
    }
  }

  /** Copies a series into the row; all but the need of the month add up over time. */
  function copy(from: Float64Array, first: number, target: number, adds: boolean): void {
    let level = adds ? from[first]! : 0;
    for (let m = 0; m < months; m++) {
      const x = from[first + m + 1]!;
      level = adds ? level + x : x;
      rows[target + m] = level;
    }
  }

  /** Highest need of a month from the data date on, and highest sum beyond evidenced money. */
  function needs(at: number): void {
    const { scalars } = outcomes;
    for (let c = 0; c < scopes.length; c++) {
      const first = (c * scopeSeries.length + NEED) * slots;
      let peak = 0;
      let total = 0;
      for (let slot = 0; slot < slots; slot++) {
        const need = ofScope[first + slot]!;
        if (slot > 0 && need > peak) peak = need;
        total += need;
      }
      scalars[(layout.peakNeed + c) * layout.trials + at] = peak;
      scalars[(layout.unfunded + c) * layout.trials + at] = Math.max(0, total - evidenced[c]!);
    }
  }

  function addMeans(sums: BlockSums): void {
    for (let s = 0; s < sites.length; s++)
      for (let m = 0; m < months; m++) {
        const revenue = earnings.revenue[s * months + m]!;
        const operating = earnings.operating[s * months + m]!;
        if (revenue === 0 && operating === 0) continue;
        for (const scope of sites[s]!.scopes) {
          sums.revenue[scope * months + m]! += revenue;
          sums.operating[scope * months + m]! += operating;
        }
      }
    for (let s = 0; s < funds.sources.length; s++)
      for (let m = 0; m < months; m++) {
        const amount = ledger.drawn[s * slots + m + 1]!;
        if (amount !== 0) sums.drawn[s * months + m]! += amount;
      }
  }

  return {
    add(place, at, sums) {
      ofScope.fill(0);
      ofSite.fill(0);
      phaseSteps();
      moneySteps();
      const row = place * columns;
      for (let c = 0; c < scopes.length; c++)
        for (let w = 0; w < scopeSeries.length; w++)
          copy(
            ofScope,
            (c * scopeSeries.length + w) * slots,
            row + scopeColumn(model, c, w, 0),
            w !== NEED,
          );
      for (let s = 0; s < sites.length; s++)
        for (let w = 0; w < siteSeries.length; w++)
          copy(ofSite, (s * siteSeries.length + w) * slots, row + siteColumn(model, s, w, 0), true);
      needs(at + place);
      addMeans(sums);
    },
    flush(at, count) {
      const { monthly } = outcomes;
      const { trials } = layout;
      for (let first = 0; first < columns; first += TILE) {
        const end = Math.min(columns, first + TILE);
        for (let t = 0; t < count; t += TILE) {
          const last = Math.min(count, t + TILE);
          for (let c = first; c < end; c++)
            for (let i = t; i < last; i++) monthly[c * trials + at + i] = rows[i * columns + c]!;
        }
      }
    },
  };
}

/** USD evidenced in the sources that reach any of these phases. */
function evidencedFor({ funds, packages }: Model, inside: readonly number[]): number {
  const reached = new Set<number>();
  for (const phase of inside) {
    const end = funds.budgetFirst[(phase + 1) * packages.length]!;
    for (let k = funds.budgetFirst[phase * packages.length]!; k < end; k++)
      reached.add(funds.lotSource[funds.budgetLot[k]!]!);
  }
  return [...reached].reduce((sum, source) => sum + (funds.sources[source]!.evidenced || 0), 0);
}
