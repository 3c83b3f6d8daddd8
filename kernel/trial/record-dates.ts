import { float, int, setFloat } from '../arrays';
import { phaseOf } from './allot';
import { finish, nodes, start } from './network';
import { energised, horizon } from './phases';

/* Dates of every node, deadlines met, and sums for the correlation of its time with its phase. */
export let deadline: usize = 0;
/** By node: trials that meet the deadline; sums of duration d and phase date e: d, dd, e, ee, de, n. */
export let met: usize = 0;
export let moments: usize = 0;

/** The code of a day that never comes; the days before the data date that have codes of their own. */
const NEVER: i32 = 0xffff;
const DAYS_BEFORE: i32 = 16_384;

function setCode(row: usize, i: i32, day: f64): void {
  let code = NEVER;
  if (day < Infinity) {
    const whole = floor<f64>(day) + (DAYS_BEFORE as f64);
    code = min<f64>((NEVER - 1) as f64, max<f64>(0, whole)) as i32;
  }
  store<u16>(row + ((i as usize) << 1), code as u16);
}

function add(at: usize, i: i32, x: f64): void {
  setFloat(at, i, float(at, i) + x);
}

export function recordDates(row: usize): void {
  for (let node = 0; node < nodes; node++) {
    const from = float(start, node);
    const to = float(finish, node);
    setCode(row, node, from);
    setCode(row, nodes + node, to);
    if (to < float(deadline, node)) add(met, node, 1);
    const phase = int(phaseOf, node);
    const e = phase < 0 ? Infinity : energised(phase);
    // what never happens has no duration
    if (!(e < horizon && to < Infinity)) continue;
    const d = to - from;
    const at = moments + (((node as usize) * 6) << 3);
    add(at, 0, d);
    add(at, 1, d * d);
    add(at, 2, e);
    add(at, 3, e * e);
    add(at, 4, d * e);
    add(at, 5, 1);
  }
}
