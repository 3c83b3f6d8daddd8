import { newMemory } from '../../simulate/index.ts';
import type { Declarations } from './declared.ts';
import { type Passes, type Program, plainProgram, startPlain } from './engine.ts';
import { createInterpreter } from './interpret.ts';
import type { Plan, Region } from './plan.ts';
import { createPool } from './pool.ts';
import { INPUT_ROW, isUniform } from './space.ts';
import type { Asked } from './values.ts';
import { startVectors, vectorProgram } from './vectors.ts';

export interface EvaluationOptions extends Asked {
  /** At least 1. */
  readonly periods: number;
  /** Trials in memory, at least 1. */
  readonly lanes: number;
  /** False for plain loops even where the host has vectors; the values are the same. */
  readonly vectors?: boolean;
}

export interface Evaluation {
  /** The inputs that the wanted lines need. */
  readonly inputs: readonly string[];
  /** Numbers from one period of an input row to the next. */
  readonly stride: number;
  /**
   * Where to write an input: a row at `period * stride + lane`, between which other rows lie, a
   * scalar at `lane`; a constant row at `period`, a constant scalar at 0. Holds zeros at first. Ask
   * for a constant anew before it is changed after a run.
   * @throws RangeError for what is not one of `inputs`
   */
  input(address: string): Float64Array;
  /** Finds the values of the first `count` trials, whose inputs have been written. */
  run(count: number): void;
  /**
   * The values of a wanted line, a row at `period * lanes + lane`, a scalar at `lane`; each `run`
   * overwrites them.
   * @throws RangeError for what was not wanted
   */
  value(address: string): Float64Array;
  /** The sum of a row over its periods, by lane, as `value`. @throws RangeError if not asked for */
  total(address: string): Float64Array;
  /**
   * By period the sum of a row over the trials of all runs since the last `gather`, which each
   * `gather` overwrites. @throws RangeError if not asked for
   */
  pooled(address: string): Float64Array;
  /** Brings sums over trials to where `pooled` shows them and begins anew. */
  gather(): void;
  /** Where all this lies, and the byte of it from which on it is the caller's. */
  readonly memory: WebAssembly.Memory;
  readonly spare: number;
}

const PAGE = 65_536;
const BYTES = 8;

/**
 * Makes ready to evaluate the wanted lines and what they need over trials side by side. Values of a
 * trial have the same bits for any number of lanes and any lane. Formulas should be sound, which
 * `createGraph` makes sure of: here rows and scalars are not told apart where they are mixed up.
 * @throws RangeError for an unknown address, and for lines that wait for themselves
 * @throws FormulaError for a formula that cannot be read and for unknown names
 */
export function createProgram(all: Declarations, options: EvaluationOptions): Program {
  const { periods, lanes, wanted, totals = [], pooled = [], vectors = true } = options;
  if (!(periods >= 1 && lanes >= 1)) {
    throw new RangeError(`nothing to evaluate: ${periods} periods, ${lanes} lanes`);
  }
  const shape = {
    ...{ periods, lanes },
    ...{ wanted: [...wanted], totals: [...totals], pooled: [...pooled] },
  };
  return (vectors ? vectorProgram(all, shape) : undefined) ?? plainProgram(all, shape);
}

/**
 * An evaluation with a memory of its own, which has so many bytes more for the caller.
 * @throws RangeError where the host has too little memory
 */
export function startProgram(program: Program, spare = 0, make = newMemory): Evaluation {
  const { plan, module } = program;
  const end = plan.size * BYTES;
  const memory = make(Math.max(1, Math.ceil((end + spare) / PAGE)));
  // it may have served before; and new pages cost the host twice where they are read before written
  new Uint8Array(memory.buffer).fill(0);
  const numbers = new Float64Array(memory.buffer, 0, plan.size);
  const run =
    module === undefined ? startPlain(program, numbers) : startVectors({ plan, module }, memory);
  return { ...evaluationOf(plan, numbers, run), memory, spare: end };
}

/** Evaluates wanted lines once, see `createProgram`. */
export const createEvaluation = (all: Declarations, options: EvaluationOptions): Evaluation =>
  startProgram(createProgram(all, options));

/** What the caller sees of a program that was started. */
function evaluationOf(
  plan: Plan,
  memory: Float64Array,
  run: Passes,
): Omit<Evaluation, 'memory' | 'spare'> {
  const { lanes } = plan;
  for (const { at, value } of plan.literals) memory[at] = value;
  const runUniform = createInterpreter(plan, plan.uniform, memory);
  // what rests on constants alone is found when they may have changed
  let isSettled = false;

  const view = ({ offset, length }: Region) => memory.subarray(offset, offset + length);
  const views = (regions: ReadonlyMap<string, Region>) =>
    new Map([...regions].map(([address, region]) => [address, view(region)]));
  const inputs = views(plan.inputs);
  const shown = (all: Plan['outputs']) =>
    views(new Map([...all].map(([address, { region }]) => [address, region])));
  const outputs = shown(plan.outputs);
  const totals = shown(plan.totals);
  const pool = createPool(plan, memory);
  const counted = view({ offset: plan.counted.offset, length: lanes });
  const found = (map: ReadonlyMap<string, Float64Array>, address: string, fact: string) => {
    const array = map.get(address);
    if (array === undefined) throw new RangeError(`${fact}: ${address}`);
    return array;
  };
  return {
    inputs: [...inputs.keys()],
    stride: plan.rows[INPUT_ROW]!.stride,
    input(address) {
      if (plan.constants.has(address)) isSettled = false;
      return found(inputs, address, 'no input that the wanted lines need');
    },
    value: (address) => found(outputs, address, 'not a wanted line'),
    total: (address) => found(totals, address, 'not a wanted total'),
    pooled: (address) => found(pool.sums, address, 'not a line to be pooled'),
    gather: pool.gather,
    run(count) {
      if (!(count >= 0 && count <= lanes))
        throw new RangeError(`${count} trials in ${lanes} lanes`);
      if (!isSettled) {
        runUniform(1);
        spread(plan, memory);
        isSettled = true;
      }
      counted.fill(1, 0, count).fill(0, count);
      run(count);
    },
  };
}

/** Writes wanted values that are the same for all trials to every lane. */
function spread({ outputs, totals, lanes }: Plan, memory: Float64Array): void {
  for (const { at, region } of [...outputs.values(), ...totals.values()]) {
    if (!isUniform(at)) continue;
    for (let i = 0; i < region.length; i += lanes) {
      const to = region.offset + i;
      memory.fill(memory[at.offset + i / lanes]!, to, to + lanes);
    }
  }
}
