import { components, type Links } from './components.ts';
import type { Dependency, Wait } from './expression.ts';

type Edges = ReadonlyMap<string, readonly Dependency[]>;

/**
 * Lines that wait for each other may do so over earlier periods, or over later ones, but not over
 * both, nor in the same period, nor over all periods.
 * @throws RangeError naming a cycle of lines
 */
export function checkCycles(edges: Edges): void {
  const numbers = new Map([...edges.keys()].map((address, i) => [address, i]));
  const all: Links = { starts: [0], targets: [] };
  const atOnce: Links = { starts: [0], targets: [] };
  for (const dependencies of edges.values()) {
    for (const { address, wait } of dependencies) {
      const target = numbers.get(address)!;
      all.targets.push(target);
      if (wait === 'now') atOnce.targets.push(target);
    }
    all.starts.push(all.targets.length);
    atOnce.starts.push(atOnce.targets.length);
  }
  const inAll = components(all);
  const inOnce = components(atOnce);
  /** Waits within a component: each is part of a circle. */
  const waits = new Map<number, Set<Wait>>();
  let node = 0;
  let link = 0;
  for (const dependencies of edges.values()) {
    const own = inAll[node]!;
    for (const { wait } of dependencies) {
      const target = all.targets[link++]!;
      if (inAll[target] !== own || (wait === 'now' && inOnce[target] !== inOnce[node])) continue;
      waits.set(own, (waits.get(own) ?? new Set<Wait>()).add(wait));
    }
    node++;
  }
  for (const [own, kinds] of waits) {
    const isFaulty =
      kinds.has('now') || kinds.has('whole') || (kinds.has('before') && kinds.has('after'));
    if (isFaulty) throw faultOf(edges, kinds, (address) => inAll[numbers.get(address)!] === own);
  }
}

/** Names a circle among lines that wait for each other in a way that they may not. */
function faultOf(
  edges: Edges,
  kinds: ReadonlySet<Wait>,
  isInside: (address: string) => boolean,
): RangeError {
  const within = (d: Dependency) => isInside(d.address);
  const cycleOver = (wait: Wait, may: (d: Dependency) => boolean) => {
    for (const [from, dependencies] of edges) {
      if (!isInside(from)) continue;
      for (const edge of dependencies) {
        if (edge.wait !== wait || !within(edge)) continue;
        const path = way(edges, edge.address, from, may);
        if (path !== undefined) return [from, ...path].join(' > ');
      }
    }
    return undefined;
  };
  if (kinds.has('now')) {
    const cycle = cycleOver('now', (d) => within(d) && d.wait === 'now');
    return new RangeError(`lines wait for each other in the same period: ${cycle}`);
  }
  if (kinds.has('whole')) {
    return new RangeError(`a line waits for all periods of itself: ${cycleOver('whole', within)}`);
  }
  const [earlier, later] = [cycleOver('before', within), cycleOver('after', within)];
  return new RangeError(
    `lines wait for each other over earlier and over later periods: ${earlier}, and ${later}`,
  );
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
