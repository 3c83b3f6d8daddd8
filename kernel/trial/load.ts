import { int } from '../arrays';
import { columns, dateNodes, finish, nodes, start } from './network';

/*
 * Trials are drawn, and what does not wait for others is dated, a block at a time, column by column;
 * from there they are taken to rows, some side by side, and then to the trial at hand.
 */

/** Trials in a block: the length of a column. */
export let blockSize: i32 = 0;
export let wideColumns: usize = 0;
export let wideStart: usize = 0;
export let wideFinish: usize = 0;
/** Variables that are drawn anew for every block, and nodes that are dated there. */
export let moving: usize = 0;
export let movingCount: i32 = 0;
export let free: usize = 0;
export let freeCount: i32 = 0;
/** Rows of trials: all variables, starts and finishes. */
export let variables: i32 = 0;
export let rowColumns: usize = 0;
export let rowStart: usize = 0;
export let rowFinish: usize = 0;

function gather(
  list: usize,
  listed: i32,
  wide: usize,
  place: i32,
  count: i32,
  rows: usize,
  width: i32,
): void {
  const stride = (width as usize) << 3;
  for (let k = 0; k < listed; k++) {
    const c = int(list, k);
    let from = wide + ((c * blockSize + place) << 3);
    let to = rows + ((c as usize) << 3);
    for (let r = 0; r < count; r++) {
      store<f64>(to, load<f64>(from));
      from += 8;
      to += stride;
    }
  }
}

/** Takes trials place … place + count - 1 of the block to rows. */
export function takeRows(place: i32, count: i32): void {
  gather(moving, movingCount, wideColumns, place, count, rowColumns, variables);
  gather(free, freeCount, wideStart, place, count, rowStart, nodes);
  gather(free, freeCount, wideFinish, place, count, rowFinish, nodes);
}

/** Makes a row the trial at hand. */
export function enter(row: i32): void {
  const ofVariables = (variables as usize) << 3;
  const ofNodes = (nodes as usize) << 3;
  memory.copy(columns, rowColumns + (row as usize) * ofVariables, ofVariables);
  memory.copy(start, rowStart + (row as usize) * ofNodes, ofNodes);
  memory.copy(finish, rowFinish + (row as usize) * ofNodes, ofNodes);
}

/** Dates again what does not wait for others. */
export function dateFree(): void {
  dateNodes(free, freeCount);
}
