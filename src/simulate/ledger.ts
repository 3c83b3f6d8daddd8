import type { CostRow, Model } from '../model/index.ts';
import { DAYS_PER_YEAR, exp, log, power } from '../units/index.ts';
import type { CostFlows } from './flow-costs.ts';
import { drawn, finishOf, startOf, type Trial } from './trial.ts';

/** Uses and sources of one trial by month. Slot 0 of a row is all before the first month. */
export interface Ledger {
  /** USD spent by site: row site, slots months + 1. */
  readonly spent: Float64Array;
  /** USD committed by site in the month of the commitment. */
  readonly committed: Float64Array;
  /** USD drawn by source, and paid by developers out of their own pocket. */
  readonly drawn: Float64Array;
  readonly own: Float64Array;
  /** By phase: USD spent to the horizon, and that part of it which its developer paid itself. */
  readonly phaseCost: Float64Array;
  readonly phaseOwn: Float64Array;
  /** By package and lot (aligned with budgetLot): USD drawn, and the sum of USD times the day it was drawn. */
  readonly lotDrawn: Float64Array;
  readonly lotDays: Float64Array;
  /** By site: USD more than at data-date prices, and than at planned durations. */
  readonly escalation: Float64Array;
  readonly timeRelated: Float64Array;
  /**
   * By party: present value of what it pays. Sunk money is left out, and so is work in progress at
   * the horizon, which is valued at what it cost.
   */
  readonly paid: Float64Array;
  /** Books one trial. With the cash flows of projects, these say who pays, and nothing is said of it here. */
  run(flows?: CostFlows): void;
}

