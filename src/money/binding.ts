import type { Evaluation } from './graph/index.ts';
import type { Declared, DeclaredGroup, Origin } from './lines/declared.ts';

/** An input of the graph: its address, its line and where its numbers come from. */
export interface Bound {
  readonly address: string;
  readonly line: Declared;
  readonly origin: Origin;
}

/** Inputs of some groups by address. */
export function boundInputs(groups: readonly DeclaredGroup[], within = ''): Bound[] {
  return groups.flatMap((group) => {
    const at = `${within}${group.id}.`;
    const own = group.lines.flatMap((line) =>
      line.origin === undefined ? [] : [{ address: at + line.id, line, origin: line.origin }],
    );
    return [...own, ...boundInputs(group.groups ?? [], at)];
  });
}

/** Number of a scalar input from the draw of its variable. */
export function scalarOf(origin: Extract<Origin, { from: 'variable' }>, draw: number): number {
  const x = origin.variable < 0 ? origin.otherwise : draw * origin.scale;
  return origin.whole ? Math.max(1, Math.round(x)) : x;
}

/** Writes the inputs that are the same for all trials. */
export function writeConstants(evaluation: Evaluation, inputs: readonly Bound[]): void {
  for (const { address, origin, line } of inputs) {
    if (origin.from !== 'constant') continue;
    const target = evaluation.input(address);
    target.set(line.kind === 'row' ? origin.values : origin.values.slice(0, 1));
  }
}
