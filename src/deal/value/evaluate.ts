import type { Model } from '../../model/index.ts';
import { createPartyValues, type PartyValues, type Shelf } from '../../money/index.ts';
import { type Capacity, createWorlds, type Worlds } from '../../simulate/index.ts';
import type { Family } from './assemble.ts';
import { differencesOf } from './differences.ts';
import { type Factor, factorsOf } from './factors.ts';
import { createPairs } from './pairs.ts';

/**
 * One number that is kept of each trial of each deal: the net present value of a party, the largest
 * sum that it is out of pocket, or megawatts.
 */
export type Measure =
  | { readonly kind: 'npv'; readonly party: number }
  | { readonly kind: 'exposure'; readonly party: number }
  | {
      readonly kind: 'megawatts';
      /** Id of a scope; everything if none. What lies in it is another thing from deal to deal. */
      readonly scope?: string;
      /** Day from the data date, its end included. */
      readonly by: number;
    };

/** Worlds whose money is evaluated side by side. */
const LANES = 8;

export interface Evaluator {
  /**
   * Trials from … to - 1 of some contents of the family (by their places in it): measure m of
   * content i in trial t is at `((i * measures) + m) * (to - from) + t - from` of `out`.
   */
  evaluate(contents: Int32Array, from: number, to: number, out: Float64Array): void;
  /** Worlds that were simulated so far. */
  readonly spent: { simulated: number };
}

/**
 * Values contents by simulation. In each trial contents that differ in nothing that matters there
 * are one world, and that is run once: what a source would have paid is no matter when it never
 * comes. Worlds that differ in money only share one physical run.
 */
