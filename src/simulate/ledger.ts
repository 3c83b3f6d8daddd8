import type { CostRow, Model } from '../model/index.ts';
import { DAYS_PER_YEAR, exp, log } from '../units/index.ts';
import type { CostFlows } from './flow-costs.ts';
import { drawn, finishOf, startOf, type Trial } from './trial.ts';

/** What one trial costs and commits, by month. Slot 0 of a row is all before the first month. */
export interface Ledger {
  /** USD spent by site: row site, slots months + 1. */
  readonly spent: Float64Array;
  /** USD committed by site in the month of the commitment. */
  readonly committed: Float64Array;
  /** By phase: USD spent to the horizon. */
  readonly phaseCost: Float64Array;
  /** By site: USD more than at data-date prices, and than at planned durations. */
  readonly escalation: Float64Array;
  readonly timeRelated: Float64Array;
  /** Books one trial; what budgets cost and commit goes into the cash flows, if there are any. */
  run(flows?: CostFlows): void;
}

/** Builds the ledger of a model; rows are overwritten by each trial. */
export function createLedger(trial: Trial): Ledger {
  const { model, axis, allotment } = trial;
  const { months, sites, phases, packages, funds } = model;
  const slots = months + 1;
  const { funding } = allotment;
  const rowsOf = costsByBudget(model);
  const ledger = {
    spent: new Float64Array(sites.length * slots),
    committed: new Float64Array(sites.length * slots),
    phaseCost: new Float64Array(phases.length),
    escalation: new Float64Array(sites.length),
    timeRelated: new Float64Array(sites.length),
  };
  const rows = Object.values(ledger);
  const month = new Float64Array(slots);
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

  /** Moves the months of a budget to its site and phase. */
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
          flows?.book(budget, any ? month : undefined, firstSlot, lastSlot);
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
