import type { Funds, Model, Network, WorkTable } from '../model/index.ts';
import { log } from '../units/index.ts';
import { csrOf, firstsOf, joined } from './csr.ts';

/*
 * What the part of a trial in which phases compete reads and keeps, by the names in kernel/trial/.
 */

/** What nodes are dated by: their links, constraints, progress and working time. */
export function datingTables(network: Network, calendars: readonly WorkTable[]) {
  const works = calendars.map(({ calendar }) => calendar);
  return {
    arrives: Uint8Array.from(network.kind, (kind) => (kind === 'arrival' ? 1 : 0)),
    time: network.time,
    calendar: network.calendar,
    finishNotBefore: network.finishNotBefore,
    started: network.started,
    finished: network.finished,
    longStop: network.longStop,
    never: network.never,
    linkFirst: network.linkFirst,
    linkFrom: network.linkFrom,
    linkType: network.linkType,
    linkLag: network.linkLag,
    cancelFirst: network.cancelFirst,
    cancelRisk: network.cancelRisk,
    calendarFrom: Float64Array.from(works, ({ from }) => from),
    calendarTo: Float64Array.from(works, ({ to }) => to),
    calendarPace: Float64Array.from(works, ({ pace }) => pace),
    workBeforeFirst: firstsOf(works.map(({ workBefore }) => workBefore)),
    workBefore: joined(
      works.map(({ workBefore }) => workBefore),
      Float64Array,
    ),
    dayOfWorkFirst: firstsOf(works.map(({ dayOfWork }) => dayOfWork)),
    dayOfWork: joined(
      works.map(({ dayOfWork }) => dayOfWork),
      Int32Array,
    ),
  };
}

/** What else is known of the network. */
export function networkTables(network: Network, calendars: readonly WorkTable[]) {
  return {
    nextFirst: network.nextFirst,
    nextNode: network.next,
    phaseOf: network.phase,
    shared: network.shared,
    closedFirst: firstsOf(calendars.map(({ closedBefore }) => closedBefore)),
    closedBefore: joined(
      calendars.map(({ closedBefore }) => closedBefore),
      Float64Array,
    ),
    closing: Uint8Array.from(network.calendar, (table) =>
      table >= 0 && calendars[table]!.closedBefore.at(-1)! > 0 ? 1 : 0,
    ),
    ownCause: network.cause,
    notBefore: network.notBefore,
    deadline: network.deadline,
    free: network.free,
    usual: Uint8Array.from(network.kind, (_, n) => (isUsual(network, n) ? 1 : 0)),
  };
}

/** Whether nothing but links, release, time and working days dates the node. */
export const isUsual = (network: Network, n: number): boolean =>
  network.kind[n] !== 'arrival' &&
  network.never[n]! < 0 &&
  Number.isNaN(network.started[n]!) &&
  Number.isNaN(network.finished[n]!) &&
  network.finishNotBefore[n] === Number.NEGATIVE_INFINITY &&
  network.longStop[n] === Infinity &&
  network.cancelFirst[n + 1] === network.cancelFirst[n];

/** Spans of days by which events to come are put in order, a multiple of 32. */
const EVENT_SPANS = 512;

/** Who waits for what and who brings what. */
export function gateTables({ network, pools, funds, phases, packages }: Model) {
  const { count, shared } = network;
  // every node may be announced, ask, shrink and be given up, every request may come back; and one more
  const events = 4 * count + pools.requestPool.length + 1;
  const none = () => new Int32Array(count).fill(-1);
  const isShared = new Uint8Array(count);
  for (const node of shared) isShared[node] = 1;
  const waitsFor = new Int32Array(count);
  for (let node = 0; node < count; node++)
    for (let e = network.linkFirst[node]!; e < network.linkFirst[node + 1]!; e++)
      waitsFor[node]! += isShared[network.linkFrom[e]!]!;
  const [lotOf, poolOf, quantityOf] = [none(), none(), none()];
  const pokes = new Uint8Array(count);
  funds.lotNode.forEach((node, lot) => {
    lotOf[node] = lot;
  });
  pools.arrivalNode.forEach((node, i) => {
    poolOf[node] = pools.arrivalPool[i]!;
    quantityOf[node] = pools.arrivalQuantity[i]!;
  });
  const arrivals = Map.groupBy(pools.arrivalNode.keys(), (i) => pools.arrivalPool[i]!);
  const ofPools = csrOf(
    pools.id.map((_, pool) => (arrivals.get(pool) ?? []).map((i) => pools.arrivalNode[i]!)),
  );
  for (const node of funds.offtakeNode) if (node >= 0) pokes[node] = 1;
  const nodeOfRequest = new Int32Array(pools.requestPool.length);
  const gateOfBudget = new Int32Array(phases.length * packages.length).fill(-1);
  for (let node = 0; node < count; node++) {
    nodeOfRequest.fill(node, pools.requestFirst[node]!, pools.requestFirst[node + 1]!);
    for (let p = 0; p < packages.length; p++)
      if (funds.gate[node]! & (1 << p))
        gateOfBudget[network.phase[node]! * packages.length + p] = node;
  }
  const asks = (node: number) =>
    funds.gate[node] !== 0 || pools.requestFirst[node + 1]! > pools.requestFirst[node]!;
  const brings = (node: number) => lotOf[node]! >= 0 || poolOf[node]! >= 0 || pokes[node] === 1;
  return {
    ...{ waitsFor, lotOf, poolOf, quantityOf, pokes, nodeOfRequest, gateOfBudget },
    poolNodeFirst: ofPools.first,
    poolNode: ofPools.all,
    gate: funds.gate,
    starters: shared.filter((node) => waitsFor[node] === 0),
    gated: shared.filter(asks),
    announced: network.free.filter(brings),
    priority: Int32Array.from(phases, ({ priority }) => priority),
    phaseLongStop: Float64Array.from(phases, ({ longStop }) => longStop),
    shrinkAfter: Int32Array.from(phases, ({ shrinkAfter }) => shrinkAfter),
    missing: new Int32Array(count),
    agenda: new Int32Array(count),
    outstanding: new Int32Array(count),
    readyAt: new Float64Array(count),
    cause: new Int32Array(count),
    arrival: new Int32Array(count),
    givenUp: new Uint8Array(phases.length),
    events: new Float64Array(2 * events),
    laterEvents: new Float64Array(2 * events),
    laterNext: new Int32Array(events),
    spanFirst: new Int32Array(EVENT_SPANS),
    spanBits: new Int32Array(EVENT_SPANS / 32),
  };
}

