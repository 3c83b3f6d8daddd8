import { startReturns } from '../returns/index.ts';
import type { Declarations } from './declared.ts';
import type { EngineShape, Passes, Program } from './engine.ts';
import { planOf } from './plan.ts';
import { encodeModule, FIRST_OWN, pair, type VectorFunction } from './vector-code.ts';
import { passFunctions } from './vector-pass.ts';

/** Groups of lanes that are worked on at once, by preference: what a group needs should stay near. */
const GROUPS = [8, 4, 2];
/** Steps of one function: enough to keep numbers in registers, few enough to be compiled well. */
const CHUNK = 96;
const BYTES = 8;

/** A function of one vector that is dropped. */
const LEAST: VectorFunction = {
  ...{ params: 0, words: 0, vectors: 0 },
  body: [...pair.const(0), ...pair.extract[0], 0x1a],
};
/** A page may forbid to compile what it would find valid, so that only trying tells. */
function hasVectors(): boolean {
  if (typeof WebAssembly === 'undefined') return false;
  try {
    return new WebAssembly.Module(encodeModule([LEAST])) instanceof WebAssembly.Module;
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return false;
    throw error;
  }
}

const groupOf = (lanes: number): number | undefined =>
  hasVectors() ? GROUPS.find((group) => lanes % group === 0) : undefined;

/**
 * Passes as WebAssembly that takes two lanes at once, with the bits of the interpreter; undefined
 * where the host has no vectors or where lanes make no pairs.
 */
export function vectorProgram(
  all: Declarations,
  { chunk = CHUNK, ...shape }: EngineShape & { readonly chunk?: number },
): Required<Program> | undefined {
  const group = groupOf(shape.lanes);
  if (group === undefined) return undefined;
  const plan = planOf(all, { ...shape, group, chunk });
  const functions: VectorFunction[] = [];
  plan.varying.forEach((pass, p) => {
    functions.push(...passFunctions(plan, pass, `pass${p}`, FIRST_OWN + functions.length));
  });
  return {
    plan: { ...plan, varying: plan.varying.map((pass) => ({ ...pass, chunks: [], starts: [] })) },
    module: new WebAssembly.Module(encodeModule(functions)),
  };
}

export function startVectors(
  { plan, module }: Required<Program>,
  memory: WebAssembly.Memory,
): Passes {
  // from compiled code, JavaScript takes longer to reach than this takes to compute
  const { power } = startReturns(memory);
  const { exports } = new WebAssembly.Instance(module, { host: { memory, power } });
  const passes = plan.varying.map((_, p) => exports[`pass${p}`] as (first: number) => void);
  return (count) => {
    for (let first = 0; first < count; first += plan.group) {
      for (const pass of passes) pass(first * BYTES);
    }
  };
}
