/**
 * Continuous ranked probability score of equally likely samples, in the unit of the quantity:
 * the mean of |x - y| less half the mean of |x - x'| over all pairs, exact, in O(n log n)
 * (Gneiting and Raftery 2007, eq. 21). A single sample scores its absolute error.
 * Infinite samples ("never") score Infinity unless `horizon` is given: then values beyond it
 * count as the horizon, which keeps the score proper (threshold weighting, Gneiting and Ranjan 2011).
 * @throws RangeError without samples or with NaN.
 */
export function crpsOfSamples(
  samples: ArrayLike<number>,
  outcome: number,
  horizon = Number.POSITIVE_INFINITY,
): number {
  const n = samples.length;
  if (n === 0) throw new RangeError('a score needs at least one sample, got 0');
  const y = Math.min(outcome, horizon);
  const errors = Float64Array.from(samples, (x) => {
    const capped = Math.min(x, horizon);
    return capped === y ? 0 : capped - y;
  }).sort();
  // The sort puts NaN last.
  const largest = errors[n - 1]!;
  if (Number.isNaN(largest)) throw new RangeError('a score needs numbers, got NaN');
  if (!Number.isFinite(largest) || !Number.isFinite(errors[0]!)) return Number.POSITIVE_INFINITY;
  let distance = 0;
  let spread = 0;
  for (let i = 0; i < n; i++) {
    distance += Math.abs(errors[i]!);
    spread += (2 * i + 1 - n) * errors[i]!;
  }
  return distance / n - spread / n / n;
}
