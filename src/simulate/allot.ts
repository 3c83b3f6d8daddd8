import type { Model } from '../model/index.ts';
import type { Block, Kernel } from './forward.ts';
import { createFunding, type Funding } from './funding.ts';
import { createEventHeap } from './heap.ts';
import { createPoolQueues } from './pool-queue.ts';

/** What granted a gated node its start, besides its links. */
export interface Gates {
  /** Day on which the node was ready to ask. */
  readonly readyAt: Float64Array;
  /** Cause of the last grant, -1 when nothing was waited for. */
  readonly cause: Int32Array;
  /** Arrival that brought the last grant, -1 when units came back or nothing was waited for. */
  readonly arrival: Int32Array;
}

/** The part of a trial in which phases compete for money, supplies and power. */
export interface Allotment {
  readonly funding: Funding;
  readonly gates: Gates;
  /** 1 for phases that were given up at their long-stop date. */
  readonly givenUp: Uint8Array;
  /** Resolves every shared node of the trial at hand, a block of one. */
  run(): void;
}

// kinds of event, in the order in which those of the same moment are taken
// (a long stop ends the day before)
const LONG_STOP = 0;
const ARRIVAL = 1;
const RELEASE = 2;
const REQUEST = 3;
const SHRINK = 4;
const KIND = 2 ** 40;
const PRIORITY = 2 ** 20;
const PRIORITY_OFFSET = 2 ** 16;

/**
 * Discrete-event simulation of one trial: a node asks when its predecessors allow it, money and
 * units go to those who asked first (ties by priority, then by order in the file), and a grant may
 * come with any later arrival. Since nobody can be ready before what it depends on, taking events
 * in order of time is exact.
 */
