import type { Declarations } from './declared.ts';
import { createInterpreter } from './interpret.ts';
import { type Plan, planOf } from './plan.ts';
import type { Asked } from './values.ts';

export interface EngineShape extends Asked {
  readonly periods: number;
  readonly lanes: number;
}

/** Wanted lines made ready to be evaluated: plain data, which may be sent to another thread. */
export interface Program {
  readonly plan: Plan;
  /** The passes over what varies, where the host has vectors; then the plan has no steps of them. */
  readonly module?: WebAssembly.Module;
}

/** Runs the passes of a program for the first `count` lanes and perhaps some more. */
export type Passes = (count: number) => void;

/** Plain loops, for any host. */
export const plainProgram = (all: Declarations, shape: EngineShape): Program => ({
  plan: planOf(all, { ...shape, group: shape.lanes, chunk: 1 }),
});

export const startPlain = ({ plan }: Program, numbers: Float64Array): Passes =>
  createInterpreter(plan, plan.varying, numbers);
