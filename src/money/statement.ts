import type { Model } from '../model/index.ts';
import { allocate, type CashSink, createSimulation } from '../simulate/index.ts';
import { type Bound, boundInputs } from './binding.ts';
import { type Case, caseModel } from './cases.ts';
import { createGraph, type Graph } from './graph/index.ts';
import type { DeclaredGroup } from './lines/declared.ts';
import { programmeLines, type Stress } from './lines/programme-lines.ts';
import { createShelf } from './shelf.ts';
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

/** Values of some lines in each of some cases, as those of a statement. */
export function caseValues(
  model: Model,
  all: readonly Case[],
  wanted: readonly string[],
): Statement['value'][] {
  const shared = { wanted, groups: programmeLines(model, taxRules), shelf: createShelf() };
  return all.map((of) => {
    const trials = playCase(model, of, { lanes: 1, ...shared });
    trials.run(1);
    return trials.value;
  });
}

/** The cash flows of a case with its inputs written into every lane; nothing is evaluated yet. */
export function playCase(
  model: Model,
  of: Case,
  options: Pick<Parameters<typeof createMoneyTrials>[2], 'lanes' | 'wanted' | 'groups' | 'shelf'>,
): MoneyTrials {
  const played = caseModel(model, of);
  const outcomes = allocate(played, 1, (bytes) => new ArrayBuffer(bytes));
  const trials = createMoneyTrials(played, taxRules, options);
  const { lanes } = options;
  const { rows, stride } = trials.target;
  const periods = Array.from({ length: trials.periods }, (_, t) => t);
  const cash: CashSink = {
    target: trials.target,
    take(_, columns) {
      for (let lane = 0; lane < lanes; lane++) trials.take(lane, columns);
    },
    setReason() {},
    finish() {},
    run() {
      held = rows.map((row) => Float64Array.from(periods, (t) => row?.[t * stride] ?? 0));
    },
  };
  let held: readonly Float64Array[] = [];
  createSimulation(played, outcomes, { seed: 1, trials: 1, firstTrial: 0, cash: () => cash }).run(
    0,
  );
  // the simulation forgets what it wrote; in the first lane it is the same as in all
  held.forEach((kept, r) => {
    kept.forEach((x, t) => {
      rows[r]?.fill(x, t * stride, t * stride + lanes);
    });
  });
  return trials;
}
