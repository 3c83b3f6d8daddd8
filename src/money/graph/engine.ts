import type { Graph } from './graph.ts';
import { createInterpreter } from './interpret.ts';
import { type Plan, planOf } from './plan.ts';

export interface EngineShape {
  readonly periods: number;
  readonly lanes: number;
  readonly wanted: Iterable<string>;
}

/** What finds the values that vary from trial to trial, any number of times at once. */
export interface Engine {
  readonly plan: Plan;
  /** A memory of its own; undefined where the host has too little. */
  start(): Started | undefined;
}

export interface Started {
  readonly memory: Float64Array;
  /** Runs the passes for the first `count` lanes and perhaps some more. */
  run(count: number): void;
}

/** Plain loops, for any host. */
export function plainEngine(graph: Graph, shape: EngineShape): { plan: Plan; start(): Started } {
  const plan = planOf(graph, { ...shape, group: shape.lanes, chunk: 1 });
  return {
    plan,
    start() {
      const memory = new Float64Array(plan.size);
      return { memory, run: createInterpreter(plan, plan.varying, memory) };
    },
  };
}
