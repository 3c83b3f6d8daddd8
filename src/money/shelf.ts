import { newMemory } from '../simulate/index.ts';
import {
  createProgram,
  declare,
  type Evaluation,
  type Program,
  startProgram,
} from './graph/index.ts';
import type { DeclaredGroup } from './lines/declared.ts';

interface Shape {
  readonly periods: number;
  readonly lanes: number;
  readonly wanted: readonly string[];
  readonly totals?: readonly string[];
  readonly pooled?: readonly string[];
}

/** A program and the lines that it is for. */
interface Kept {
  readonly key: string;
  readonly program: Program;
}

/**
 * Programs of cash flows that were made before. Models that differ in numbers only have the same
 * lines, and to make a program of them takes longer than to evaluate hundreds of trials.
 */
export interface Shelf {
  /** `spare` as of `startProgram`. */
  evaluationOf(groups: readonly DeclaredGroup[], shape: Shape, spare?: number): Evaluation;
  /** Plain data, for the shelf of another thread. */
  kept(): readonly Kept[];
  add(programs: readonly Kept[]): void;
}

/** Programs that are kept, the last that were asked for. */
const ROOM = 4;

/** `memory` makes the memories of evaluations. */
export function createShelf(memory = newMemory): Shelf {
  let kept: readonly Kept[] = [];
  const add = (programs: readonly Kept[]) => {
    const keys = new Set(programs.map(({ key }) => key));
    kept = [...programs, ...kept.filter(({ key }) => !keys.has(key))].slice(0, ROOM);
  };
  return {
    add,
    kept: () => kept,
    evaluationOf(groups, shape, spare) {
      const key = keyOf(groups, shape);
      const program =
        kept.find((one) => one.key === key)?.program ?? createProgram(declare(groups), shape);
      add([{ key, program }]);
      return startProgram(program, spare, memory);
    },
  };
}

/** All of the lines that a program depends on. */
function keyOf(groups: readonly DeclaredGroup[], shape: Shape): string {
  const { periods, lanes, wanted, totals = [], pooled = [] } = shape;
  const asked = [wanted, totals, pooled].map((addresses) => addresses.join(' '));
  const parts: string[] = [`${periods} ${lanes}`, ...asked];
  const add = (group: DeclaredGroup) => {
    parts.push(`{${group.id}`);
    for (const { id, kind, input, formula } of group.lines)
      parts.push(`${id} ${kind} ${formula === undefined ? (input ?? 'trial') : `= ${formula}`}`);
    for (const inner of group.groups ?? []) add(inner);
    parts.push('}');
  };
  for (const group of groups) add(group);
  return parts.join('\n');
}
