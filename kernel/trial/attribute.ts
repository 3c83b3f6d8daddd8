import { byte, clearFloats, float, int, setFloat, setInt } from '../arrays';
import { arrival, cause, readyAt } from './allot';
import { calendarFrom } from './calendar';
import { riskImpact } from './ledger';
import {
  arrives,
  calendar,
  cancelFirst,
  cancelRisk,
  drawn,
  finish,
  fired,
  hasBegun,
  linkFirst,
  linkFrom,
  linkLag,
  linkType,
  nodes,
  start,
  time,
} from './network';

/* Days by cause on the binding path to a node in the trial at hand. */

export let causes: i32 = 0;
export let causeDate: i32 = 0;
export let causeWeather: i32 = 0;
/** Causes of risks, and of the own days of nodes. */
export let causeRisk: usize = 0;
export let ownCause: usize = 0;
export let notBefore: usize = 0;
/** By node: whether its calendar closes by season; days closed before each day, by calendar. */
export let closing: usize = 0;
export let closedFirst: usize = 0;
export let closedBefore: usize = 0;
/** What risks do to variables, CSR. */
export let effectFirst: usize = 0;
export let effectRisk: usize = 0;
export let effectFactor: usize = 0;
export let effectDelay: usize = 0;

/** By cause: days of the last walk; nodes whose own days lie on its path. */
export let causeDays: usize = 0;
export let path: usize = 0;
let steps: i32 = 0;
let until: f64 = 0;

/** Differences below this many days are rounding. */
const EPSILON: f64 = 1e-6;

export function pathLength(): i32 {
  return steps;
}

function add(why: i32, from: f64, to: f64): void {
  const lower = max<f64>(0, from);
  const upper = min<f64>(to, until);
  if (upper > lower) setFloat(causeDays, why, float(causeDays, why) + (upper - lower));
}

/** The day in the predecessor's life from which the link counts. */
function linkDay(link: i32): f64 {
  return float(byte(linkType, link) & 1 ? start : finish, int(linkFrom, link));
}

function lagOf(link: i32): f64 {
  return drawn(int(linkLag, link), 0);
}

/** The link that asks most of the start (FS, SS) or the finish (FF, SF); -1 for none. */
function binding(node: i32, ofFinish: bool): i32 {
  let best = -1;
  let most = -Infinity;
  const end = int(linkFirst, node + 1);
  for (let e = int(linkFirst, node); e < end; e++) {
    if (((byte(linkType, e) & 2) === 2) !== ofFinish) continue;
    const asked = linkDay(e) + lagOf(e);
    if (asked > most) {
      most = asked;
      best = e;
    }
  }
  return best;
}

function closedAt(table: i32, day: f64): f64 {
  const first = int(closedFirst, table);
  const last = int(closedFirst, table + 1) - first - 1;
  const place = min<f64>(last as f64, max<f64>(0, floor<f64>(day - float(calendarFrom, table))));
  return float(closedBefore, first + (place as i32));
}

/** Days from … to on which season closes the node's calendar, at most so many. */
function closedDays(node: i32, from: f64, to: f64, most: f64): f64 {
  if (byte(closing, node) === 0) return 0;
  const table = int(calendar, node);
  return min<f64>(most, closedAt(table, to) - closedAt(table, from));
}

/** The node's own days: those that risks added, those that weather closed, and the rest. */
function own(node: i32): void {
  const to = float(finish, node);
  const lower = max<f64>(0, float(start, node));
  if (to - lower <= EPSILON) return;
  setInt(path, steps++, node);
  const cursor = added(node, lower, to);
  const closed = closedDays(node, lower, to, to - cursor);
  add(causeWeather, cursor, cursor + closed);
  add(int(ownCause, node), cursor + closed, to);
}

/** Books the share of the span that risks added to the node's time; gives the day on which it ends. */
function added(node: i32, from: f64, to: f64): f64 {
  let cursor = from;
  const variable = int(time, node);
  const total = drawn(variable, 0);
  if (!(total > 0)) return cursor;
  // the last effect is undone first: value = before x factor + delay
  let value = total;
  const first = int(effectFirst, variable);
  for (let e = int(effectFirst, variable + 1) - 1; e >= first; e--) {
    const risk = int(effectRisk, e);
    if (byte(fired, risk) !== 1) continue;
    const impact = float(riskImpact, risk);
    const by = int(effectFactor, e);
    const wait = int(effectDelay, e);
    const factor = by < 0 ? 1 : 1 + (drawn(by, 1) - 1) * impact;
    const delay = wait < 0 ? 0 : drawn(wait, 0) * impact;
    const before = (value - delay) / (factor > 0 ? factor : 1);
    const share = min<f64>(1, max<f64>(0, (value - before) / total));
    value = before;
    const part = min<f64>(to - cursor, (to - from) * share);
    add(int(causeRisk, risk), cursor, cursor + part);
    cursor += part;
  }
  return cursor;
}

