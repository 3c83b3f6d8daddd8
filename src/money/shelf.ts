import { createGraph, createProgram, type Program } from './graph/index.ts';
import type { DeclaredGroup } from './lines/declared.ts';

interface Shape {
  readonly periods: number;
  readonly lanes: number;
  readonly wanted: readonly string[];
}

/**
 * Programs of cash flows that were made before. Models that differ in numbers only have the same
 * lines, and to make a program of them takes longer than to evaluate hundreds of trials.
 */
export interface Shelf {
  programOf(groups: readonly DeclaredGroup[], shape: Shape): Program;
}

/** Programs that are kept, the last that were asked for. */
const ROOM = 4;

export function createShelf(): Shelf {
  let kept: { readonly key: string; readonly program: Program }[] = [];
  return {
    programOf(groups, shape) {
      const key = keyOf(groups, shape);
      const program =
        kept.find((one) => one.key === key)?.program ?? createProgram(createGraph(groups), shape);
      kept = [{ key, program }, ...kept.filter((one) => one.key !== key)].slice(0, ROOM);
      return program;
    },
  };
}

/** All of the lines that a program depends on. */
function keyOf(groups: readonly DeclaredGroup[], { periods, lanes, wanted }: Shape): string {
  const parts: string[] = [`${periods} ${lanes}`, wanted.join(' ')];
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
