import type { Group, Line } from './line.ts';

/** A line and where it stands. */
export interface Declared {
  readonly address: string;
  /** Ids of the groups around it, outermost first. */
  readonly path: readonly string[];
  readonly line: Line;
  /** The group in which it stands. */
  readonly scope: Scope;
}

/** A group as formulas look for names in it, or that of all groups. */
export interface Scope {
  /** Undefined for that of all groups. */
  readonly outer: Scope | undefined;
  readonly lines: ReadonlyMap<string, Declared>;
  readonly groups: ReadonlyMap<string, Scope>;
}

/** All lines by address and the addresses of all groups, in the order of declaration. */
export interface Declarations {
  readonly lines: ReadonlyMap<string, Declared>;
  /** The same by their own ids. */
  readonly byId: ReadonlyMap<string, readonly Declared[]>;
  readonly groups: ReadonlySet<string>;
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
  const lines = new Map<string, Declared>();
  const byId = new Map<string, Declared[]>();
  const addresses = new Set<string>();
  const addressOf = (path: readonly string[], id: string) => {
    const address = [...path, id].join('.');
    if (!ID.test(id)) throw new RangeError(`not an id: "${id}" in ${address}`);
    return address;
  };
  const visit = (group: Group, outer: readonly string[], around: Open) => {
    const address = addressOf(outer, group.id);
    if (addresses.has(address)) throw new RangeError(`two groups have the address ${address}`);
    addresses.add(address);
    const path = [...outer, group.id];
    const scope = openIn(around);
    around.groups.set(group.id, scope);
    for (const line of group.lines) {
      const own = addressOf(path, line.id);
      if (lines.has(own)) throw new RangeError(`two lines have the address ${own}`);
      const declared = { address: own, path, line, scope };
      lines.set(own, declared);
      scope.lines.set(line.id, declared);
      const alike = byId.get(line.id);
      if (alike === undefined) byId.set(line.id, [declared]);
      else alike.push(declared);
    }
    for (const inner of group.groups ?? []) visit(inner, path, scope);
  };
  const all = openIn(undefined);
  for (const group of groups) visit(group, [], all);
  return { lines, byId, groups: addresses };
}
