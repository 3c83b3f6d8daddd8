import { clearFloats, float, int, setFloat } from '../arrays';
import { peopleOf, staffOfPhase, workerNode, workerPhase, workers } from './claims';
import { phases } from './funding';
import { committed, spent } from './ledger';
import { monthAt, months } from './months';
import { finish, start } from './network';
import {
  energised,
  horizon,
  scopes,
  siteOf,
  siteScope,
  siteScopeFirst,
  sites,
  sizeOf,
} from './phases';

/*
 * What each site spends, and what each scope has committed and employs, by month, written into the
 * trial's row of monthly outcomes; the highest needs into its row of scalars.
 */

/** Where they begin in the row of scalars. */
export let atPeakNeed: i32 = 0;
export let atUnfunded: i32 = 0;
/** By scope: USD evidenced in the sources that reach it. */
export let evidenced: usize = 0;
/** Changes by scope, series and slot; and by scope. */
export let kept: usize = 0;
export let scopeSpent: usize = 0;
export let scopePeak: usize = 0;
export let scopeNeed: usize = 0;

const SERIES: i32 = 2;
const COMMITTED: i32 = 0;
const JOBS: i32 = 1;

function setSingle(row: usize, i: i32, x: f64): void {
  store<f32>(row + ((i as usize) << 2), x as f32);
}

/** Adds to a slot of a series of every scope of a site. */
function addKept(site: i32, series: i32, slot: i32, amount: f64): void {
  const end = int(siteScopeFirst, site + 1);
  for (let i = int(siteScopeFirst, site); i < end; i++) {
    const at = (int(siteScope, i) * SERIES + series) * (months + 1) + slot;
    setFloat(kept, at, float(kept, at) + amount);
  }
}

/** A step from a day on. */
function step(site: i32, day: f64, people: f64): void {
  const slot = monthAt(day) + 1;
  if (slot <= months && people !== 0) addKept(site, JOBS, slot, people);
}

function jobSteps(): void {
  for (let p = 0; p < phases; p++) {
    const day = energised(p);
    if (day < horizon) step(int(siteOf, p), day, staffOfPhase(p) * sizeOf(p));
  }
  for (let w = 0; w < workers; w++) {
    const node = int(workerNode, w);
    const to = float(finish, node);
    const from = float(start, node);
    if (!(to < Infinity) || from >= horizon) continue;
    const phase = int(workerPhase, w);
    const people = peopleOf(w);
    step(int(siteOf, phase), from, people * sizeOf(phase));
    step(int(siteOf, phase), to, -people * sizeOf(phase));
  }
}

function copyNeeds(row: usize): void {
  const slots = months + 1;
  for (let s = 0; s < sites; s++)
    for (let slot = 0; slot < slots; slot++) {
      const at = s * slots + slot;
      setSingle(row, at, float(spent, at));
      const amount = float(committed, at);
      if (amount !== 0) addKept(s, COMMITTED, slot, amount);
    }
}

function copyKept(row: usize): void {
  const slots = months + 1;
  for (let series = 0; series < scopes * SERIES; series++) {
    const from = series * slots;
    const target = sites * slots + series * months;
    let level = float(kept, from);
    for (let m = 0; m < months; m++) {
      level += float(kept, from + m + 1);
      setSingle(row, target + m, level);
    }
  }
}

/** Highest need of a month from the data date on, and highest sum beyond evidenced money, by scope. */
function peaks(row: usize): void {
  const slots = months + 1;
  clearFloats(scopeSpent, scopes);
  clearFloats(scopePeak, scopes);
  for (let slot = 0; slot < slots; slot++) {
    clearFloats(scopeNeed, scopes);
    for (let s = 0; s < sites; s++) {
      const amount = float(spent, s * slots + slot);
      if (amount === 0) continue;
      const end = int(siteScopeFirst, s + 1);
      for (let i = int(siteScopeFirst, s); i < end; i++) {
        const scope = int(siteScope, i);
        setFloat(scopeNeed, scope, float(scopeNeed, scope) + amount);
      }
    }
    for (let c = 0; c < scopes; c++) {
      const need = float(scopeNeed, c);
      setFloat(scopeSpent, c, float(scopeSpent, c) + need);
      if (slot > 0 && need > float(scopePeak, c)) setFloat(scopePeak, c, need);
    }
  }
  for (let c = 0; c < scopes; c++) {
    setFloat(row, atPeakNeed + c, float(scopePeak, c));
    setFloat(row, atUnfunded + c, max<f64>(0, float(scopeSpent, c) - float(evidenced, c)));
  }
}

export function recordMonths(row: usize, scalarRow: usize): void {
  clearFloats(kept, scopes * SERIES * (months + 1));
  jobSteps();
  copyNeeds(row);
  copyKept(row);
  peaks(scalarRow);
}
