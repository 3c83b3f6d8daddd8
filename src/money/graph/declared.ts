import type { Group, Line } from './line.ts';

/** A line and where it stands. */
export interface Declared {
  readonly address: string;
  /** Ids of the groups around it, outermost first. */
  readonly path: readonly string[];
  readonly line: Line;
}

/** All lines by address and the addresses of all groups, in the order of declaration. */
export interface Declarations {
  readonly lines: ReadonlyMap<string, Declared>;
  /** The same by their own ids. */
  readonly byId: ReadonlyMap<string, readonly Declared[]>;
  readonly groups: ReadonlySet<string>;
}

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
  const visit = (group: Group, outer: readonly string[]) => {
    const address = addressOf(outer, group.id);
    if (addresses.has(address)) throw new RangeError(`two groups have the address ${address}`);
    addresses.add(address);
    const path = [...outer, group.id];
    for (const line of group.lines) {
      const own = addressOf(path, line.id);
      if (lines.has(own)) throw new RangeError(`two lines have the address ${own}`);
      const declared = { address: own, path, line };
      lines.set(own, declared);
      const alike = byId.get(line.id);
      if (alike === undefined) byId.set(line.id, [declared]);
      else alike.push(declared);
    }
    for (const inner of group.groups ?? []) visit(inner, path);
  };
  for (const group of groups) visit(group, []);
  return { lines, byId, groups: addresses };
}
