import type { Value, Values } from './values.ts';

/** Values that are found together: scalars at once, rows period by period in one direction. */
export interface Pass {
  readonly kind: 'scalar' | 'forward' | 'backward';
  /** Indices, each after what it uses of the same period. */
  readonly values: readonly number[];
}

/** The pass of each value; -1 for what is known without. */
export function passNumbers({ values }: Values, passes: readonly Pass[]): Int32Array {
  const passOf = new Int32Array(values.length).fill(-1);
  passes.forEach((pass, p) => {
    for (let k = 0; k < pass.values.length; k++) passOf[pass.values[k]!] = p;
  });
  return passOf;
}

const gathers = new Set<Value['op']>([
  ...(['sum', 'dot', 'sumWhere', 'countWhere', 'lowest', 'highest', 'lowestFlagged'] as const),
]);
export const isGather = ({ op }: Value): boolean => gathers.has(op);

/** Which pass may find a value at all. Gathering goes from the first period on, for equal bits. */
const suits = (value: Value, kind: Pass['kind']) =>
  value.kind === 'row' ? kind !== 'scalar' : kind === (isGather(value) ? 'forward' : 'scalar');

/** Known before any pass. */
export const isSource = ({ op }: Value): boolean => op === 'input' || op === 'literal';

/** The values of a part that passes have to find. */
export function openOf({ values, parts }: Values, part: number): readonly number[] {
  const open: number[] = [];
  for (let i = 0; i < values.length; i++)
    if (parts[i] === part && !isSource(values[i]!)) open.push(i);
  return open;
}

/** Orders values in few passes; what they wait for is among them, or known before them. */
export function schedule({ values, users }: Values, list: readonly number[]): readonly Pass[] {
  const known = new Uint8Array(values.length).fill(1);
  let open = list;
  for (let k = 0; k < open.length; k++) known[open[k]!] = 0;

  /** Takes all that one pass can find: what remains when all has been struck out that it cannot. */
  function pass(kind: Pass['kind']): Pass {
    const inside = new Uint8Array(values.length);
    const suspects = open.filter((i) => suits(values[i]!, kind));
    for (let k = 0; k < suspects.length; k++) inside[suspects[k]!] = 1;

    function isFound(i: number): boolean {
      const { op, uses } = values[i]!;
      for (let k = 0; k < uses.length; k++) {
        const { of, how } = uses[k]!;
        if (known[of] === 1) continue;
        if (inside[of] === 0 || how === 'first' || how === 'last') return false;
        if (kind === 'scalar') continue;
        if (values[of]!.kind === 'scalar') return false;
        const isBefore = how === 'prev' || (op === 'lag' && k === 0);
        if (isBefore ? kind !== 'forward' : how === 'next' && kind !== 'backward') return false;
      }
      return true;
    }
    const struck: number[] = [];
    const look = (i: number) => {
      if (inside[i] === 0 || isFound(i)) return;
      inside[i] = 0;
      struck.push(i);
    };
    suspects.forEach(look);
    for (let i = struck.pop(); i !== undefined; i = struck.pop())
      for (let u = users.first[i]!; u < users.first[i + 1]!; u++) look(users.all[u]!);
    const found = suspects.filter((i) => inside[i] === 1);
    if (found.length > 0) open = open.filter((i) => inside[i] === 0);
    for (let k = 0; k < found.length; k++) known[found[k]!] = 1;
    return { kind, values: found };
  }

  const passes: Pass[] = [];
  while (open.length > 0) {
    let next: Pass | undefined;
    for (const kind of ['scalar', 'forward', 'backward'] as const) {
      next = pass(kind);
      if (next.values.length > 0) break;
    }
    if (next === undefined || next.values.length === 0)
      throw new RangeError(`values that wait for each other: ${open}`);
    passes.push(next);
  }
  return passes;
}
