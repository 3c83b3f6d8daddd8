import type { Model } from '../../model/index.ts';
import type { Family } from './assemble.ts';

/** Replaceable variables that always move together, as one number with few values. */
export interface Factor {
  /** By value: what stands for each of the variables. */
  readonly values: readonly Int32Array[];
  /** By content of the family. */
  readonly of: Int32Array;
  /** Dates of the free part depend on it. */
  readonly dates: boolean;
  /** It matters only when one of these nodes comes; always, when there are none. */
  readonly nodes: Int32Array;
  /** It moves money after the fact, and no date, amount or commitment. */
  readonly moneyOnly: boolean;
}

/** Factors of a family: those that date free nodes first, those that move only money last. */
export function factorsOf(family: Family): readonly Factor[] {
  const { twins, choice } = family;
  const uses = usesIn(twins.models);
  const groups = new Map<string, number[]>();
  twins.replaceable.forEach((_, i) => {
    const seen = new Map<number, number>();
    const pattern = choice.map((row) => {
      const stand = row[i]!;
      const known = seen.get(stand) ?? seen.size;
      seen.set(stand, known);
      return known;
    });
    const use = uses.get(twins.replaceable[i]!);
    const key = `${use?.dates} ${use?.moneyOnly} ${pattern.join(',')}`;
    groups.set(key, [...(groups.get(key) ?? []), i]);
  });
  const factors = [...groups.values()].map((places): Factor => {
    const values: Int32Array[] = [];
    const known = new Map<string, number>();
    const of = Int32Array.from(choice, (row) => {
      const value = Int32Array.from(places, (i) => row[i]!);
      const key = value.join(',');
      const found = known.get(key);
      if (found !== undefined) return found;
      known.set(key, values.length);
      return values.push(value) - 1;
    });
    const used = places.map((i) => uses.get(twins.replaceable[i]!));
    return {
      values,
      of,
      dates: used.some((u) => u?.dates ?? false),
      nodes: used.every((u) => u !== undefined && !u.always)
        ? Int32Array.from(new Set(used.flatMap((u) => u?.nodes ?? [])))
        : new Int32Array(0),
      moneyOnly: used.every((u) => u?.moneyOnly ?? false),
    };
  });
  const rank = (f: Factor) => (f.dates ? 0 : f.moneyOnly ? 2 : 1);
  return factors.sort((a, b) => rank(a) - rank(b));
}

interface Use {
  readonly dates: boolean;
  readonly moneyOnly: boolean;
  /** It matters, whatever comes; else when one of the nodes does. */
  readonly always: boolean;
  readonly nodes: readonly number[];
}

/** Where models use their variables: an agreement that one of them waits for may be none to another. */
function usesIn(models: readonly Model[]): ReadonlyMap<number, Use> {
  const all = models.map(usesOf);
  const out = new Map<number, Use>();
  for (const variable of new Set(all.flatMap((uses) => [...uses.keys()]))) {
    const found = all.map((uses) => uses.get(variable));
    // what one model uses in a way that is not known here matters always
    if (found.every((use) => use !== undefined)) out.set(variable, found.reduce(both));
  }
  return out;
}

const both = (a: Use, b: Use): Use => ({
  dates: a.dates || b.dates,
  moneyOnly: a.moneyOnly && b.moneyOnly,
  always: a.always || b.always,
  nodes: [...a.nodes, ...b.nodes],
});

/** Where a model uses its variables, as far as that tells when they do not matter. */
function usesOf(model: Model): ReadonlyMap<number, Use> {
  const uses = new Map<number, Use>();
  const { network, funds, contracts } = model;
  if (network.free.length === 0) return uses;
  const free = new Set(network.free);
  const note = (
    variable: number,
    { dates = false, moneyOnly = false, nodes = [] }: Partial<Use>,
  ) => {
    if (variable < 0) return;
    const use = { dates, moneyOnly, always: nodes.length === 0, nodes };
    const known = uses.get(variable);
    uses.set(variable, known === undefined ? use : both(known, use));
  };
  for (const node of free) {
    note(network.time[node]!, { dates: true });
    note(network.never[node]!, { dates: true });
    for (let e = network.linkFirst[node]!; e < network.linkFirst[node + 1]!; e++)
      note(network.linkLag[e]!, { dates: true });
  }
  funds.lotAmount.forEach((variable, lot) => {
    const node = funds.lotNode[lot]!;
    note(variable, { nodes: free.has(node) ? [node] : [] });
  });
  funds.sources.forEach(({ rate, tenor }, s) => {
    const nodes = [...funds.lotNode].filter((_, lot) => funds.lotSource[lot] === s);
    const known = nodes.every((node) => free.has(node)) ? nodes : [];
    note(rate, { moneyOnly: true, nodes: known });
    note(tenor, { moneyOnly: true, nodes: known });
  });
  for (const c of contracts) {
    const nodes = c.agreement >= 0 && free.has(c.agreement) ? [c.agreement] : [];
    for (const v of [
      c.price,
      c.perDay,
      c.energy,
      c.takeOrPay,
      c.use,
      c.indexation,
      c.lateRate,
      c.lateCap,
    ])
      note(v, { moneyOnly: true, nodes });
  }
  // what is used in a way that is not known here matters always
  for (const variable of usedElsewhere(model)) uses.delete(variable);
  return uses;
}

/** Sizes of phases and contracts, lengths of contracts, costs and needs: these may move anything. */
function usedElsewhere({ network, pools, phases, costs, contracts }: Model): Iterable<number> {
  const { linkFirst, linkLag } = network;
  const shared = [...network.shared].flatMap((n) => [
    network.time[n]!,
    network.never[n]!,
    ...linkLag.subarray(linkFirst[n], linkFirst[n + 1]),
  ]);
  return [
    ...shared,
    ...pools.arrivalQuantity,
    ...pools.requestVariable,
    ...pools.requestFactor,
    ...phases.flatMap((phase) => [
      phase.mw,
      phase.pue,
      phase.contingency,
      phase.shrinkAfter,
      phase.shrinkTo,
      phase.operatingCost,
      phase.loadFactor,
      phase.staff,
      phase.refresh,
      phase.life,
      phase.energyPrice,
    ]),
    ...costs.flatMap(({ fixed, perMw, perDay }) => [fixed, perMw, perDay]),
    ...contracts.flatMap(({ mw, tenor }) => [mw, tenor]),
  ];
}
