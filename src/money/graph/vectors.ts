import { power } from '../../units/index.ts';
import type { Plan } from './plan.ts';
import { encodeModule, FIRST_OWN, type VectorFunction } from './vector-code.ts';
import { passFunctions } from './vector-pass.ts';

/** Groups of lanes that are worked on at once, by preference: what a group needs should stay near. */
const GROUPS = [16, 8, 4, 2];
const PAGE = 65_536;
const BYTES = 8;

/** The lanes that vectors take at once out of so many; undefined where they cannot. */
export const groupOf = (lanes: number): number | undefined =>
  typeof WebAssembly === 'undefined' ? undefined : GROUPS.find((group) => lanes % group === 0);

export interface Vectors {
  readonly memory: Float64Array;
  /** Runs the passes over what varies, for the first `count` lanes and perhaps some more. */
  run(count: number): void;
}

/**
 * Passes as WebAssembly that takes two lanes at once, with the bits of the interpreter; undefined
 * where the host has none of it or not enough memory.
 */
export function createVectors(plan: Plan): Vectors | undefined {
  const functions: VectorFunction[] = [];
  plan.varying.forEach((pass, p) => {
    functions.push(...passFunctions(plan, pass, `pass${p}`, FIRST_OWN + functions.length));
  });
  const pages = Math.max(1, Math.ceil((plan.size * BYTES) / PAGE));
  try {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const module = new WebAssembly.Module(encodeModule(functions));
    const { exports } = new WebAssembly.Instance(module, { host: { memory, power } });
    const passes = plan.varying.map((_, p) => exports[`pass${p}`] as (first: number) => void);
    return {
      memory: new Float64Array(memory.buffer, 0, plan.size),
      run(count) {
        for (let first = 0; first < count; first += plan.group) {
          for (const pass of passes) pass(first * BYTES);
        }
      },
    };
  } catch (error) {
    // a host without vectors refuses the code, one without address space the memory
    if (error instanceof WebAssembly.CompileError || error instanceof RangeError) return undefined;
    throw error;
  }
}
