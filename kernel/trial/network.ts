import { byte, float, int, setFloat } from '../arrays';
import { addWork, nextWorking } from './calendar';

/* The trial at hand: variables, fired risks, and start and finish of nodes. */
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

/** Dates nodes of a list, in order. */
export function dateNodes(list: usize, count: i32): void {
  for (let k = 0; k < count; k++) forward(int(list, k));
}

/** Dates one node, whose predecessors are dated: `forwardAny` of `src/simulate/forward.ts`. */
export function forward(node: i32): void {
  const actualStart = float(started, node);
  const actualFinish = float(finished, node);
  if (!isNaN<f64>(actualFinish)) {
    setFloat(start, node, actualStart);
    setFloat(finish, node, actualFinish);
    return;
  }
  const comes = byte(arrives, node) !== 0;
  // what arrived before the data date keeps its day
  let s = comes ? float(release, node) : max<f64>(0, float(release, node));
  let f = float(finishNotBefore, node);
  const last = int(linkFirst, node + 1);
  for (let e = int(linkFirst, node); e < last; e++) {
    const type = byte(linkType, e);
    const day = float(type & 1 ? start : finish, int(linkFrom, e));
    const lag = int(linkLag, e);
    const asked = lag < 0 ? day : day + float(columns, lag);
    if ((type & 2) === 0) {
      if (asked > s) s = asked;
    } else if (asked > f) f = asked;
  }
  const variable = int(time, node);
  const own = drawn(variable, 0);
  let end = s;
  if (comes) {
    // an arrival comes on its day, or when what it is conditional on has happened
    if (variable >= 0 && own > s) s = own;
    end = s;
  } else {
    const table = int(calendar, node);
    if (table < 0) end = s + own;
    else if (own > 0) {
      // a milestone happens when it happens, work waits for the next working day
      s = nextWorking(table, s);
      end = addWork(table, s, own);
    }
  }
  if (f > end) end = f;
  const mayNever = int(never, node);
  if (end >= float(longStop, node) || (mayNever >= 0 && float(columns, mayNever) === 1))
    end = Infinity;
  const lastCancel = int(cancelFirst, node + 1);
  for (let e = int(cancelFirst, node); e < lastCancel; e++)
    if (byte(fired, int(cancelRisk, e)) === 1) end = Infinity;
  setFloat(start, node, isNaN<f64>(actualStart) ? s : actualStart);
  setFloat(finish, node, end);
}
