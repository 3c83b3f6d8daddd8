import type { Model } from '../../model/index.ts';
import { sameData } from '../../units/index.ts';

/** When the tables of models make no difference in a trial. */
export interface Differences {
  /** How many models there are. */
  readonly count: number;
  /** By model: the first model that is the same as long as these nodes are done on those days. */
  same(finish: (node: number) => number, out: Int32Array): void;
}

/**
 * Compares models in pairs. A share of a budget is no matter when its money never comes, a long
 * stop none when the phase cannot begin; any other difference always counts.
 */
export function differencesOf(models: readonly Model[]): Differences {
  const count = models.length;
  const tables = models.map(tablesThatAlwaysMatter);
  const pairs = models.map((a, i) =>
    models
      .slice(0, i)
      .map((b, j) =>
        sameData(tables[i], tables[j]) ? nodesThatMatter(a, b) : ('always' as const),
      ),
  );
  return {
    count,
    same(finish, out) {
      for (let i = 0; i < count; i++) {
        let found = i;
        for (let j = 0; j < i && found === i; j++) {
          if (out[j] !== j) continue;
          const groups = pairs[i]![j]!;
          const matters =
            groups === 'always' || groups.some((nodes) => nodes.every((n) => finish(n) < Infinity));
          if (!matters) found = j;
        }
        out[i] = found;
      }
    },
  };
}

const tablesThatAlwaysMatter = (m: Model): unknown => ({
  ...m,
  variables: 0,
  network: 0,
  funds: { ...m.funds, budgetShare: 0 },
  phases: m.phases.map((p) => ({ ...p, longStop: 0 })),
  costs: m.costs.map((c) => ({ ...c, plannedDays: 0 })),
});

/** Groups of nodes: the difference matters when all nodes of any group come. */
function nodesThatMatter(a: Model, b: Model): readonly (readonly number[])[] {
  const groups = new Map<string, readonly number[]>();
  const add = (nodes: readonly number[]) => groups.set(nodes.join(','), nodes);
  const free = new Set(a.network.free);
  a.funds.budgetShare.forEach((share, k) => {
    if (share === b.funds.budgetShare[k]) return;
    const node = a.funds.lotNode[a.funds.budgetLot[k]!]!;
    add(free.has(node) ? [node] : []);
  });
  a.phases.forEach((phase, p) => {
    if (phase.longStop !== b.phases[p]!.longStop) add(freeBefore(a, phase.ntp, free));
  });
  return [...groups.values()];
}

/** Free agreements that must be signed before a node can begin. */
function freeBefore(
  { network }: Model,
  node: number,
  free: ReadonlySet<number>,
): readonly number[] {
  const seen = new Set<number>();
  const walk = (n: number) => {
    if (n < 0 || seen.has(n)) return;
    seen.add(n);
    for (let e = network.linkFirst[n]!; e < network.linkFirst[n + 1]!; e++)
      walk(network.linkFrom[e]!);
  };
  walk(node);
  return [...seen]
    .filter((n) => free.has(n) && network.kind[n] === 'agreement')
    .sort((x, y) => x - y);
}
