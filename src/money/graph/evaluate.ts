import { type Program, plainProgram, type Started, startPlain } from './engine.ts';
import type { Graph } from './graph.ts';
import { createInterpreter } from './interpret.ts';
import type { Plan, Region } from './plan.ts';
import { isUniform } from './space.ts';
import { startVectors, vectorProgram } from './vectors.ts';

export interface EvaluationOptions {
  /** At least 1. */
  readonly periods: number;
  /** Trials in memory, at least 1. */
  readonly lanes: number;
  /** Addresses of the lines whose values are asked for. */
  readonly wanted: Iterable<string>;
  /** False for plain loops even where the host has vectors; the values are the same. */
  readonly vectors?: boolean;
}

export interface Evaluation {
  /** The inputs that the wanted lines need. */
  readonly inputs: readonly string[];
  /**
   * Where to write an input: a row at `period * lanes + lane`, a scalar at `lane`; a constant row at
   * `period`, a constant scalar at 0. Holds zeros at first.
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
}

/**
 * Makes ready to evaluate the wanted lines and what they need over trials side by side. Values of a
 * trial have the same bits for any number of lanes and any lane.
 * @throws RangeError for an unknown address
 */
export function createProgram(graph: Graph, options: EvaluationOptions): Program {
  const { periods, lanes, wanted, vectors = true } = options;
  if (!(periods >= 1 && lanes >= 1)) {
    throw new RangeError(`nothing to evaluate: ${periods} periods, ${lanes} lanes`);
  }
  const shape = { periods, lanes, wanted: [...wanted] };
  return (vectors ? vectorProgram(graph, shape) : undefined) ?? plainProgram(graph, shape);
}

/** An evaluation with a memory of its own; undefined where the host has too little for vectors. */
export function startProgram(program: Program): Evaluation | undefined {
  const { plan, module } = program;
  const started = module === undefined ? startPlain(program) : startVectors({ plan, module });
  return started === undefined ? undefined : evaluationOf(plan, started);
}

/** Evaluates wanted lines once, see `createProgram`. */
export function createEvaluation(graph: Graph, options: EvaluationOptions): Evaluation {
  const found = startProgram(createProgram(graph, options));
  return found ?? createEvaluation(graph, { ...options, vectors: false });
}

/** What the caller sees of a program that was started. */
function evaluationOf(plan: Plan, { memory, run }: Started): Evaluation {
  const { lanes } = plan;
  for (const { at, value } of plan.literals) memory[at] = value;
  const runUniform = createInterpreter(plan, plan.uniform, memory);
  const haveChanged = watch(plan.constants, memory);

  const view = ({ offset, length }: Region) => memory.subarray(offset, offset + length);
  const views = (regions: ReadonlyMap<string, Region>) =>
    new Map([...regions].map(([address, region]) => [address, view(region)]));
  const inputs = views(plan.inputs);
  const outputs = views(new Map([...plan.outputs].map(([key, { region }]) => [key, region])));
  const found = (map: ReadonlyMap<string, Float64Array>, address: string, fact: string) => {
    const array = map.get(address);
    if (array === undefined) throw new RangeError(`${fact}: ${address}`);
    return array;
  };
  return {
    inputs: [...inputs.keys()],
    input: (address) => found(inputs, address, 'no input that the wanted lines need'),
    value: (address) => found(outputs, address, 'not a wanted line'),
    run(count) {
      if (!(count >= 0 && count <= lanes))
        throw new RangeError(`${count} trials in ${lanes} lanes`);
      if (haveChanged()) {
        runUniform(1);
        spread(plan, memory);
      }
      run(count);
    },
  };
}

/** Tells whether any constant was changed since it was asked last; the first time it always says so. */
function watch(constants: readonly Region[], memory: Float64Array): () => boolean {
  const seen = constants.map(({ length }) => new Float64Array(length).fill(Number.NaN));
  let isFirst = true;
  return () => {
    let changed = isFirst;
    isFirst = false;
    for (let k = 0; k < seen.length; k++) {
      const { offset, length } = constants[k]!;
      const before = seen[k]!;
      for (let i = 0; i < length; i++) {
        const x = memory[offset + i]!;
        // both zeros are alike here and not to a division
        if (Object.is(before[i], x)) continue;
        before[i] = x;
        changed = true;
      }
    }
    return changed;
  };
}

/** Writes wanted values that are the same for all trials to every lane. */
function spread({ outputs, lanes }: Plan, memory: Float64Array): void {
  for (const { at, region } of outputs.values()) {
    if (!isUniform(at)) continue;
    for (let i = 0; i < region.length; i += lanes) {
      const to = region.offset + i;
      memory.fill(memory[at.offset + i / lanes]!, to, to + lanes);
    }
  }
}
