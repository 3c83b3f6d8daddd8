import { byte, fillFloats, float, int, setFloat } from '../arrays';
import { addWork, nextWorking } from './calendar';

/**
 * Trials side by side: one, the trial at hand, or those of a block, then trial i of variable, risk or
 * node c is at c * stride + i.
 */
export let stride: i32 = 1;
/* Variables, fired risks, and start and finish of nodes. */
export let columns: usize = 0;
export let fired: usize = 0;
export let start: usize = 0;
export let finish: usize = 0;
/** Earliest start of each node besides its links. */
export let release: usize = 0;

/* The network, see `Network` of the model. */
export let nodes: i32 = 0;
export let arrives: usize = 0;
export let time: usize = 0;
export let calendar: usize = 0;
export let finishNotBefore: usize = 0;
export let started: usize = 0;
export let finished: usize = 0;
export let longStop: usize = 0;
export let never: usize = 0;
export let linkFirst: usize = 0;
export let linkFrom: usize = 0;
export let linkType: usize = 0;
export let linkLag: usize = 0;
export let cancelFirst: usize = 0;
export let cancelRisk: usize = 0;

/** A drawn variable, or `otherwise` when there is none. */
export function drawn(variable: i32, otherwise: f64): f64 {
  return variable < 0 ? otherwise : float(columns, variable);
}

export function hasBegun(node: i32): bool {
  return !isNaN<f64>(float(started, node));
}

/** Where the trials of a variable or node begin. */
export function column(at: usize, c: i32): usize {
  return at + ((c * stride) << 3);
}

/** By node: 1 where links, release, time and calendar are all there is, as mostly. */
export let usual: usize = 0;

/** Dates nodes of a list in the trial at hand, in order. */
export function dateNodes(list: usize, count: i32): void {
  for (let k = 0; k < count; k++) dateOne(int(list, k));
}

/** The dates of `forward` in the trial at hand; sooner where the node is a usual one. */
export function dateOne(node: i32): void {
  if (byte(usual, node) === 0) {
    forward(node, 1);
    return;
  }
  let s = max<f64>(0, float(release, node));
  let f = -Infinity;
  const end = int(linkFirst, node + 1);
  for (let e = int(linkFirst, node); e < end; e++) {
    const type = byte(linkType, e);
    const day = float(type & 1 ? start : finish, int(linkFrom, e));
    const lag = int(linkLag, e);
    const asked = lag < 0 ? day : day + float(columns, lag);
    if ((type & 2) === 0) {
      if (asked > s) s = asked;
    } else if (asked > f) f = asked;
  }
  const variable = int(time, node);
  const own = variable < 0 ? 0 : float(columns, variable);
  const table = int(calendar, node);
  let done = s;
  if (table < 0) done = s + own;
  else if (own > 0) {
    s = nextWorking(table, s);
    done = addWork(table, s, own);
  }
  setFloat(start, node, s);
  setFloat(finish, node, f > done ? f : done);
}

/**
 * Critical-path forward pass (Kelley & Walker 1959) with all four link types and lags, calendars,
 * constraints and progress: a started activity does its remaining work after the data date and
 * after its predecessors (retained logic). A finish that is pushed by a link stretches the activity.
 * No activity starts before the data date unless it did. Dates one node, whose predecessors are
 * dated, in the first trials.
 */
export function forward(node: i32, trials: i32): void {
  const starts = column(start, node);
  const finishes = column(finish, node);
  const actualStart = float(started, node);
  const actualFinish = float(finished, node);
  if (!isNaN<f64>(actualFinish)) {
    fillFloats(starts, trials, actualStart);
    fillFloats(finishes, trials, actualFinish);
    return;
  }
  const comes = byte(arrives, node) !== 0;
  // what arrived before the data date keeps its day
  const earliest = comes ? float(release, node) : max<f64>(0, float(release, node));
  const earliestFinish = float(finishNotBefore, node);
  const lastDay = float(longStop, node);
  const firstLink = int(linkFirst, node);
  const lastLink = int(linkFirst, node + 1);
  const firstCancel = int(cancelFirst, node);
  const lastCancel = int(cancelFirst, node + 1);
  const table = int(calendar, node);
  const variable = int(time, node);
  const times = column(columns, variable);
  const mayNever = int(never, node);
  const nevers = column(columns, mayNever);
  for (let i = 0; i < trials; i++) {
    let s = earliest;
    let f = earliestFinish;
    for (let e = firstLink; e < lastLink; e++) {
      const type = byte(linkType, e);
      const day = float(column(type & 1 ? start : finish, int(linkFrom, e)), i);
      const lag = int(linkLag, e);
      const asked = lag < 0 ? day : day + float(column(columns, lag), i);
      if ((type & 2) === 0) {
        if (asked > s) s = asked;
      } else if (asked > f) f = asked;
    }
    const own = variable < 0 ? 0 : float(times, i);
    let end = s;
    if (comes) {
      // an arrival comes on its day, or when what it is conditional on has happened
      if (variable >= 0 && own > s) s = own;
      end = s;
    } else if (table < 0) end = s + own;
    else if (own > 0) {
      // a milestone happens when it happens, work waits for the next working day
      s = nextWorking(table, s);
      end = addWork(table, s, own);
    }
    if (f > end) end = f;
    if (end >= lastDay || (mayNever >= 0 && float(nevers, i) === 1)) end = Infinity;
    for (let e = firstCancel; e < lastCancel; e++)
      if (byte(fired, int(cancelRisk, e) * stride + i) === 1) end = Infinity;
    setFloat(starts, i, isNaN<f64>(actualStart) ? s : actualStart);
    setFloat(finishes, i, end);
  }
}