/** Supplies and power. */
export function poolTables({ pools }: Model) {
  const requests = pools.requestPool.length;
  // one queue a pool, each with room for all its requests
  const queueFirst = new Int32Array(pools.count + 1);
  for (const pool of pools.requestPool) queueFirst[pool + 1]!++;
  for (let p = 0; p < pools.count; p++) queueFirst[p + 1]! += queueFirst[p]!;
  return {
    requestFirst: pools.requestFirst,
    requestPool: pools.requestPool,
    requestVariable: pools.requestVariable,
    requestFactor: pools.requestFactor,
    reusable: pools.reusable,
    poolCause: pools.cause,
    queueFirst,
    poolLeft: new Float64Array(pools.count),
    queueHead: new Int32Array(pools.count),
    queueTail: new Int32Array(pools.count),
    queue: new Int32Array(requests),
    need: new Float64Array(requests),
    got: new Float64Array(requests),
  };
}

const kindOf = ({ senior, equityFirst, offtake }: Funds['sources'][number]): number =>
  (senior ? 1 : 0) | (equityFirst ? 2 : 0) | (offtake ? 4 : 0);

/** Words of bits of the lots. */
const wordsOf = ({ lotSource }: Funds): number => (lotSource.length + 31) >> 5;

/** Sources of money and budgets. */
export function fundTables({ funds, phases, packages }: Model) {
  const lots = funds.lotSource.length;
  const words = wordsOf(funds);
  const budgets = phases.length * packages.length;
  // the lots of a source stand side by side: where those of a row begin
  const groupFirst = Int32Array.from(funds.budgetLot.keys());
  const usable = new Int32Array(budgets * words);
  const afterEquity = new Int32Array(budgets * words);
  const leastEquity = new Float64Array(budgets).fill(Infinity);
  const rowAt = new Int32Array(budgets * words * 32).fill(-1);
  for (let b = 0; b < budgets; b++)
    for (let k = funds.budgetFirst[b]!; k < funds.budgetFirst[b + 1]!; k++) {
      const lot = funds.budgetLot[k]!;
      if (
        k > funds.budgetFirst[b]! &&
        funds.lotSource[lot] === funds.lotSource[funds.budgetLot[k - 1]!]
      )
        groupFirst[k] = groupFirst[k - 1]!;
      const rank = funds.lotRank[lot]!;
      usable[b * words + (rank >> 5)]! |= 1 << (rank & 31);
      rowAt[b * words * 32 + rank] = k;
      if (!funds.sources[funds.lotSource[lot]!]!.equityFirst) continue;
      afterEquity[b * words + (rank >> 5)]! |= 1 << (rank & 31);
      leastEquity[b] = Math.min(leastEquity[b]!, 1 - funds.budgetShare[k]!);
    }
  return {
    lotSource: funds.lotSource,
    lotNode: funds.lotNode,
    lotAmount: funds.lotAmount,
    lotShare: funds.lotShare,
    lotRank: funds.lotRank,
    budgetFirst: funds.budgetFirst,
    budgetLot: funds.budgetLot,
    budgetShare: funds.budgetShare,
    budgetPlanned: funds.budgetPlanned,
    offtakeFirst: funds.offtakeFirst,
    offtakeNode: funds.offtakeNode,
    sourceKind: Uint8Array.from(funds.sources, kindOf),
    contingency: Int32Array.from(phases, ({ contingency }) => contingency),
    shrinkTo: Int32Array.from(phases, ({ shrinkTo }) => shrinkTo),
    ...{ groupFirst, usable, rowAt, afterEquity, leastEquity },
    left: new Float64Array(lots),
    come: new Uint8Array(lots),
    open: new Int32Array(words),
    asked: new Float64Array(budgets),
    covered: new Float64Array(budgets),
    junior: new Float64Array(budgets),
    grantedAt: new Float64Array(budgets),
    held: new Float64Array(funds.budgetLot.length),
    heldBits: new Int32Array(budgets * words),
    shrinks: new Uint8Array(budgets),
    sought: new Int32Array(budgets * words),
    scale: new Float64Array(phases.length),
    waiting: new Int32Array(budgets),
    served: new Int32Array(budgets),
  };
}

/** Single numbers of the network and of what phases compete for. */
export const gateNumbers = (
  { network, pools, funds, phases, packages, escalation }: Model,
  { starters, gated, announced }: ReturnType<typeof gateTables>,
) => ({
  nodes: network.count,
  spans: EVENT_SPANS,
  freeCount: network.free.length,
  sharedCount: network.shared.length,
  starterCount: starters.length,
  gatedCount: gated.length,
  announcedCount: announced.length,
  packages: packages.length,
  phases: phases.length,
  lots: funds.lotSource.length,
  words: wordsOf(funds),
  pools: pools.count,
  requests: pools.requestPool.length,
  fundsCause: funds.cause,
  growth: 1 + escalation,
  logGrowth: log(1 + escalation),
});
