import { sortColumn } from '../../uncertainty/index.ts';

/** Trials from the lowest to the highest value, ties in trial order. @throws RangeError on NaN */
export function orderOf(values: Float64Array): Uint32Array {
  const sorted = values.slice();
  sortColumn(sorted);
  const order = new Uint32Array(values.length);
  const taken = new Uint32Array(values.length);
  for (let trial = 0; trial < values.length; trial++) {
    const first = countBelow(sorted, values[trial]!);
    order[first + taken[first]!] = trial;
    taken[first] = taken[first]! + 1;
  }
  return order;
}

/** Rank, from 0, of the value of each of some trials; ties have their mean rank, other trials 0. */
export function ranksOf(values: Float64Array, trials: Uint32Array): Float64Array {
  const sorted = new Float64Array(trials.length);
  for (let i = 0; i < trials.length; i++) sorted[i] = values[trials[i]!]!;
  sortColumn(sorted);
  // the mean rank of all that equal the one at a place, and whether it is known yet
  const means = new Float64Array(trials.length).fill(-1);
  const ranks = new Float64Array(values.length);
  for (let i = 0; i < trials.length; i++) {
    const value = values[trials[i]!]!;
    const first = countBelow(sorted, value);
    if (means[first]! < 0) {
      let end = first;
      while (end < sorted.length && sorted[end] === value) end++;
      means[first] = (first + end - 1) / 2;
    }
    ranks[trials[i]!] = means[first]!;
  }
  return ranks;
}

/** How many of rising values are less than x. */
function countBelow(sorted: Float64Array, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
