import { float, setFloat } from '../arrays';

/** Up to so many are sorted by insertion. */
const FEW: i32 = 16;

/**
 * Puts entry `rank` of those from `low` to `high` in its place, what is less before it and what is
 * greater behind it, by the algorithm FIND of Hoare 1961 with the median of three as pivot.
 */
export function orderStatistic(at: usize, low: i32, high: i32, rank: i32): f64 {
  while (high - low > FEW) {
    const pivot = middle(float(at, low), float(at, (low + high) >> 1), float(at, high));
    let i = low;
    let j = high;
    while (i <= j) {
      while (float(at, i) < pivot) i++;
      while (float(at, j) > pivot) j--;
      if (i > j) break;
      const x = float(at, i);
      setFloat(at, i++, float(at, j));
      setFloat(at, j--, x);
    }
    if (rank <= j) high = j;
    else if (rank >= i) low = i;
    else return pivot;
  }
  insert(at, low, high);
  return float(at, rank);
}

function middle(a: f64, b: f64, c: f64): f64 {
  return max(min(a, b), min(max(a, b), c));
}

function insert(at: usize, low: i32, high: i32): void {
  for (let i = low + 1; i <= high; i++) {
    const x = float(at, i);
    let j = i - 1;
    for (; j >= low && float(at, j) > x; j--) setFloat(at, j + 1, float(at, j));
    setFloat(at, j + 1, x);
  }
}

export function allSame(at: usize, count: i32): bool {
  const x = float(at, 0);
  for (let i = 1; i < count; i++) if (float(at, i) !== x) return false;
  return true;
}