/** Books the wait of a started node for its calendar or a date, from the day its links allowed. */
function waitForDay(node: i32, from: f64, to: f64): void {
  const date = min<f64>(to, max<f64>(from, float(notBefore, node)));
  add(causeDate, from, date);
  const closed = closedDays(node, date, to, to - date);
  add(causeWeather, date, date + closed);
  add(int(ownCause, node), date + closed, to);
}

/**
 * Walks back from the node's finish to the data date along what was binding; days after `limit` do
 * not count. The finish must be finite.
 */
export function walk(first: i32, limit: f64): void {
  clearFloats(causeDays, causes);
  steps = 0;
  until = limit;
  let node = first;
  let fromStart = false;
  // the binding path visits a node at most twice (its finish, its start)
  for (let guard = 2 * nodes; guard > 0; guard--) {
    const begins = float(start, node);
    if (!fromStart) {
      const ends = float(finish, node);
      if (ends <= 0) return;
      const link = binding(node, true);
      const asked = link < 0 ? -Infinity : linkDay(link) + lagOf(link);
      if (link >= 0 && asked >= ends - EPSILON && asked > begins + EPSILON) {
        add(int(ownCause, node), linkDay(link), ends);
        until = min<f64>(until, ends);
        fromStart = (byte(linkType, link) & 1) === 1;
        node = int(linkFrom, link);
        continue;
      }
      own(node);
    }
    if (begins <= 0 || hasBegun(node)) return;
    const why = int(cause, node);
    const granted = why >= 0 && begins > float(readyAt, node) + EPSILON;
    const by = int(arrival, node);
    if (granted && by >= 0) {
      waitForDay(node, min<f64>(begins, max<f64>(0, float(finish, by))), begins);
      node = by;
      fromStart = false;
      continue;
    }
    const open = granted ? float(readyAt, node) : begins;
    if (granted) add(why, open, begins);
    const link = binding(node, false);
    const source = link < 0 ? -Infinity : linkDay(link);
    const asked = link < 0 ? 0 : source + lagOf(link);
    if (byte(arrives, node) !== 0 && asked < open - EPSILON) {
      // the day of an arrival is its own, whatever else it waited for
      add(int(ownCause, node), added(node, 0, open), open);
      return;
    }
    waitForDay(node, max<f64>(0, asked), open);
    if (link < 0 || asked <= 0) return;
    add(int(ownCause, node), source, asked);
    // after a lead the predecessor goes on while this one is at work: those days are booked
    until = min<f64>(until, asked);
    fromStart = (byte(linkType, link) & 1) === 1;
    node = int(linkFrom, link);
  }
}

/** Why a node never finishes: the cause at the root. */
export function stuckOn(first: i32): i32 {
  let node = first;
  for (let guard = nodes; guard > 0; guard--) {
    const end = int(cancelFirst, node + 1);
    for (let e = int(cancelFirst, node); e < end; e++)
      if (byte(fired, int(cancelRisk, e)) === 1) return int(causeRisk, int(cancelRisk, e));
    const why = int(cause, node);
    // what starts got what it waited for: its finish waits for another
    if (why >= 0 && float(start, node) === Infinity) {
      const by = int(arrival, node);
      if (by < 0) return why;
      if (float(finish, by) < Infinity) return bringerCause(by, why);
      node = by;
      continue;
    }
    const next = infinitePredecessor(node);
    if (next < 0) return int(ownCause, node);
    node = next;
  }
  return int(ownCause, first);
}

/** Money that comes too late is stuck on what it is conditional on, if that sets its day. */
function bringerCause(by: i32, otherwise: i32): i32 {
  const link = binding(by, false);
  const bound = link >= 0 && linkDay(link) >= float(start, by) - EPSILON;
  return bound ? int(ownCause, int(linkFrom, link)) : otherwise;
}

function infinitePredecessor(node: i32): i32 {
  const end = int(linkFirst, node + 1);
  for (let e = int(linkFirst, node); e < end; e++)
    if (linkDay(e) === Infinity) return int(linkFrom, e);
  return -1;
}

/** Cause with the most days in the last walk, -1 for none. */
export function largestCause(): i32 {
  let best = -1;
  let most = EPSILON;
  for (let c = 0; c < causes; c++)
    if (float(causeDays, c) > most) {
      best = c;
      most = float(causeDays, c);
    }
  return best;
}
