/** The most that is out at the end of any period, as a positive amount, and when it first is. */
export interface PeakExposure {
  readonly amount: number;
  /** Undefined when nothing ever is out. */
  readonly period: number | undefined;
}

/** The deepest point of the sum of flows so far. */
export function peakExposure(flows: ArrayLike<number>): PeakExposure {
  let sum = 0;
  let amount = 0;
  let period: number | undefined;
  for (let i = 0; i < flows.length; i++) {
    sum += flows[i]!;
    if (-sum > amount) {
      amount = -sum;
      period = i;
    }
  }
  return { amount, period };
}
