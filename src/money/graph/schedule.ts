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

/**
 * Orders values in few passes, list by list; what those of a list wait for is among them, in a list
 * before, or known without.
 */
export function schedule(
  { values, users }: Values,
  lists: readonly (readonly number[])[],
): readonly Pass[] {
  const known = new Uint8Array(values.length).fill(1);
  for (const list of lists) for (let k = 0; k < list.length; k++) known[list[k]!] = 0;
  const inside = new Uint8Array(values.length);

  /** All of the open values that one pass can find: what remains when all has been struck out that it cannot. */
  function foundBy(kind: Pass['kind'], open: readonly number[]): readonly number[] {
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
    for (let k = 0; k < found.length; k++) inside[found[k]!] = 0;
    return found;
  }

  const passes: Pass[] = [];
  for (const list of lists) {
    let open = list;
    while (open.length > 0) {
      let next: Pass | undefined;
      for (const kind of ['scalar', 'forward', 'backward'] as const) {
        next = { kind, values: foundBy(kind, open) };
        if (next.values.length > 0) break;
      }
      if (next === undefined || next.values.length === 0)
        throw new RangeError(`values that wait for each other: ${open}`);
      for (let k = 0; k < next.values.length; k++) known[next.values[k]!] = 1;
      open = open.filter((i) => known[i] === 0);
      passes.push(next);
    }
  }
  return passes;
}
