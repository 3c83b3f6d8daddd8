import { components } from './components.ts';
import type { Dependency, Wait } from './expression.ts';

type Edges = ReadonlyMap<string, readonly Dependency[]>;

/**
 * Lines that wait for each other may do so over earlier periods, or over later ones, but not over
 * both, nor in the same period, nor over all periods.
 * @throws RangeError naming a cycle of lines
 */
export function checkCycles(edges: Edges): void {
  const isNow = ({ wait }: Dependency) => wait === 'now';
  const atOnce = componentsOf(edges, isNow);
  const inAll = componentsOf(edges, () => true);
  /** Waits within a component: each is part of a circle. */
  const waits = new Map<number, Set<Wait>>();
  for (const [from, dependencies] of edges) {
    const own = inAll.get(from)!;
    for (const { address, wait } of dependencies) {
      if (inAll.get(address) !== own) continue;
      const isCircle = wait !== 'now' || atOnce.get(address) === atOnce.get(from);
      if (!isCircle) continue;
      const known = waits.get(own);
      if (known === undefined) waits.set(own, new Set([wait]));
      else known.add(wait);
    }
  }
  for (const [own, kinds] of waits) {
    const isFaulty =
      kinds.has('now') || kinds.has('whole') || (kinds.has('before') && kinds.has('after'));
    if (!isFaulty) continue;
    const within = (d: Dependency) => inAll.get(d.address) === own;
    const cycleOver = (wait: Wait, may: (d: Dependency) => boolean) => {
      for (const [from, dependencies] of edges) {
        if (inAll.get(from) !== own) continue;
        for (const edge of dependencies) {
          if (edge.wait !== wait || !within(edge)) continue;
          const path = way(edges, edge.address, from, may);
          if (path !== undefined) return [from, ...path].join(' > ');
        }
      }
      return undefined;
    };
    if (kinds.has('now')) {
      const cycle = cycleOver('now', (d) => within(d) && isNow(d));
      throw new RangeError(`lines wait for each other in the same period: ${cycle}`);
    }
    if (kinds.has('whole')) {
      throw new RangeError(`a line waits for all periods of itself: ${cycleOver('whole', within)}`);
    }
    const [earlier, later] = [cycleOver('before', within), cycleOver('after', within)];
    throw new RangeError(
      `lines wait for each other over earlier and over later periods: ${earlier}, and ${later}`,
    );
  }
}

/** The component of each line where only some edges count. */
function componentsOf(
  edges: Edges,
  counts: (d: Dependency) => boolean,
): ReadonlyMap<string, number> {
  const numbers = new Map([...edges.keys()].map((address, i) => [address, i]));
  const starts = new Int32Array(edges.size + 1);
  const targets: number[] = [];
  let node = 0;
  for (const dependencies of edges.values()) {
    for (const d of dependencies) if (counts(d)) targets.push(numbers.get(d.address)!);
    starts[++node] = targets.length;
  }
  const found = components({ starts, targets: Int32Array.from(targets) });
  for (const [address, i] of numbers) numbers.set(address, found[i]!);
  return numbers;
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
