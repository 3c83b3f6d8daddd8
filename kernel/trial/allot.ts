import { byte, float, int, setByte, setFloat, setInt } from '../arrays';
import { clearEvents, eventRank, eventTime, popEvent, pushEvent } from './events';
import {
  allowShrinking,
  askFunds,
  giveUpFunds,
  grantedAt,
  largestMissing,
  lotComes,
  packages,
  phases,
  resetFunds,
  scale,
  served,
  serveFunds,
} from './funding';
import { columns, dateOne, finish, hasBegun, nodes, release, start } from './network';
import {
  addToPool,
  askPool,
  dropRequest,
  got,
  isShort,
  nextMet,
  requestFirst,
  requestPool,
  resetPools,
} from './pools';

/* The part of a trial in which phases compete for money, supplies and power. */

/** Nodes that wait for what is shared, in order; those without such predecessors; those with gates. */
export let shared: usize = 0;
export let sharedCount: i32 = 0;
export let starters: usize = 0;
export let starterCount: i32 = 0;
export let gated: usize = 0;
export let gatedCount: i32 = 0;
/** Other nodes that bring something. */
export let announced: usize = 0;
export let announcedCount: i32 = 0;
/** By node: successors among shared nodes (CSR), predecessors among them, phase. */
export let nextFirst: usize = 0;
export let nextNode: usize = 0;
export let waitsFor: usize = 0;
export let phaseOf: usize = 0;
/** By node: packages whose funds it waits for, as bits. */
export let gate: usize = 0;
/** By node: the lot it brings, the pool and the variable with the quantity; whether it opens debt. */
export let lotOf: usize = 0;
export let poolOf: usize = 0;
export let quantityOf: usize = 0;
export let pokes: usize = 0;
export let nodeOfRequest: usize = 0;
export let gateOfBudget: usize = 0;
export let reusable: usize = 0;
export let poolCause: usize = 0;
/** By pool: nodes that bring something to it, CSR. */
export let poolNodeFirst: usize = 0;
export let poolNode: usize = 0;
export let fundsCause: i32 = 0;
/** By phase: priority, long stop, variable with the wait before shrinking. */
export let priority: usize = 0;
export let phaseLongStop: usize = 0;
export let shrinkAfter: usize = 0;

/** By node: shared predecessors and grants still missing; day of asking; see `Gates`. */
export let missing: usize = 0;
export let outstanding: usize = 0;
export let readyAt: usize = 0;
export let cause: usize = 0;
export let arrival: usize = 0;
/** Nodes that are to be settled. */
export let agenda: usize = 0;
/** By phase: 1 when it was given up. */
export let givenUp: usize = 0;

// kinds of event, in the order in which those of the same moment are taken
// (a long stop ends the day before)
const LONG_STOP: i64 = 0;
const ARRIVAL: i64 = 1;
const RELEASE: i64 = 2;
const REQUEST: i64 = 3;
const SHRINK: i64 = 4;
const KIND: i64 = 40;
const PRIORITY: i64 = 20;
const PRIORITY_OFFSET: i64 = 1 << 16;
const ID: i64 = (1 << 20) - 1;

let now: f64 = 0;
let bringer: i32 = -1;

function isGated(node: i32): bool {
  return byte(gate, node) !== 0 || int(requestFirst, node + 1) > int(requestFirst, node);
}

function announce(node: i32): void {
  const day = float(finish, node);
  if (day < Infinity) pushEvent(max<f64>(now, day), (ARRIVAL << KIND) + (node as i64));
}

/** All predecessors of the node are settled: dates it. True when nothing keeps it from being settled. */
function ready(node: i32): bool {
  dateOne(node);
  const day = float(start, node);
  const begun = hasBegun(node);
  setFloat(readyAt, node, begun ? 0 : day);
  if (!isGated(node) || day === Infinity) return true;
  const phase = int(phaseOf, node);
  const first = phase < 0 ? 0 : int(priority, phase);
  const rank = (REQUEST << KIND) + (((first as i64) + PRIORITY_OFFSET) << PRIORITY);
  pushEvent(max<f64>(now, float(readyAt, node)), rank + (node as i64));
  // what has begun does not wait, but the money and the units it uses are taken
  return begun;
}