/** Builds the ledger of a model; rows are overwritten by each trial. */
export function createLedger(trial: Trial): Ledger {
  const { model, axis, allotment } = trial;
  const { months, sites, phases, packages, funds, parties } = model;
  const slots = months + 1;
  const { funding } = allotment;
  const rowsOf = costsByBudget(model);
  // lots that the budget at hand holds something of
  const payers = new Int32Array(funds.lotSource.length);
  const ledger = {
    spent: new Float64Array(sites.length * slots),
    committed: new Float64Array(sites.length * slots),
    drawn: new Float64Array(funds.sources.length * slots),
    own: new Float64Array(slots),
    phaseCost: new Float64Array(phases.length),
    phaseOwn: new Float64Array(phases.length),
    lotDrawn: new Float64Array(funds.budgetLot.length),
    lotDays: new Float64Array(funds.budgetLot.length),
    escalation: new Float64Array(sites.length),
    timeRelated: new Float64Array(sites.length),
    paid: new Float64Array(parties.length),
  };
  const rows = Object.values(ledger);
  const month = new Float64Array(slots);
  const discount = monthlyDiscounts(model);
  const middle = slotMiddles(model);
  // growth of prices a day
  const drift = log(1 + model.escalation) / DAYS_PER_YEAR;
  // slots that the budget at hand touches
  let firstSlot = 0;
  let lastSlot = 0;

  /** Adds what one activity costs to the months; returns false when it never happens. */
  function spend(row: CostRow, site: number): boolean {
    const finish = finishOf(trial, row.node);
    const isArrival = model.network.kind[row.node] === 'arrival';
    const start = isArrival ? finish - 365 : startOf(trial, row.node);
    if (!(finish < Infinity) || start >= model.horizon) return false;
    const mw = drawn(trial, phases[row.phase]!.mw, 0);
    const perDay = drawn(trial, row.perDay, 0);
    const scale = isArrival ? 1 : funding.scale[row.phase]!;
    let factor = scale;
    for (const effect of row.effects)
      if (trial.block.fired[effect.risk] === 1)
        factor *= 1 + (drawn(trial, effect.factor, 1) - 1) * model.risks[effect.risk]!.impact;
    const days = finish - start;
    const base =
      (drawn(trial, row.fixed, 0) + drawn(trial, row.perMw, 0) * mw + perDay * days) * factor;
    const middleDay = (start + finish) / 2;
    const level = middleDay > 0 ? exp(drift * middleDay) : 1;
    ledger.escalation[site]! += base * (level - 1);
    ledger.timeRelated[site]! += perDay * factor * level * (days - row.plannedDays);
    axis.spread(month, base * level, start, finish, row.curve);
    firstSlot = Math.min(firstSlot, axis.monthAt(start) + 1);
    lastSlot = Math.max(lastSlot, Math.min(months, axis.monthAt(finish) + 1));
    return true;
  }

  /** Pays a budget's months: its lots pro rata up to what is held, the developer beyond. */
  function pay(budget: number, site: number): void {
    const first = funds.budgetFirst[budget]!;
    const end = funds.budgetFirst[budget + 1]!;
    let held = 0;
    let paying = 0;
    for (let k = first; k < end; k++) {
      if (funding.held[k] === 0) continue;
      held += funding.held[k]!;
      payers[paying++] = k;
    }
    // money that was taken in hand but never reached a commitment is not spent
    if (!(funding.grantedAt[budget]! < Infinity)) held = 0;
    const phase = (budget / packages.length) | 0;
    const { developer } = sites[site]!;
    const energised = finishOf(trial, phases[phase]!.energised);
    const inProgress = energised > model.horizon && energised < Infinity;
    let before = 0;
    let total = 0;
    for (let s = firstSlot; s <= lastSlot; s++) {
      const amount = month[s]!;
      if (amount === 0) continue;
      month[s] = 0;
      total += amount;
      ledger.spent[site * slots + s]! += amount;
      const after = Math.min(total, held);
      const share = held > 0 ? (after - before) / held : 0;
      const own = amount - (after - before);
      before = after;
      ledger.own[s]! += own;
      ledger.phaseOwn[phase]! += own;
      if (!inProgress) ledger.paid[developer]! += own * discount[developer * slots + s]!;
      if (share <= 0) continue;
      for (let j = 0; j < paying; j++) {
        const k = payers[j]!;
        const source = funds.lotSource[funds.budgetLot[k]!]!;
        const draw = funding.held[k]! * share;
        const party = funds.sources[source]!.party;
        ledger.drawn[source * slots + s]! += draw;
        ledger.lotDrawn[k]! += draw;
        ledger.lotDays[k]! += draw * middle[s]!;
        if (!inProgress) ledger.paid[party]! += draw * discount[party * slots + s]!;
      }
    }
    ledger.phaseCost[phase]! += total;
  }

  /** Moves the months of a budget to its site and phase, where cash flows say who pays. */
  function book(phase: number, site: number): void {
    let total = 0;
    for (let s = firstSlot; s <= lastSlot; s++) {
      const amount = month[s]!;
      month[s] = 0;
      total += amount;
      ledger.spent[site * slots + s]! += amount;
    }
    ledger.phaseCost[phase]! += total;
  }

  function commit(budget: number, site: number): void {
    const day = funding.grantedAt[budget]!;
    const slot = Math.min(months, axis.monthAt(day)) + 1;
    if (!(day < Infinity) || slot > months) return;
    for (let k = funds.budgetFirst[budget]!; k < funds.budgetFirst[budget + 1]!; k++)
      ledger.committed[site * slots + slot]! += funding.held[k]!;
  }

  return {
    ...ledger,
    run(flows) {
      for (const row of rows) row.fill(0);
      for (let phase = 0; phase < phases.length; phase++) {
        const { site } = phases[phase]!;
        for (let p = 0; p < packages.length; p++) {
          const budget = phase * packages.length + p;
          commit(budget, site);
          let any = false;
          firstSlot = slots;
          lastSlot = -1;
          for (const row of rowsOf[budget]!) any = spend(row, site) || any;
          if (flows === undefined) {
            if (any) pay(budget, site);
            continue;
          }
          flows.book(budget, any ? month : undefined, firstSlot, lastSlot);
          if (any) book(phase, site);
        }
      }
    },
  };
}

function costsByBudget({ costs, phases, packages }: Model): CostRow[][] {
  const out: CostRow[][] = phases.flatMap(() => packages.map(() => []));
  for (const row of costs) out[row.phase * packages.length + row.package]?.push(row);
  return out;
}

/** Middle day of each slot; what came before the first month counts as its first day. */
function slotMiddles({ monthStart, months }: Model): Float64Array {
  return Float64Array.from({ length: months + 1 }, (_, slot) =>
    slot === 0 ? monthStart[0]! : (monthStart[slot - 1]! + monthStart[slot]!) / 2,
  );
}

/** By party and slot: value today of a dollar in that month; 0 for what is sunk. */
function monthlyDiscounts({ parties, months }: Model): Float64Array {
  const out = new Float64Array(parties.length * (months + 1));
  parties.forEach(({ hurdle }, p) => {
    for (let m = 0; m < months; m++)
      out[p * (months + 1) + m + 1] = power(1 + hurdle, -(m + 0.5) / 12);
  });
  return out;
}