export function createAllotment(model: Model, block: Block, kernel: Kernel): Allotment {
  const { network, pools, funds, phases, packages } = model;
  const { start, finish, release } = block;
  const { nextFirst, next, shared } = network;
  const n = network.count;
  const funding = createFunding(model, block);
  const queues = createPoolQueues(model, block);
  const heap = createEventHeap(256);
  const isShared = new Uint8Array(n);
  for (const node of shared) isShared[node] = 1;
  const waitsFor = countSharedPredecessors(model, isShared);
  const starters = shared.filter((node) => waitsFor[node] === 0);
  const gated = shared.filter(
    (node) => funds.gate[node] !== 0 || pools.requestFirst[node + 1]! > pools.requestFirst[node]!,
  );
  const missing = new Int32Array(n);
  const outstanding = new Int32Array(n);
  const readyAt = new Float64Array(n);
  const cause = new Int32Array(n);
  const arrival = new Int32Array(n);
  const givenUp = new Uint8Array(phases.length);
  const { lotOf, poolsOf, quantityOf, pokes } = arrivalTables(model);
  const nodeOfRequest = new Int32Array(pools.requestPool.length);
  for (let node = 0; node < n; node++)
    nodeOfRequest.fill(node, pools.requestFirst[node]!, pools.requestFirst[node + 1]!);
  const gateOfBudget = gateNodes(model);
  const announced = network.free.filter(
    (node) => lotOf[node]! >= 0 || poolsOf[node]! >= 0 || pokes[node] === 1,
  );
  const one = new Int32Array(1);
  let now = 0;
  let bringer = -1;

  function forward(node: number): void {
    one[0] = node;
    kernel.forward(one, 0, 1);
  }

  function announce(node: number): void {
    const day = finish[node]!;
    if (day < Infinity) heap.push(Math.max(now, day), ARRIVAL * KIND + node);
  }

  /** All predecessors of the node are settled. */
  function ready(node: number): void {
    forward(node);
    const gated =
      funds.gate[node] !== 0 || pools.requestFirst[node + 1]! > pools.requestFirst[node]!;
    const day = start[node]!;
    const begun = !Number.isNaN(network.started[node]!);
    readyAt[node] = begun ? 0 : day;
    if (gated && day < Infinity) {
      const priority = phases[network.phase[node]!]?.priority ?? 0;
      const rank = REQUEST * KIND + (priority + PRIORITY_OFFSET) * PRIORITY + node;
      heap.push(Math.max(now, readyAt[node]!), rank);
      // what has begun does not wait, but the money and the units it uses are taken
      if (!begun) return;
    }
    settle(node);
  }

  /** The node has its final dates. */
  function settle(node: number): void {
    if (lotOf[node]! >= 0 || poolsOf[node]! >= 0 || pokes[node] === 1) announce(node);
    for (let r = pools.requestFirst[node]!; r < pools.requestFirst[node + 1]!; r++)
      if (pools.reusable[pools.requestPool[r]!] === 1 && finish[node]! < Infinity)
        heap.push(Math.max(now, finish[node]!), RELEASE * KIND + r);
    for (let e = nextFirst[node]!; e < nextFirst[node + 1]!; e++) {
      const successor = next[e]!;
      if (isShared[successor] === 0) continue;
      missing[successor]!--;
      if (missing[successor] === 0) ready(successor);
    }
  }

  function request(node: number): void {
    const phase = network.phase[node]!;
    const longStop = phases[phase]?.longStop ?? Infinity;
    const begun = !Number.isNaN(network.started[node]!);
    const first = pools.requestFirst[node]!;
    const end = pools.requestFirst[node + 1]!;
    outstanding[node] = end - first;
    for (let p = 0; p < packages.length; p++)
      if (funds.gate[node]! & (1 << p)) outstanding[node]!++;
    if (funds.gate[node] !== 0 && now >= longStop && !begun) {
      abandon(node);
      return;
    }
    for (let r = first; r < end; r++) queues.ask(r, funding.scale[phase] ?? 1);
    for (let r = first; r < end; r++) queues.serve(pools.requestPool[r]!, meet);
    let waits = false;
    for (let p = 0; p < packages.length; p++) {
      if (!(funds.gate[node]! & (1 << p))) continue;
      const budget = phase * packages.length + p;
      if (funding.ask(budget, now)) grantOne(node, -1, -1);
      else if (begun) funding.grantedAt[budget] = now;
      else waits = true;
    }
    if (!waits || begun) return;
    if (longStop < Infinity) heap.push(Math.max(now, longStop), LONG_STOP * KIND + node);
    const shrinkAfter = phases[phase]!.shrinkAfter;
    if (shrinkAfter >= 0) heap.push(now + block.columns[shrinkAfter]!, SHRINK * KIND + node);
  }

  function grantOne(node: number, why: number, by: number): void {
    outstanding[node]!--;
    if (by >= 0 || why >= 0) {
      cause[node] = why;
      arrival[node] = by;
    }
    if (outstanding[node] !== 0 || !Number.isNaN(network.started[node]!)) return;
    const before = release[node]!;
    release[node] = Math.max(before, now);
    forward(node);
    release[node] = before;
    settle(node);
  }

  function meet(r: number): void {
    const waited = now > readyAt[nodeOfRequest[r]!]!;
    grantOne(
      nodeOfRequest[r]!,
      waited ? pools.cause[pools.requestPool[r]!]! : -1,
      waited ? bringer : -1,
    );
  }

  function cover(budget: number): void {
    const node = gateOfBudget[budget]!;
    const waited = now > readyAt[node]!;
    if (node >= 0) grantOne(node, waited ? funds.cause : -1, waited ? bringer : -1);
  }

  /** The phase is given up: its gate never opens, and what it held goes to the others. */
  function abandon(node: number): void {
    const phase = network.phase[node]!;
    givenUp[phase] = 1;
    cause[node] = funds.cause;
    let best = -1;
    for (let p = 0; p < packages.length; p++)
      if (funds.gate[node]! & (1 << p)) {
        const budget = phase * packages.length + p;
        if (best < 0) best = funding.largestMissing(budget, now);
        funding.giveUp(budget);
      }
    arrival[node] = best;
    for (let r = pools.requestFirst[node]!; r < pools.requestFirst[node + 1]!; r++) {
      queues.drop(r);
      queues.serve(pools.requestPool[r]!, meet);
    }
    close(node);
    bringer = -1;
    funding.serve(now, cover);
  }

  /** The node never starts. */
  function close(node: number): void {
    outstanding[node] = 0;
    const before = release[node]!;
    release[node] = Infinity;
    forward(node);
    release[node] = before;
    settle(node);
  }

  function arrive(node: number): void {
    bringer = node;
    const lot = lotOf[node]!;
    if (lot >= 0) {
      funding.arrive(lot);
      funding.serve(now, cover, lot);
    } else if (pokes[node] === 1) funding.serve(now, cover);
    const pool = poolsOf[node]!;
    if (pool >= 0) {
      queues.add(pool, block.columns[quantityOf[node]!]!);
      queues.serve(pool, meet);
    }
    bringer = -1;
  }

  function handle(rank: number): void {
    const kind = Math.floor(rank / KIND);
    // the remainder, without the slow one of floating point
    const id = rank - Math.floor(rank / PRIORITY) * PRIORITY;
    if (kind === ARRIVAL) arrive(id);
    else if (kind === RELEASE) {
      queues.add(pools.requestPool[id]!, queues.got[id]!);
      queues.serve(pools.requestPool[id]!, meet);
    } else if (kind === REQUEST) request(id);
    else if (outstanding[id]! > 0 && kind === SHRINK) {
      for (let p = 0; p < packages.length; p++)
        if (funds.gate[id]! & (1 << p))
          funding.allowShrinking(network.phase[id]! * packages.length + p);
      funding.serve(now, cover);
    } else if (outstanding[id]! > 0) abandon(id);
  }

  /** What still waits when nothing more can come waits for ever. */
  function closeWaiting(): boolean {
    let any = false;
    for (let g = 0; g < gated.length; g++) {
      const node = gated[g]!;
      if (outstanding[node]! <= 0 || !Number.isNaN(network.started[node]!)) continue;
      any = true;
      const phase = network.phase[node]!;
      cause[node] =
        funds.gate[node] === 0
          ? pools.cause[pools.requestPool[pools.requestFirst[node]!]!]!
          : funds.cause;
      arrival[node] = -1;
      for (let p = 0; p < packages.length && arrival[node]! < 0; p++)
        if (funds.gate[node]! & (1 << p))
          arrival[node] = funding.largestMissing(phase * packages.length + p, now);
      close(node);
    }
    return any;
  }

  return {
    funding,
    gates: { readyAt, cause, arrival },
    givenUp,
    run() {
      now = 0;
      bringer = -1;
      heap.clear();
      funding.reset();
      queues.reset();
      missing.set(waitsFor);
      outstanding.fill(0);
      cause.fill(-1);
      arrival.fill(-1);
      givenUp.fill(0);
      // what is not settled yet has not come, whatever it did in the trial before
      for (let k = 0; k < shared.length; k++) finish[shared[k]!] = Infinity;
      for (let k = 0; k < announced.length; k++) announce(announced[k]!);
      for (let k = 0; k < starters.length; k++) ready(starters[k]!);
      do {
        while (heap.pop()) {
          now = heap.top.time;
          handle(heap.top.rank);
        }
      } while (closeWaiting());
    },
  };
}

