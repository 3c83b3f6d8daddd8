/*
 * Rows of outcomes, one a trial, as columns. Outcomes are gathered as rows, since writing thousands
 * of columns far apart for each trial would miss the cache every time. A few rows are turned at once,
 * of each the first `wanted` of its `width` outcomes: entries `place` … of columns of length `length`
 * at `target`.
 */

function turn<T>(
  rows: usize,
  width: i32,
  wanted: i32,
  count: i32,
  target: usize,
  length: i32,
  place: i32,
): void {
  const size = sizeof<T>();
  const stride = (width as usize) * size;
  let to = target + (place as usize) * size;
  for (let c: usize = 0; c < (wanted as usize); c++) {
    let from = rows + c * size;
    for (let r: usize = 0; r < (count as usize); r++) {
      store<T>(to + r * size, load<T>(from));
      from += stride;
    }
    to += (length as usize) * size;
  }
}

export function turnFloats(
  rows: usize,
  width: i32,
  wanted: i32,
  count: i32,
  target: usize,
  length: i32,
  place: i32,
): void {
  turn<u64>(rows, width, wanted, count, target, length, place);
}

/** The same for numbers of four bytes. */
export function turnSingles(
  rows: usize,
  width: i32,
  wanted: i32,
  count: i32,
  target: usize,
  length: i32,
  place: i32,
): void {
  turn<u32>(rows, width, wanted, count, target, length, place);
}

/** The same for numbers of two bytes. */
export function turnCodes(
  rows: usize,
  width: i32,
  wanted: i32,
  count: i32,
  target: usize,
  length: i32,
  place: i32,
): void {
  turn<u16>(rows, width, wanted, count, target, length, place);
}
