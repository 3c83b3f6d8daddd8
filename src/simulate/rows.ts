/** Rows and columns moved together, so that both stay in the cache. */
const TILE = 16;

type Numbers = Float64Array | Float32Array | Uint16Array;

/**
 * Turns `count` rows of `columns` numbers into columns of `length`, of which they are the entries
 * from `at` on. Outcomes are gathered as rows, since writing thousands of far apart columns for
 * each trial would miss the cache every time.
 */
export function rowsToColumns(
  rows: Numbers,
  columns: number,
  count: number,
  target: Numbers,
  length: number,
  at: number,
): void {
  for (let first = 0; first < columns; first += TILE) {
    const end = Math.min(columns, first + TILE);
    for (let i = 0; i < count; i += TILE) {
      const last = Math.min(count, i + TILE);
      for (let c = first; c < end; c++)
        for (let r = i; r < last; r++) target[c * length + at + r] = rows[r * columns + c]!;
    }
  }
}

/**
 * The other way round: entries first … first + count - 1 of those columns of length `length` as
 * rows of `width` numbers, column c at place c.
 */
export function columnsToRows(
  source: Float64Array,
  columns: Int32Array,
  length: number,
  first: number,
  count: number,
  rows: Float64Array,
  width: number,
): void {
  for (let k = 0; k < columns.length; k++) {
    const c = columns[k]!;
    const from = c * length + first;
    for (let r = 0; r < count; r++) rows[r * width + c] = source[from + r]!;
  }
}
