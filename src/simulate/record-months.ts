import type { Model } from '../model/index.ts';
import type { Ledger } from './ledger.ts';
import { keptColumn, keptSeries, needColumn, type Outcomes } from './outcomes.ts';
import { drawn, finishOf, startOf, type Trial } from './trial.ts';

const COMMITTED = keptSeries.indexOf('committed');
const JOBS = keptSeries.indexOf('jobs');

/**
 * Writes what each site spends, and what each scope has committed and employs, by month, into the
 * trial's row of monthly outcomes, and the highest needs into its row of scalars.
 */
export function createMonthRecorder(
  trial: Trial,
  ledger: Ledger,
  { layout }: Pick<Outcomes, 'layout'>,
  rows: Float32Array,
  scalarRows: Float64Array,
): (row: number, scalarRow: number) => void {
  const { model, allotment, axis } = trial;
  const { phases, sites, scopes, months, workers } = model;
  const slots = months + 1;
  const kept = new Float64Array(scopes.length * keptSeries.length * slots);
  const evidenced = scopes.map(({ phases: inside }) => evidencedFor(model, inside));
  const spent = new Float64Array(scopes.length);
  const peak = new Float64Array(scopes.length);
  const need = new Float64Array(scopes.length);

  /** Adds a step from a day on to a series of every scope of a site; slot 0 is before the first month. */
  function step(site: number, series: number, day: number, amount: number): void {
    const slot = axis.monthAt(day) + 1;
    if (slot > months || amount === 0) return;
    for (const scope of sites[site]!.scopes) {
      const at = (scope * keptSeries.length + series) * slots + slot;
      kept[at] = kept[at]! + amount;
    }
  }

  function jobSteps(): void {
    const { scale } = allotment.funding;
    for (let p = 0; p < phases.length; p++) {
      const { site, mw, staff, energised } = phases[p]!;
      const day = finishOf(trial, energised);
      if (day < model.horizon)
        step(site, JOBS, day, drawn(trial, staff, 0) * drawn(trial, mw, 0) * scale[p]!);
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

  function copyNeeds(row: number): void {
    for (let s = 0; s < sites.length; s++) {
      const target = row + needColumn(model, s, 0);
      for (let slot = 0; slot < slots; slot++) {
        rows[target + slot] = ledger.spent[s * slots + slot]!;
        const committed = ledger.committed[s * slots + slot]!;
        if (committed === 0) continue;
        for (const scope of sites[s]!.scopes) {
          const at = (scope * keptSeries.length + COMMITTED) * slots + slot;
          kept[at] = kept[at]! + committed;
        }
      }
    }
  }

  function copyKept(row: number): void {
    for (let c = 0; c < scopes.length; c++)
      for (let w = 0; w < keptSeries.length; w++) {
        const from = (c * keptSeries.length + w) * slots;
        const target = row + keptColumn(model, c, w, 0);
        let level = kept[from]!;
        for (let m = 0; m < months; m++) {
          level += kept[from + m + 1]!;
          rows[target + m] = level;
        }
      }
  }

  /** Highest need of a month from the data date on, and highest sum beyond evidenced money, by scope. */
  function peaks(at: number): void {
    spent.fill(0);
    peak.fill(0);
    for (let slot = 0; slot < slots; slot++) {
      need.fill(0);
      for (let s = 0; s < sites.length; s++) {
        const amount = ledger.spent[s * slots + slot]!;
        if (amount === 0) continue;
        for (const scope of sites[s]!.scopes) need[scope] = need[scope]! + amount;
      }
      for (let c = 0; c < scopes.length; c++) {
        spent[c] = spent[c]! + need[c]!;
        if (slot > 0 && need[c]! > peak[c]!) peak[c] = need[c]!;
      }
    }
    for (let c = 0; c < scopes.length; c++) {
      scalarRows[at + layout.peakNeed + c] = peak[c]!;
      scalarRows[at + layout.unfunded + c] = Math.max(0, spent[c]! - evidenced[c]!);
    }
  }

  return (row, scalarRow) => {
    kept.fill(0);
    jobSteps();
    copyNeeds(row);
    copyKept(row);
    peaks(scalarRow);
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