/** The node has its final dates, and so have those that waited for nothing but it, and so on. */
function settle(node: i32): void {
  let waiting = 1;
  setInt(agenda, 0, node);
  while (waiting > 0) {
    const next = int(agenda, --waiting);
    bring(next);
    const last = int(nextFirst, next + 1);
    for (let e = int(nextFirst, next); e < last; e++) {
      const successor = int(nextNode, e);
      const left = int(missing, successor) - 1;
      setInt(missing, successor, left);
      if (left === 0 && ready(successor)) setInt(agenda, waiting++, successor);
    }
  }
}

/** What a node with its final dates brings or gives back. */
function bring(node: i32): void {
  if (int(lotOf, node) >= 0 || int(poolOf, node) >= 0 || byte(pokes, node) === 1) announce(node);
  const day = float(finish, node);
  const end = int(requestFirst, node + 1);
  for (let r = int(requestFirst, node); r < end; r++)
    if (byte(reusable, int(requestPool, r)) === 1 && day < Infinity)
      pushEvent(max<f64>(now, day), (RELEASE << KIND) + (r as i64));
}

function grant(node: i32, why: i32, by: i32): void {
  const left = int(outstanding, node) - 1;
  setInt(outstanding, node, left);
  if (why >= 0) {
    setInt(cause, node, why);
    setInt(arrival, node, by);
  }
  if (left !== 0 || hasBegun(node)) return;
  restart(node, max<f64>(float(release, node), now));
}

/** Dates the node anew with another earliest start. */
function restart(node: i32, from: f64): void {
  const before = float(release, node);
  setFloat(release, node, from);
  dateOne(node);
  setFloat(release, node, before);
  settle(node);
}

function servePool(pool: i32): void {
  for (let r = nextMet(pool); r >= 0; r = nextMet(pool)) {
    const node = int(nodeOfRequest, r);
    const waited = now > float(readyAt, node);
    grant(node, waited ? int(poolCause, int(requestPool, r)) : -1, waited ? bringer : -1);
  }
}

function serveWaiting(lot: i32): void {
  const covers = serveFunds(now, lot);
  for (let g = 0; g < covers; g++) {
    const node = int(gateOfBudget, int(served, g));
    if (node < 0) continue;
    const waited = now > float(readyAt, node);
    grant(node, waited ? fundsCause : -1, waited ? bringer : -1);
  }
}

function request(node: i32): void {
  const phase = int(phaseOf, node);
  const stop = phase < 0 ? Infinity : float(phaseLongStop, phase);
  const begun = hasBegun(node);
  const first = int(requestFirst, node);
  const end = int(requestFirst, node + 1);
  const gates = byte(gate, node);
  setInt(outstanding, node, end - first + popcnt<i32>(gates));
  if (gates !== 0 && now >= stop && !begun) {
    abandon(node);
    return;
  }
  const size = phase < 0 ? 1 : float(scale, phase);
  for (let r = first; r < end; r++) askPool(r, size);
  for (let r = first; r < end; r++) servePool(int(requestPool, r));
  let waits = false;
  for (let p = 0; p < packages; p++) {
    if (!(gates & (1 << p))) continue;
    const budget = phase * packages + p;
    if (askFunds(budget, now)) grant(node, -1, -1);
    else if (begun) setFloat(grantedAt, budget, now);
    else waits = true;
  }
  if (!waits || begun) return;
  if (stop < Infinity) pushEvent(max<f64>(now, stop), (LONG_STOP << KIND) + (node as i64));
  const wait = int(shrinkAfter, phase);
  if (wait >= 0) pushEvent(now + float(columns, wait), (SHRINK << KIND) + (node as i64));
}

/** Whether the node still waits for the funds of a package. */
function lacksFunds(node: i32, p: i32): bool {
  if (!(byte(gate, node) & (1 << p))) return false;
  return isNaN<f64>(float(grantedAt, int(phaseOf, node) * packages + p));
}

function lacksAnyFunds(node: i32): bool {
  for (let p = 0; p < packages; p++) if (lacksFunds(node, p)) return true;
  return false;
}

/** Node of the lot still to come that would help the node most, -1 for none. */
function missingMoney(node: i32): i32 {
  let lot = -1;
  for (let p = 0; p < packages && lot < 0; p++)
    if (lacksFunds(node, p)) lot = largestMissing(int(phaseOf, node) * packages + p, now);
  return lot;
}

