import type { Use, Value, Values } from './values.ts';

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
    for (const i of pass.values) passOf[i] = p;
  });
  return passOf;
}

const gathers = new Set(['sum', 'dot', 'sumWhere', 'countWhere', 'lowest', 'highest']);
export const isGather = ({ op }: Value): boolean => gathers.has(op) || op === 'lowestFlagged';

/** Which pass may find a value at all. Gathering goes from the first period on, for equal bits. */
const suits = (value: Value, kind: Pass['kind']) =>
  kind === 'scalar'
    ? value.kind === 'scalar' && !isGather(value)
    : isGather(value)
      ? kind === 'forward'
      : value.kind === 'row';

/** Orders the values that are not yet known in few passes; what they wait for is among them. */
export function schedule(
  { values, users }: Values,
  isKnown: (index: number) => boolean,
): readonly Pass[] {
  const known = values.map((_, i) => isKnown(i));
  let open = [...values.keys()].filter((i) => !known[i]);

  /** All that one pass can find: what remains when all has been struck out that it cannot. */
  function pass(kind: Pass['kind']): Pass {
    const suspects = open.filter((i) => suits(values[i]!, kind));
    const inside = new Uint8Array(values.length);
    for (const i of suspects) inside[i] = 1;
    const found = ({ of, how }: Use, isLag: boolean) => {
      if (known[of]) return true;
      if (inside[of] === 0 || how === 'first' || how === 'last') return false;
      if (kind === 'scalar') return true;
      if (values[of]!.kind === 'scalar') return false;
      return isLag || how === 'prev' ? kind === 'forward' : how === 'now' || kind === 'backward';
    };
    for (let i = suspects.pop(); i !== undefined; i = suspects.pop()) {
      const { op, uses } = values[i]!;
      if (inside[i] === 0 || uses.every((use, k) => found(use, op === 'lag' && k === 0))) continue;
      inside[i] = 0;
      for (const user of users[i]!) suspects.push(user);
    }
    return { kind, values: open.filter((i) => inside[i] === 1) };
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
    for (const i of next.values) known[i] = true;
    open = open.filter((i) => !known[i]);
    passes.push(next);
  }
  return passes;
}
