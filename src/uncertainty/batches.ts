/**
 * Summaries of batches of trials merged into those of all: a row holds `means`, then quantiles at
 * rising levels.
 */
export interface BatchFold {
  /** Takes the rows of a batch, one after the other. */
  add(rows: Float64Array, trials: number): void;
  /** The rows of all that was added, at least one batch. */
  rows(): Float64Array;
}

/**
 * Merges rows in memory for one batch. Means are exact. A quantile is the mean of those of the batches,
 * weighted by their trials (batching, see Seila, "A batching approach to quantile estimation in
 * regenerative simulations", Management Science 28, 1982): its bias falls with the length of a batch,
 * its error with that of all. Where it is Infinity in batches of half of the trials or more, it is
 * Infinity; else those batches do not count.
 */
export function createBatchFold(count: number, means: number, quantiles: number): BatchFold {
  const width = means + quantiles;
  const sums = new Float64Array(count * width);
  // trials of the batches that count
  const weights = new Float64Array(count * quantiles);
  let all = 0;

  function addQuantiles(rows: Float64Array, row: number, trials: number): void {
    for (let q = 0; q < quantiles; q++) {
      const at = row * width + means + q;
      if (rows[at] === Infinity) continue;
      sums[at] = sums[at]! + trials * rows[at]!;
      weights[row * quantiles + q]! += trials;
    }
  }

  return {
    add(rows, trials) {
      all += trials;
      for (let row = 0; row < count; row++) {
        for (let at = row * width; at < row * width + means; at++)
          sums[at] = sums[at]! + trials * rows[at]!;
        addQuantiles(rows, row, trials);
      }
    },
    rows() {
      const merged = new Float64Array(sums.length);
      for (let row = 0; row < count; row++) {
        const first = row * width + means;
        for (let at = row * width; at < first; at++) merged[at] = sums[at]! / all;
        let before = Number.NEGATIVE_INFINITY;
        for (let q = 0; q < quantiles; q++) {
          const weight = weights[row * quantiles + q]!;
          // batches that drop out must not let quantiles fall
          if (2 * weight > all) before = Math.max(before, sums[first + q]! / weight);
          else before = Infinity;
          merged[first + q] = before;
        }
      }
      return merged;
    },
  };
}
