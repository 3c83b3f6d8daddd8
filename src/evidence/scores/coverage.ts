/** A central interval of a forecast with what came. */
export interface IntervalOutcome {
  readonly low: number;
  readonly high: number;
  readonly outcome: number;
}

export interface Coverage {
  readonly count: number;
  readonly covered: number;
  /** covered / count; compare with the interval's nominal share, such as 0.8 for p10 to p90. */
  readonly share: number;
}

/** How many outcomes lie in their interval, ends included; undefined without intervals. */
export function intervalCoverage(intervals: readonly IntervalOutcome[]): Coverage | undefined {
  const count = intervals.length;
  if (count === 0) return undefined;
  const covered = intervals.filter((i) => i.low <= i.outcome && i.outcome <= i.high).length;
  return { count, covered, share: covered / count };
}