export function createEvaluator(
  family: Family,
  measures: readonly Measure[],
  options: { readonly seed: number; readonly trials: number; readonly shelf: Shelf },
): Evaluator {
  const { models } = family.twins;
  const parties = [...new Set(measures.flatMap((m) => (m.kind === 'megawatts' ? [] : [m.party])))];
  const purses = models.map((model) =>
    createPurse(createPartyValues(model, parties, { lanes: LANES, shelf: options.shelf })),
  );
  const capacities = models.map((model) => measures.map((m) => capacityOf(model, m)));
  const worlds = createWorlds(family.twins, {
    ...options,
    cash: purses.map(({ values }) => values),
  });
  const factors = factorsOf(family);
  const dating = factors.filter((f) => f.dates);
  const physical = factors.filter((f) => !f.dates && !f.moneyOnly);
  const monetary = factors.filter((f) => !f.dates && f.moneyOnly);
  const differences = differencesOf(models);
  const pairs = createPairs(family.contents.length + 1);
  const canon = new Map(factors.map((f) => [f, new Int32Array(f.values.length)]));
  const spent = { simulated: 0 };

  return {
    spent,
    evaluate(contents, from, to, out) {
      const n = contents.length;
      const trials = to - from;
      const ids = new Int32Array(n);
      const settledAs = new Int32Array(n);
      const physicalAs = new Int32Array(n);
      // by trial and content: the place of the content in whose world it is
      const same = new Int32Array(trials * n);
      for (let start = from; start < to; start += worlds.size) {
        const count = Math.min(worlds.size, to - start);
        worlds.draw(start, count);
        for (let place = 0; place < count; place++) {
          worlds.enter(place);
          const t = start + place - from;
          divide(contents, ids, settledAs, physicalAs);
          const first = simulate(contents, ids, settledAs, physicalAs, { out, trials, t });
          for (let i = 0; i < n; i++) same[t * n + i] = first[ids[i]!]!;
        }
      }
      for (let m = 0; m < models.length; m++) pay(m, { out, trials });
      for (let t = 0; t < trials; t++)
        for (let i = 0; i < n; i++) {
          const of = same[t * n + i]!;
          if (of === i) continue;
          for (let m = 0; m < measures.length; m++)
            out[(i * measures.length + m) * trials + t] =
              out[(of * measures.length + m) * trials + t]!;
        }
    },
  };

  /** Leaves in `ids` the world of each content. */
  function divide(
    contents: Int32Array,
    ids: Int32Array,
    settledAs: Int32Array,
    physicalAs: Int32Array,
  ): void {
    const n = contents.length;
    for (const f of factors) canonical(worlds, f, canon.get(f)!);
    // by all that dates the free part
    ids.fill(0);
    for (const f of dating) refine(contents, ids, f, undefined);
    const signed = settleAll(contents, ids, settledAs);
    // by what else moves dates, amounts and commitments, where it can matter
    ids.set(settledAs);
    for (const f of physical) refine(contents, ids, f, signed.alive.get(f), settledAs);
    pairs.clear();
    for (let i = 0; i < n; i++)
      ids[i] = pairs.id(
        ids[i]!,
        signed.model[settledAs[i]! * differences.count + family.model[contents[i]!]!]!,
      );
    physicalAs.set(ids);
    for (const f of monetary) refine(contents, ids, f, signed.alive.get(f), settledAs);
  }

  /** Splits worlds by a factor; where it is not alive all its values are one. */
  function refine(
    contents: Int32Array,
    ids: Int32Array,
    factor: Factor,
    alive: Uint8Array | undefined,
    settledAs?: Int32Array,
  ): void {
    const same = canon.get(factor)!;
    if (same.every((c) => c === same[0])) return;
    pairs.clear();
    for (let i = 0; i < contents.length; i++) {
      const matters = alive === undefined || alive[settledAs![i]!] === 1;
      ids[i] = pairs.id(ids[i]!, matters ? same[factor.of[contents[i]!]!]! + 1 : 0);
    }
  }

  /** Settles each different dating once; those that come to the same dates are one. */
  function settleAll(contents: Int32Array, ids: Int32Array, settledAs: Int32Array) {
    const bySignature = new Map<number, number>();
    const ofId: number[] = [];
    const alive = new Map<Factor, Uint8Array>();
    const most = Math.max(...ids) + 1;
    for (const f of [...physical, ...monetary]) alive.set(f, new Uint8Array(most));
    const modelAs = new Int32Array(most * differences.count);
    for (let i = 0; i < contents.length; i++) {
      const id = ids[i]!;
      let settled = ofId[id];
      if (settled === undefined) {
        const content = contents[i]!;
        worlds.choose(family.model[content]!, family.choice[content]!);
        worlds.settle();
        const signature = worlds.signature();
        settled = bySignature.get(signature);
        if (settled === undefined) {
          settled = bySignature.size;
          bySignature.set(signature, settled);
          for (const [f, row] of alive) row[settled] = comes(f.nodes) ? 1 : 0;
          differences.same(
            worlds.finish,
            modelAs.subarray(settled * differences.count, (settled + 1) * differences.count),
          );
        }
        ofId[id] = settled;
      }
      settledAs[i] = settled;
    }
    return { alive, model: modelAs };
  }

  function comes(nodes: Int32Array): boolean {
    if (nodes.length === 0) return true;
    for (let k = 0; k < nodes.length; k++) if (worlds.finish(nodes[k]!) < Infinity) return true;
    return false;
  }

  /**
   * Runs each world once, those of one physical run one after the other, and books its money; returns
   * the first content of each world.
   */
  function simulate(
    contents: Int32Array,
    ids: Int32Array,
    settledAs: Int32Array,
    physicalAs: Int32Array,
    to: Target & { readonly t: number },
  ): Int32Array {
    const first = new Int32Array(ids.length).fill(-1);
    const order: number[] = [];
    for (let i = 0; i < ids.length; i++) {
      if (first[ids[i]!] !== -1) continue;
      first[ids[i]!] = i;
      order.push(i);
    }
    order.sort((a, b) => settledAs[a]! - settledAs[b]! || physicalAs[a]! - physicalAs[b]! || a - b);
    let settled = -1;
    let running = -1;
    let ran = -1;
    for (const i of order) {
      const content = contents[i]!;
      const model = family.model[content]!;
      worlds.choose(model, family.choice[content]!);
      if (settledAs[i] !== settled) worlds.settle();
      settled = settledAs[i]!;
      // each model books what it has run itself, even where another one would come to the same
      if (physicalAs[i] !== running || model !== ran) worlds.run();
      running = physicalAs[i]!;
      ran = model;
      const { world, waiting } = purses[model]!;
      worlds.record(waiting.count);
      world[waiting.count++] = i * measures.length * to.trials + to.t;
      capacities[model]!.forEach((capacity, k) => {
        if (capacity !== undefined)
          to.out[(i * measures.length + k) * to.trials + to.t] = worlds.megawatts(capacity);
      });
      if (waiting.count === LANES) pay(model, to);
      spent.simulated++;
    }
    return first;
  }

  /** Evaluates the worlds that wait for the money of a model. */
  function pay(model: number, { out, trials }: Target): void {
    const { values, world, waiting } = purses[model]!;
    if (waiting.count === 0) return;
    values.run(waiting.count);
    measures.forEach((m, k) => {
      if (m.kind === 'megawatts') return;
      const found = m.kind === 'npv' ? values.npv(m.party) : values.peak(m.party);
      for (let lane = 0; lane < waiting.count; lane++)
        out[world[lane]! + k * trials] = found[lane]!;
    });
    worlds.clear(model);
    waiting.count = 0;
  }

  /** By value of a factor: the first value that is drawn the same in the trial at hand. */
  function canonical(at: Worlds, { values }: Factor, out: Int32Array): void {
    for (let k = 0; k < values.length; k++) {
      let found = k;
      for (let j = 0; j < k; j++) {
        if (out[j] !== j) continue;
        const [a, b] = [values[j]!, values[k]!];
        let v = 0;
        while (v < a.length && at.value(a[v]!) === at.value(b[v]!)) v++;
        if (v < a.length) continue;
        found = j;
        break;
      }
      out[k] = found;
    }
  }
}

/** The phases whose megawatts a measure counts; those of a scope that is gone are none. */
function capacityOf({ scopes }: Model, measure: Measure): Capacity | undefined {
  if (measure.kind !== 'megawatts') return undefined;
  const { scope, by } = measure;
  // row 0 of the scopes is everything, and its name may be one of the file's too
  const row = scopes.find(({ id }, i) => (scope === undefined ? i === 0 : i > 0 && id === scope));
  return { phases: row?.phases ?? [], by };
}

/** Where measures go: measure m of content i in trial t at `(i * measures + m) * trials + t`. */
interface Target {
  readonly out: Float64Array;
  readonly trials: number;
}

/** The money of a model, and by lane the place of the first measure of the world that waits there. */
interface Purse {
  readonly values: PartyValues;
  readonly world: Float64Array;
  readonly waiting: { count: number };
}

const createPurse = (values: PartyValues): Purse => ({
  values,
  world: new Float64Array(LANES),
  waiting: { count: 0 },
});
