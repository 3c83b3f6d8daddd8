import type { FlowBook } from './flow-book.ts';
import { classOfPackage, flowKey, purposeOfPackage } from './flow-layout.ts';
import { finishOf, type Trial } from './trial.ts';

/** Adds what the budgets of a trial cost, place in service and commit to the cash flows of projects. */
export interface CostFlows {
  /**
   * One budget (phase x package) with its months from slot `first` to `last`; undefined when nothing
   * of it happens.
   */
  book(budget: number, month: Float64Array | undefined, first: number, last: number): void;
}

export function createCostFlows(trial: Trial, flows: FlowBook): CostFlows {
  const { model, allotment } = trial;
  const { phases, packages, funds, projectOf, projects, months } = model;
  const { funding } = allotment;
  const cost = new Int32Array(projectOf.length);
  const unfinished = new Int32Array(projectOf.length);
  const placed = new Int32Array(projectOf.length);
  const committed = new Int32Array(funds.budgetLot.length).fill(-1);
  projectOf.forEach((project, budget) => {
    const pack = budget % packages.length;
    const purpose = purposeOfPackage(packages[pack]!);
    cost[budget] = flows.rowOf(flowKey({ of: 'cost', project, package: pack }));
    unfinished[budget] = flows.rowOf(flowKey({ of: 'unfinished', project, purpose }));
    placed[budget] = flows.rowOf(
      flowKey({ of: 'placed', project, class: classOfPackage(packages[pack]!) }),
    );
    for (let k = funds.budgetFirst[budget]!; k < funds.budgetFirst[budget + 1]!; k++) {
      const source = funds.lotSource[funds.budgetLot[k]!]!;
      const tranche = projects[project]!.tranches.findIndex(
        (row) => row.source === source && (row.purpose === 'chips' ? 1 : 0) === purpose,
      );
      committed[k] = flows.rowOf(flowKey({ of: 'committed', project, tranche }));
    }
  });

  /** Held money, from the month of the commitment or the first month that it pays for. */
  function commit(budget: number, first: number): void {
    const day = funding.grantedAt[budget]!;
    if (!(day < Infinity)) return;
    const slot = Math.min(flows.periodAt(day), first);
    if (slot > months) return;
    for (let k = funds.budgetFirst[budget]!; k < funds.budgetFirst[budget + 1]!; k++)
      if (funding.held[k]! !== 0) flows.add(committed[k]!, slot, funding.held[k]!);
  }

  return {
    book(budget, month, first, last) {
      commit(budget, first);
      if (month === undefined) return;
      const day = finishOf(trial, phases[(budget / packages.length) | 0]!.energised);
      const isPlaced = day < model.horizon;
      const isUnfinished = !isPlaced && day < Infinity;
      const from = isPlaced ? flows.periodAt(day) : 0;
      for (let s = first; s <= last; s++) {
        const amount = month[s]!;
        if (amount === 0) continue;
        flows.add(cost[budget]!, s, amount);
        if (isUnfinished) flows.add(unfinished[budget]!, s, amount);
        if (isPlaced) flows.add(placed[budget]!, Math.max(s, from), amount);
      }
    },
  };
}
