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
 * What each site spends, then what each scope has committed and employs, by month, written into the
 * trial's row of monthly outcomes; the highest needs into its row of scalars.
 */

/** Where they begin in the row of scalars. */
export let atPeakNeed: i32 = 0;
export let atUnfunded: i32 = 0;
/** By scope: USD evidenced in the sources that reach it. */
export let evidenced: usize = 0;
/** Changes by scope, series and slot; USD spent by scope and slot. */
export let kept: usize = 0;
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

/** What sites spend, two slots at once: slots of all sites lie side by side here and there. */
export function recordNeeds(row: usize): void {
  const count = sites * (months + 1);
  const pairs = count & ~1;
  for (let at = 0; at < pairs; at += 2) {
    const pair = v128.load(spent + ((at as usize) << 3));
    v128.store64_lane(row + ((at as usize) << 2), f32x4.demote_f64x2_zero(pair), 0);
  }
  if (pairs < count) setSingle(row, pairs, float(spent, pairs));
}

function addCommitted(): void {
  const slots = months + 1;
  for (let s = 0; s < sites; s++)
    for (let slot = 0; slot < slots; slot++) {
      const amount = float(committed, s * slots + slot);
      if (amount !== 0) addKept(s, COMMITTED, slot, amount);
    }
}

/** Both series of a scope at once. */
function copyKept(row: usize): void {
  const slots = months + 1;
  for (let c = 0; c < scopes; c++) {
    const from = c * SERIES * slots;
    const target = sites * slots + c * SERIES * months;
    let money = float(kept, from);
    let people = float(kept, from + slots);
    for (let m = 0; m < months; m++) {
      money += float(kept, from + m + 1);
      people += float(kept, from + slots + m + 1);
      setSingle(row, target + m, money);
      setSingle(row, target + months + m, people);
    }
  }
}

/** Adds what a site spends to a scope. */
function addNeeds(site: i32, scope: i32): void {
  const slots = months + 1;
  const from = spent + ((site * slots) << 3);
  const to = scopeNeed + ((scope * slots) << 3);
  const pairs = slots & ~1;
  for (let slot = 0; slot < pairs; slot += 2) {
    const at = (slot as usize) << 3;
    v128.store(to + at, f64x2.add(v128.load(to + at), v128.load(from + at)));
  }
  if (pairs < slots) setFloat(to, pairs, float(to, pairs) + float(from, pairs));
}

export function recordKept(row: usize): void {
  clearFloats(kept, scopes * SERIES * (months + 1));
  jobSteps();
  addCommitted();
  copyKept(row);
}

/** Highest need of a month from the data date on, and highest sum beyond evidenced money, by scope. */
export function recordPeaks(row: usize): void {
  const slots = months + 1;
  clearFloats(scopeNeed, scopes * slots);
  for (let s = 0; s < sites; s++) {
    const end = int(siteScopeFirst, s + 1);
    for (let i = int(siteScopeFirst, s); i < end; i++) addNeeds(s, int(siteScope, i));
  }
  for (let c = 0; c < scopes; c++) {
    let sum = float(scopeNeed, c * slots);
    let peak: f64 = 0;
    for (let slot = 1; slot < slots; slot++) {
      const need = float(scopeNeed, c * slots + slot);
      sum += need;
      if (need > peak) peak = need;
    }
    setFloat(row, atPeakNeed + c, peak);
    setFloat(row, atUnfunded + c, max<f64>(0, sum - float(evidenced, c)));
  }
}
