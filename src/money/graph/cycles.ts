import type { Dependency, Wait } from './expression.ts';

type Edges = ReadonlyMap<string, readonly Dependency[]>;

/** Strongly connected components (Tarjan 1972), without recursion; each after what it waits for. */
export function components(edges: Edges): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  for (const root of edges.keys()) {
    if (order.has(root)) continue;
    const path: { node: string; next: number }[] = [];
    const enter = (node: string) => {
      order.set(node, order.size);
      low.set(node, order.get(node)!);
      open.push(node);
      isOpen.add(node);
      path.push({ node, next: 0 });
    };
    const lower = (node: string, value: number) => low.set(node, Math.min(low.get(node)!, value));
    for (enter(root); path.length > 0; ) {
      const top = path.at(-1)!;
      const edge = edges.get(top.node)?.[top.next++];
      if (edge !== undefined) {
        if (!order.has(edge.address)) enter(edge.address);
        else if (isOpen.has(edge.address)) lower(top.node, order.get(edge.address)!);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) lower(above.node, low.get(top.node)!);
      if (low.get(top.node) !== order.get(top.node)) continue;
      const members = open.splice(open.lastIndexOf(top.node));
      for (const member of members) isOpen.delete(member);
      found.push(members);
    }
  }
  return found;
}

/** The shortest way from one line to another over edges that may be used, both ends named. */
function way(edges: Edges, from: string, to: string, may: (d: Dependency) => boolean) {
  const before = new Map<string, string | undefined>([[from, undefined]]);
  const queue = [from];
  for (const node of queue) {
    if (node === to) break;
    for (const edge of edges.get(node) ?? []) {
      if (before.has(edge.address) || !may(edge)) continue;
      before.set(edge.address, node);
      queue.push(edge.address);
    }
  }
  if (!before.has(to)) return undefined;
  const path: string[] = [];
  for (let node: string | undefined = to; node !== undefined; node = before.get(node))
    path.unshift(node);
  return path;
}

/**
 * Lines that wait for each other may do so over earlier periods, or over later ones, but not over
 * both, nor in the same period, nor over all periods.
 * @throws RangeError naming a cycle of lines
 */
export function checkCycles(edges: Edges): void {
  for (const members of components(edges)) {
    const inside = new Set(members);
    const within = (d: Dependency) => inside.has(d.address);
    const waits = members.flatMap((from) =>
      (edges.get(from) ?? []).filter(within).map((d) => ({ from, ...d })),
    );
    const cycleOver = (wait: Wait, may: (d: Dependency) => boolean) => {
      for (const edge of waits) {
        if (edge.wait !== wait) continue;
        const path = way(edges, edge.address, edge.from, may);
        if (path !== undefined) return [edge.from, ...path].join(' > ');
      }
      return undefined;
    };
    const sameTime = cycleOver('now', (d) => within(d) && d.wait === 'now');
    if (sameTime !== undefined) {
      throw new RangeError(`lines wait for each other in the same period: ${sameTime}`);
    }
    const whole = cycleOver('whole', within);
    if (whole !== undefined) {
      throw new RangeError(`a line waits for all periods of itself: ${whole}`);
    }
    const later = cycleOver('after', within);
    const earlier = later === undefined ? undefined : cycleOver('before', within);
    if (later !== undefined && earlier !== undefined) {
      throw new RangeError(
        `lines wait for each other over earlier and over later periods: ${earlier}, and ${later}`,
      );
    }
  }
}
