import type { Group, Line } from './line.ts';

/** A line and where it stands. */
export interface Declared {
  readonly address: string;
  /** Ids of the groups around it, outermost first. */
  readonly path: readonly string[];
  readonly line: Line;
  /** The group in which it stands. */
  readonly scope: Scope;
  /** Lines that were declared before it. */
  readonly index: number;
}

/** A group as formulas look for names in it, or that of all groups. */
export interface Scope {
  /** Undefined for that of all groups. */
  readonly outer: Scope | undefined;
  readonly lines: ReadonlyMap<string, Declared>;
  readonly groups: ReadonlyMap<string, Scope>;
}

/** All lines in the order of declaration. */
export interface Declarations {
  readonly declared: readonly Declared[];
  /** The same by their own ids. */
  readonly byId: ReadonlyMap<string, readonly Declared[]>;
  /** The group of all groups, and the addresses of those. */
  readonly scope: Scope;
  readonly within: ReadonlySet<string>;
}

/** A scope while its groups and lines are being found. */
interface Open extends Scope {
  readonly lines: Map<string, Declared>;
  readonly groups: Map<string, Open>;
}
const openIn = (outer: Open | undefined): Open => ({ outer, lines: new Map(), groups: new Map() });

const ID = /^\w+(-\w+)*$/;

/** @throws RangeError for two things of one address and for ids that a formula could not name. */
export function declare(groups: readonly Group[]): Declarations {
  const declared: Declared[] = [];
  const byId = new Map<string, Declared[]>();
  const within = new Set<string>();
  const addressOf = (before: string, id: string) => {
    if (!ID.test(id)) throw new RangeError(`not an id: "${id}" in ${before}${id}`);
    return before + id;
  };
  const visit = (group: Group, before: string, outer: readonly string[], around: Open) => {
    const address = addressOf(before, group.id);
    if (within.has(address)) throw new RangeError(`two groups have the address ${address}`);
    within.add(address);
    const path = [...outer, group.id];
    const scope = openIn(around);
    around.groups.set(group.id, scope);
    const inside = `${address}.`;
    const { lines } = group;
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i]!;
      const { id } = line;
      const own = { address: addressOf(inside, id), path, line, scope, index: declared.length };
      if (scope.lines.has(id)) throw new RangeError(`two lines have the address ${own.address}`);
      declared.push(own);
      scope.lines.set(id, own);
      const alike = byId.get(id);
      if (alike === undefined) byId.set(id, [own]);
      else alike.push(own);
    }
    for (const inner of group.groups ?? []) visit(inner, inside, path, scope);
  };
  const scope = openIn(undefined);
  for (const group of groups) visit(group, '', [], scope);
  return { declared, byId, scope, within };
}
