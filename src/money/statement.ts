import type { Model } from '../model/index.ts';
import { allocate, type CashSink, createSimulation } from '../simulate/index.ts';
import { type Bound, boundInputs } from './binding.ts';
import { type Case, caseModel } from './cases.ts';
import { createGraph, type Graph } from './graph/index.ts';
import type { DeclaredGroup } from './lines/declared.ts';
import { programmeLines, type Stress } from './lines/programme-lines.ts';
import { taxRules } from './tax-rules.ts';
import { createMoneyTrials, type MoneyTrials } from './trials.ts';

/** The cash flows of one case, line by line. */
export interface Statement {
  readonly model: Model;
  readonly groups: readonly DeclaredGroup[];
  readonly graph: Graph;
  /** Inputs with their origins. */
  readonly inputs: readonly Bound[];
  readonly periods: number;
  /** A row by period, a scalar as one number. @throws RangeError for an unknown address */
  value(address: string): Float64Array;
}

/** All lines of a case. `stress` is the cash flow in the stressed case of each project, relative. */
export function createStatement(model: Model, of: Case, stress: Stress = {}): Statement {
  const groups = programmeLines(model, taxRules, stress);
  const graph = createGraph(groups);
  const trials = playCase(model, of, { lanes: 1, wanted: [...graph.lines.keys()], groups });
  trials.run(1);
  return {
    model,
    groups,
    graph,
    inputs: boundInputs(groups),
    periods: trials.periods,
    value: trials.value,
  };
}

/** The cash flows of a case with its inputs written into every lane; nothing is evaluated yet. */
export function playCase(
  model: Model,
  of: Case,
  options: { lanes: number; wanted: readonly string[]; groups?: readonly DeclaredGroup[] },
): MoneyTrials {
  const played = caseModel(model, of);
  const outcomes = allocate(played, 1, (bytes) => new ArrayBuffer(bytes));
  const trials = createMoneyTrials(played, taxRules, options);
  const { lanes } = options;
  const cash: CashSink = {
    target: trials.target,
    take(_, columns) {
      for (let lane = 0; lane < lanes; lane++) trials.take(lane, columns);
    },
    setReason() {},
    run() {
      // what the simulation wrote into the first lane is the same in all
      for (const row of trials.target.rows) {
        if (row === undefined) continue;
        for (let at = 0; at < row.length; at += lanes) row.fill(row[at]!, at, at + lanes);
      }
      held = trials.target.rows.map((row) => row?.slice());
    },
  };
  let held: (Float64Array | undefined)[] = [];
  createSimulation(played, outcomes, { seed: 1, trials: 1, firstTrial: 0, cash }).run(0);
  // the simulation forgets what it wrote
  trials.target.rows.forEach((row, r) => {
    const kept = held[r];
    if (row !== undefined && kept !== undefined) row.set(kept);
  });
  return trials;
}
