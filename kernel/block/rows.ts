import { byte, float, int } from '../arrays';
import {
  column,
  columns,
  finish,
  forward,
  linkFirst,
  linkFrom,
  release,
  start,
  time,
} from '../trial/network';

/** Whether a node has only finish-to-start links without lags, works every day, and nothing else. */
export let plain: usize = 0;

/** Dates nodes of a list, whose predecessors are dated, in the first trials of the block. */
export function date(list: usize, count: i32, trials: i32): void {
  for (let k = 0; k < count; k++) {
    const node = int(list, k);
    if (byte(plain, node) !== 0) datePlain(node, trials);
    else forward(node, trials);
  }
}

/** The same dates as from `forward`, four trials at once; so columns go on to a multiple of four. */
function datePlain(node: i32, trials: i32): void {
  const first = int(linkFirst, node);
  const links = int(linkFirst, node + 1) - first;
  const earliest = f64x2.splat(max<f64>(0, float(release, node)));
  const s = column(start, node);
  const f = column(finish, node);
  const t = column(columns, int(time, node));
  const bytes = (((trials + 3) & ~3) as usize) << 3;
  if (links === 0) {
    for (let i: usize = 0; i < bytes; i += 32) {
      v128.store(s + i, earliest);
      v128.store(s + i, earliest, 16);
      v128.store(f + i, f64x2.add(earliest, v128.load(t + i)));
      v128.store(f + i, f64x2.add(earliest, v128.load(t + i, 16)), 16);
    }
    return;
  }
  const a = column(finish, int(linkFrom, first));
  if (links === 1) {
    for (let i: usize = 0; i < bytes; i += 32) {
      const x = f64x2.pmax(earliest, v128.load(a + i));
      const y = f64x2.pmax(earliest, v128.load(a + i, 16));
      v128.store(s + i, x);
      v128.store(s + i, y, 16);
      v128.store(f + i, f64x2.add(x, v128.load(t + i)));
      v128.store(f + i, f64x2.add(y, v128.load(t + i, 16)), 16);
    }
    return;
  }
  datePair(s, f, t, bytes, earliest, a, column(finish, int(linkFrom, first + 1)));
  // what the start is so far counts as one more predecessor
  for (let k = first + 2; k < first + links; k++)
    datePair(s, f, t, bytes, earliest, s, column(finish, int(linkFrom, k)));
}

/** After two predecessors; pmax(a, b) is a < b ? b : a. */
function datePair(
  s: usize,
  f: usize,
  t: usize,
  bytes: usize,
  earliest: v128,
  a: usize,
  b: usize,
): void {
  for (let i: usize = 0; i < bytes; i += 32) {
    const x = f64x2.pmax(f64x2.pmax(earliest, v128.load(a + i)), v128.load(b + i));
    const y = f64x2.pmax(f64x2.pmax(earliest, v128.load(a + i, 16)), v128.load(b + i, 16));
    v128.store(s + i, x);
    v128.store(s + i, y, 16);
    v128.store(f + i, f64x2.add(x, v128.load(t + i)));
    v128.store(f + i, f64x2.add(y, v128.load(t + i, 16)), 16);
  }
}