/** Pool of the first thing but money that the node lacks. */
function missingPool(node: i32): i32 {
  const first = int(requestFirst, node);
  const end = int(requestFirst, node + 1);
  for (let r = first; r < end; r++) if (isShort(r)) return int(requestPool, r);
  return int(requestPool, first);
}

/** Node that never brings the pool its largest part of what is still to come, -1 for none. */
function missingArrival(pool: i32): i32 {
  let best = -1;
  let most: f64 = 0;
  const end = int(poolNodeFirst, pool + 1);
  for (let i = int(poolNodeFirst, pool); i < end; i++) {
    const node = int(poolNode, i);
    const quantity = float(columns, int(quantityOf, node));
    if (float(finish, node) === Infinity && quantity > most) {
      most = quantity;
      best = node;
    }
  }
  return best;
}

/** The phase is given up: its gate never opens, and what it held goes to the others. */
function abandon(node: i32): void {
  const phase = int(phaseOf, node);
  setByte(givenUp, phase, 1);
  setInt(cause, node, fundsCause);
  setInt(arrival, node, missingMoney(node));
  const gates = byte(gate, node);
  for (let p = 0; p < packages; p++) if (gates & (1 << p)) giveUpFunds(phase * packages + p);
  const end = int(requestFirst, node + 1);
  for (let r = int(requestFirst, node); r < end; r++) {
    dropRequest(r);
    servePool(int(requestPool, r));
  }
  close(node);
  bringer = -1;
  serveWaiting(-1);
}

/** The node never starts. */
function close(node: i32): void {
  setInt(outstanding, node, 0);
  restart(node, Infinity);
}

function arrive(node: i32): void {
  bringer = node;
  const lot = int(lotOf, node);
  if (lot >= 0) {
    lotComes(lot);
    serveWaiting(lot);
  } else if (byte(pokes, node) === 1) serveWaiting(-1);
  const pool = int(poolOf, node);
  if (pool >= 0) {
    addToPool(pool, float(columns, int(quantityOf, node)));
    servePool(pool);
  }
  bringer = -1;
}

function handle(rank: i64): void {
  const kind = rank >> KIND;
  const id = (rank & ID) as i32;
  if (kind === ARRIVAL) arrive(id);
  else if (kind === RELEASE) {
    const pool = int(requestPool, id);
    addToPool(pool, float(got, id));
    servePool(pool);
  } else if (kind === REQUEST) request(id);
  else if (int(outstanding, id) > 0 && lacksAnyFunds(id)) {
    if (kind === SHRINK) {
      for (let p = 0; p < packages; p++)
        if (lacksFunds(id, p)) allowShrinking(int(phaseOf, id) * packages + p);
      serveWaiting(-1);
    } else abandon(id);
  }
}

/** What still waits when nothing more can come waits for ever. */
function closeWaiting(): bool {
  let any = false;
  for (let g = 0; g < gatedCount; g++) {
    const node = int(gated, g);
    if (int(outstanding, node) <= 0 || hasBegun(node)) continue;
    any = true;
    if (lacksAnyFunds(node)) {
      setInt(cause, node, fundsCause);
      setInt(arrival, node, missingMoney(node));
    } else {
      const pool = missingPool(node);
      setInt(cause, node, int(poolCause, pool));
      setInt(arrival, node, missingArrival(pool));
    }
    close(node);
  }
  return any;
}

/** Resolves every shared node of the trial at hand. */
export function allot(): void {
  now = 0;
  bringer = -1;
  clearEvents();
  resetFunds();
  resetPools();
  const bytes = (nodes as usize) << 2;
  memory.copy(missing, waitsFor, bytes);
  memory.fill(outstanding, 0, bytes);
  memory.fill(cause, 0xff, bytes);
  memory.fill(arrival, 0xff, bytes);
  memory.fill(givenUp, 0, phases as usize);
  // what is not settled yet has not come, whatever it did in the trial before
  for (let k = 0; k < sharedCount; k++) setFloat(finish, int(shared, k), Infinity);
  for (let k = 0; k < announcedCount; k++) announce(int(announced, k));
  for (let k = 0; k < starterCount; k++) {
    const node = int(starters, k);
    if (ready(node)) settle(node);
  }
  do {
    while (popEvent()) {
      now = eventTime;
      handle(eventRank);
    }
  } while (closeWaiting());
}
