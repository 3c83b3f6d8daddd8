import { compile, type Model } from '../src/model/index.ts';
import { createCashSink } from '../src/money/index.ts';
import {
  allocate,
  BLOCK,
  createSimulation,
  dayOfCode,
  type MakeMemory,
  type Outcomes,
  type Simulation,
} from '../src/simulate/index.ts';
import { type Fields, programmeOf } from './programmes.ts';

/** A simulated programme and ways to read what came out. */
export interface Simulated {
  readonly model: Model;
  readonly outcomes: Outcomes;
  readonly simulation: Simulation;
  /** The column of the row `offset` of an outcome, one value a trial. */
  column(first: number, offset?: number): Float64Array;
  /** Exact days on which a phase `site.phase` is energised and its notice to proceed starts. */
  energised(phase: string): Float64Array;
  committed(phase: string): Float64Array;
  /** Whole days of a node, `site.phase.activity` or `agreement:id`; Infinity for never. */
  start(node: string): Float64Array;
  finish(node: string): Float64Array;
}

export interface Options {
  readonly trials?: number;
  readonly seed?: number;
  /** Trials of the whole run and the first of those that are simulated here. */
  readonly total?: number;
  readonly firstTrial?: number;
  /** Blocks in the order in which they are run. */
  readonly order?: (blocks: number) => readonly number[];
  /** Makes the memory in which trials take place, which may hold anything. */
  readonly memory?: MakeMemory;
  /** Evaluates the cash flows too; without them the outcomes about money are 0. */
  readonly money?: boolean;
}

export const inOrder = (blocks: number): number[] => Array.from({ length: blocks }, (_, i) => i);

/** Compiles and simulates a programme file given by its parts, or a model. */
export function simulated(of: Fields | Model, options: Options = {}): Simulated {
  const { trials = BLOCK, seed = 1, firstTrial = 0, order = inOrder } = options;
  const model = isModel(of) ? of : compile(programmeOf(of));
  const outcomes = allocate(model, trials, (bytes) => new ArrayBuffer(bytes));
  const simulation = createSimulation(model, outcomes, {
    seed,
    trials: options.total ?? firstTrial + trials,
    firstTrial,
    ...(options.memory ? { memory: options.memory } : {}),
    ...(options.money ? { cash: () => createCashSink(model, outcomes.layout) } : {}),
  });
  for (const block of order(simulation.blocks)) simulation.run(block);
  const { layout } = outcomes;
  const column = (first: number, offset = 0) =>
    outcomes.scalars.slice((first + offset) * trials, (first + offset + 1) * trials);
  const phase = (id: string) =>
    found(
      model.phases.findIndex((row) => row.id === id),
      id,
    );
  const dates = (id: string, finish: boolean) => {
    const node = found(model.network.id.indexOf(id), id) + (finish ? model.network.count : 0);
    return Float64Array.from(
      outcomes.dates.subarray(node * trials, (node + 1) * trials),
      dayOfCode,
    );
  };
  return {
    model,
    outcomes,
    simulation,
    column,
    energised: (id) => column(layout.energised, phase(id)),
    committed: (id) => column(layout.committed, phase(id)),
    start: (id) => dates(id, false),
    finish: (id) => dates(id, true),
  };
}

const isModel = (of: Fields | Model): of is Model => 'network' in of && 'variables' in of;

function found(index: number, id: string): number {
  if (index < 0) throw new RangeError(`the model has no ${id}`);
  return index;
}

export const meanOf = (values: Float64Array): number =>
  values.reduce((a, b) => a + b, 0) / values.length;

export function varianceOf(values: Float64Array): number {
  const mean = meanOf(values);
  return values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1);
}

/** Standard error of the mean. */
export const standardError = (values: Float64Array): number =>
  Math.sqrt(varianceOf(values) / values.length);
