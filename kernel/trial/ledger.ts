import { byte, clearFloats, float, int, setFloat } from '../arrays';
import { exp } from '../elementary';
import { addFlow, clearFlows, closeFlows } from './flows';
import { grantedAt, packages, phases, scale } from './funding';
import { firstHeld, held, nextHeld } from './holdings';
import { monthAt, months, spread } from './months';
import { arrives, drawn, finish, fired, start } from './network';
import { operateAll } from './operations';
import { energised, fullMw, horizon, siteOf, sites } from './phases';

/* What a trial costs and commits, by month. */

/** Costs of activities, CSR by budget, see `CostRow`; effects of risks on them, CSR by cost. */
export let costFirst: usize = 0;
export let costNode: usize = 0;
export let costFixed: usize = 0;
export let costPerMw: usize = 0;
export let costPerDay: usize = 0;
export let costCurve: usize = 0;
export let costPlanned: usize = 0;
export let costEffectFirst: usize = 0;
export let costEffectRisk: usize = 0;
export let costEffectFactor: usize = 0;
/** By risk: what a mitigation leaves of it. */
export let riskImpact: usize = 0;
/** Growth of prices a day, as a logarithm. */
export let drift: f64 = 0;
/** Rows of the cash flows by budget, -1 for none; committed money by row of a budget and lot. */
export let costRow: usize = 0;
export let unfinishedRow: usize = 0;
export let placedRow: usize = 0;
export let committedRow: usize = 0;

/** USD by site and slot, spent and committed; what is spent also by phase that a claim measures apart. */
export let spent: usize = 0;
export let committed: usize = 0;
/** By phase: its row of `spent` beside those of sites, -1 for none. */
export let spentApart: usize = 0;
/** By phase: USD spent to the horizon. */
export let phaseCost: usize = 0;
/** By site: USD more than at data-date prices, and than at planned durations. */
export let escalation: usize = 0;
export let timeRelated: usize = 0;
/** Slots of the budget at hand, zeros between two budgets. */
export let slots: usize = 0;

let firstSlot: i32 = 0;
let lastSlot: i32 = 0;

/** Adds what one activity costs to the months; false when it never happens. */
function spend(cost: i32, phase: i32, site: i32): bool {
  const node = int(costNode, cost);
  const to = float(finish, node);
  const isArrival = byte(arrives, node) !== 0;
  const from = isArrival ? to - 365 : float(start, node);
  if (!(to < Infinity) || from >= horizon) return false;
  const perDay = drawn(int(costPerDay, cost), 0);
  let factor = isArrival ? 1 : float(scale, phase);
  const lastEffect = int(costEffectFirst, cost + 1);
  for (let e = int(costEffectFirst, cost); e < lastEffect; e++) {
    const risk = int(costEffectRisk, e);
    if (byte(fired, risk) === 1)
      factor *= 1 + (drawn(int(costEffectFactor, e), 1) - 1) * float(riskImpact, risk);
  }
  const days = to - from;
  const perMw = drawn(int(costPerMw, cost), 0);
  const base = (drawn(int(costFixed, cost), 0) + perMw * fullMw(phase) + perDay * days) * factor;
  const middleDay = (from + to) / 2;
  const level = middleDay > 0 ? exp(drift * middleDay) : 1;
  setFloat(escalation, site, float(escalation, site) + base * (level - 1));
  const delayed = perDay * factor * level * (days - float(costPlanned, cost));
  setFloat(timeRelated, site, float(timeRelated, site) + delayed);
  const first = monthAt(from);
  const last = monthAt(to);
  spread(slots, base * level, from, to, int(costCurve, cost), first, last);
  firstSlot = min<i32>(firstSlot, first + 1);
  lastSlot = max<i32>(lastSlot, min<i32>(months, last + 1));
  return true;
}

/** Moves the months of a budget to its site and phase. */
function move(phase: i32, site: i32): void {
  let total: f64 = 0;
  const row = site * (months + 1);
  const apart = int(spentApart, phase) * (months + 1);
  for (let s = firstSlot; s <= lastSlot; s++) {
    const amount = float(slots, s);
    setFloat(slots, s, 0);
    total += amount;
    setFloat(spent, row + s, float(spent, row + s) + amount);
    if (apart >= 0) setFloat(spent, apart + s, float(spent, apart + s) + amount);
  }
  setFloat(phaseCost, phase, float(phaseCost, phase) + total);
}

function commit(budget: i32, site: i32): void {
  const day = float(grantedAt, budget);
  if (!(day < Infinity)) return;
  const slot = min<i32>(months, monthAt(day)) + 1;
  if (slot > months) return;
  const at = site * (months + 1) + slot;
  let sum = float(committed, at);
  for (let k = firstHeld(budget); k >= 0; k = nextHeld(budget, k)) sum += float(held, k);
  setFloat(committed, at, sum);
}

/** Held money, from the month of the commitment or the first month that it pays for. */
function commitFlows(budget: i32): void {
  const day = float(grantedAt, budget);
  if (!(day < Infinity)) return;
  const slot = min<i32>(monthAt(day) + 1, firstSlot);
  if (slot > months) return;
  for (let k = firstHeld(budget); k >= 0; k = nextHeld(budget, k))
    addFlow(int(committedRow, k), slot, float(held, k));
}

/** What a budget costs and places in service. */
function costFlows(budget: i32, phase: i32): void {
  const day = energised(phase);
  const isPlaced = day < horizon;
  const isUnfinished = !isPlaced && day < Infinity;
  const from = isPlaced ? monthAt(day) + 1 : 0;
  for (let s = firstSlot; s <= lastSlot; s++) {
    const amount = float(slots, s);
    if (amount === 0) continue;
    addFlow(int(costRow, budget), s, amount);
    if (isUnfinished) addFlow(int(unfinishedRow, budget), s, amount);
    if (isPlaced) addFlow(int(placedRow, budget), max<i32>(s, from), amount);
  }
}

/** Books the trial at hand; what budgets cost and commit goes into the cash flows, if they are wanted. */
export function book(withFlows: bool): void {
  clearFlows();
  clearFloats(spent, sites * (months + 1));
  clearFloats(committed, sites * (months + 1));
  clearFloats(phaseCost, phases);
  clearFloats(escalation, sites);
  clearFloats(timeRelated, sites);
  for (let phase = 0; phase < phases; phase++) {
    const site = int(siteOf, phase);
    const apart = int(spentApart, phase);
    if (apart >= 0) clearFloats(spent + ((apart * (months + 1)) << 3), months + 1);
    for (let p = 0; p < packages; p++) {
      const budget = phase * packages + p;
      commit(budget, site);
      let any = false;
      firstSlot = months + 1;
      lastSlot = -1;
      const end = int(costFirst, budget + 1);
      for (let c = int(costFirst, budget); c < end; c++) any = spend(c, phase, site) || any;
      if (withFlows) {
        commitFlows(budget);
        if (any) costFlows(budget, phase);
      }
      if (any) move(phase, site);
    }
  }
  if (!withFlows) return;
  operateAll();
  closeFlows();
}
