/** Trials that share a bucket are put in order one by one if they are so few, else by buckets again. */
const FEW = 32;

/** Some trials, which rise, from the lowest to the highest value, ties in trial order. */
export function orderOf(values: Float64Array, trials: Uint32Array): Uint32Array {
  const { length } = trials;
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < length; i++) {
    const value = values[trials[i]!]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least === most) return trials.slice();
  // buckets rise with the values
  const scale = (length - 1) / (most - least);
  const bucketOf = new Uint32Array(length);
  const ends = new Uint32Array(length + 1);
  for (let i = 0; i < length; i++) {
    const bucket = ((values[trials[i]!]! - least) * scale) >>> 0;
    bucketOf[i] = bucket;
    ends[bucket + 1] = ends[bucket + 1]! + 1;
  }
  for (let bucket = 1; bucket <= length; bucket++) ends[bucket] = ends[bucket]! + ends[bucket - 1]!;
  const order = new Uint32Array(length);
  for (let i = 0; i < length; i++) {
    const bucket = bucketOf[i]!;
    order[ends[bucket]!] = trials[i]!;
    ends[bucket] = ends[bucket]! + 1;
  }
  for (let bucket = 0, start = 0; bucket < length; start = ends[bucket++]!) {
    const size = ends[bucket]! - start;
    if (size <= FEW) continue;
    const crowd = order.subarray(start, start + size);
    // where the way between the extremes has no number, all are in one bucket
    if (size === length) crowd.sort((a, b) => values[a]! - values[b]! || a - b);
    else crowd.set(orderOf(values, crowd));
  }
  for (let i = 1; i < length; i++) {
    const trial = order[i]!;
    const value = values[trial]!;
    let j = i;
    for (; j > 0 && values[order[j - 1]!]! > value; j--) order[j] = order[j - 1]!;
    order[j] = trial;
  }
  return order;
}

/** Rank, from 0, of the value of each of some trials; ties have their mean rank, other trials 0. */
export function ranksOf(values: Float64Array, trials: Uint32Array): Float64Array {
  const order = orderOf(values, trials);
  const ranks = new Float64Array(values.length);
  for (let first = 0, end = 0; first < order.length; first = end) {
    const value = values[order[first]!]!;
    while (end < order.length && values[order[end]!] === value) end++;
    for (let i = first; i < end; i++) ranks[order[i]!] = (first + end - 1) / 2;
  }
  return ranks;
}
