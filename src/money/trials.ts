import type { Model } from '../model/index.ts';
import { type FlowTarget, flowKey, flowsOf } from '../simulate/index.ts';
import { boundInputs, scalarOf, writeConstants } from './binding.ts';
import type { Evaluation } from './graph/index.ts';
import type { DeclaredGroup } from './lines/declared.ts';
import { programmeLines } from './lines/programme-lines.ts';
import { createShelf, type Shelf } from './shelf.ts';
import type { TaxRules } from './tax-rules.ts';

/** The cash flows of some trials at once. */
export interface MoneyTrials {
  readonly lanes: number;
  readonly periods: number;
  /** Where the simulation writes the flows of a trial. */
  readonly target: FlowTarget;
  /** Takes the draws of a trial: variable v of the model is `columns[v]`. */
  take(lane: number, columns: Float64Array): void;
  /** Evaluates the first `count` trials. */
  run(count: number): void;
  /** Where an input is kept: a row at `period * target.stride + lane`, a scalar at `lane`. */
  input(address: string): Float64Array;
  /** Values of a wanted line: a row at `period * lanes + lane`, a scalar at `lane`. */
  value(address: string): Float64Array;
  /** Sums over periods, and over trials, as those of an evaluation. */
  readonly total: Evaluation['total'];
  readonly pooled: Evaluation['pooled'];
  readonly gather: Evaluation['gather'];
  readonly memory: Evaluation['memory'];
  readonly spare: Evaluation['spare'];
}

/** Builds the cash flows of a model for `lanes` trials side by side. */
export function createMoneyTrials(
  model: Model,
  rules: TaxRules,
  {
    lanes,
    wanted,
    totals = [],
    pooled = [],
    groups = programmeLines(model, rules),
    spare = 0,
    shelf = createShelf(),
  }: {
    readonly lanes: number;
    readonly wanted: readonly string[];
    readonly totals?: readonly string[];
    readonly pooled?: readonly string[];
    readonly groups?: readonly DeclaredGroup[];
    /** Bytes of its memory that the caller wants for itself. */
    readonly spare?: number;
    /** Where programs are kept for the next model with the same lines. */
    readonly shelf?: Shelf;
  },
): MoneyTrials {
  const periods = model.moneyMonths + 1;
  const evaluation = shelf.evaluationOf(groups, { periods, lanes, wanted, totals, pooled }, spare);
  const needed = new Set(evaluation.inputs);
  const inputs = boundInputs(groups).filter(({ address }) => needed.has(address));
  writeConstants(evaluation, inputs);
  return {
    lanes,
    periods,
    target: {
      ...{ lanes, stride: evaluation.stride },
      rows: flowTargets(model, evaluation, inputs),
    },
    take: taker(evaluation, inputs),
    run: evaluation.run,
    input: evaluation.input,
    value: evaluation.value,
    total: evaluation.total,
    pooled: evaluation.pooled,
    gather: evaluation.gather,
    memory: evaluation.memory,
    spare: evaluation.spare,
  };
}

function flowTargets(
  model: Model,
  evaluation: Evaluation,
  inputs: ReturnType<typeof boundInputs>,
): (Float64Array | undefined)[] {
  const byKey = new Map(
    inputs.flatMap(({ address, origin }) =>
      origin.from === 'flow' ? [[flowKey(origin.flow), evaluation.input(address)] as const] : [],
    ),
  );
  return flowsOf(model).map((flow) => byKey.get(flowKey(flow)));
}

function taker(
  evaluation: Evaluation,
  inputs: ReturnType<typeof boundInputs>,
): (lane: number, columns: Float64Array) => void {
  const drawn = inputs.flatMap(({ address, origin }) =>
    origin.from === 'variable' ? [{ origin, target: evaluation.input(address) }] : [],
  );
  return (lane, columns) => {
    for (let i = 0; i < drawn.length; i++) {
      const { origin, target } = drawn[i]!;
      target[lane] = scalarOf(origin, origin.variable < 0 ? 0 : columns[origin.variable]!);
    }
  };
}