function countSharedPredecessors({ network }: Model, isShared: Uint8Array): Int32Array {
  const out = new Int32Array(network.count);
  for (let node = 0; node < network.count; node++)
    for (let e = network.linkFirst[node]!; e < network.linkFirst[node + 1]!; e++)
      out[node]! += isShared[network.linkFrom[e]!]!;
  return out;
}

/** By node: the lot, or the pool and quantity it brings; and whether a signature opens debt. */
function arrivalTables({ network, pools, funds }: Model) {
  const none = () => new Int32Array(network.count).fill(-1);
  const lotOf = none();
  const poolsOf = none();
  const quantityOf = none();
  const pokes = new Uint8Array(network.count);
  funds.lotNode.forEach((node, lot) => {
    lotOf[node] = lot;
  });
  pools.arrivalNode.forEach((node, i) => {
    poolsOf[node] = pools.arrivalPool[i]!;
    quantityOf[node] = pools.arrivalQuantity[i]!;
  });
  for (const node of funds.offtakeNode) pokes[node] = 1;
  return { lotOf, poolsOf, quantityOf, pokes };
}

/** By budget: the node whose gate asks for it, -1 for none. */
function gateNodes({ network, funds, phases, packages }: Model): Int32Array {
  const out = new Int32Array(phases.length * packages.length).fill(-1);
  for (let node = 0; node < network.count; node++)
    for (let p = 0; p < packages.length; p++)
      if (funds.gate[node]! & (1 << p)) out[network.phase[node]! * packages.length + p] = node;
  return out;
}
