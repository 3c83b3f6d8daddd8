/*
 * Rows of outcomes, one a trial, as columns. Outcomes are gathered as rows, since writing thousands
 * of columns far apart for each trial would miss the cache every time. A few rows are turned at once:
 * entries `place` … of columns of length `length` at `target`.
 */

export function turnFloats(
  rows: usize,
  width: i32,
  count: i32,
  target: usize,
  length: i32,
  place: i32,
): void {
  const stride = (width as usize) << 3;
  let to = target + ((place as usize) << 3);
  for (let c = 0; c < width; c++) {
    let from = rows + ((c as usize) << 3);
    for (let r = 0; r < count; r++) {
      store<u64>(to + ((r as usize) << 3), load<u64>(from));
      from += stride;
    }
    to += (length as usize) << 3;
  }
}

/** The same for numbers of four bytes. */
export function turnSingles(
  rows: usize,
  width: i32,
  count: i32,
  target: usize,
  length: i32,
  place: i32,
): void {
  const stride = (width as usize) << 2;
  let to = target + ((place as usize) << 2);
  for (let c = 0; c < width; c++) {
    let from = rows + ((c as usize) << 2);
    for (let r = 0; r < count; r++) {
      store<u32>(to + ((r as usize) << 2), load<u32>(from));
      from += stride;
    }
    to += (length as usize) << 2;
  }
}

/** The same for numbers of two bytes. */
export function turnCodes(
  rows: usize,
  width: i32,
  count: i32,
  target: usize,
  length: i32,
  place: i32,
): void {
  const stride = (width as usize) << 1;
  let to = target + ((place as usize) << 1);
  for (let c = 0; c < width; c++) {
    let from = rows + ((c as usize) << 1);
    for (let r = 0; r < count; r++) {
      store<u16>(to + ((r as usize) << 1), load<u16>(from));
      from += stride;
    }
    to += (length as usize) << 1;
  }
}
