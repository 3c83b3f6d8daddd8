import { brierScore } from './brier.ts';
import { binOf } from './calibration.ts';

/** A probability and whether the event came. */
export interface ForecastOutcome {
  readonly probability: number;
  readonly outcome: boolean;
}

/** brier = reliability - resolution + uncertainty + remainder. */
export interface BrierDecomposition {
  readonly brier: number;
  /** How far probabilities lie from the frequencies that followed; 0 is best. */
  readonly reliability: number;
  /** How far those frequencies differ from the overall one; more is better. */
  readonly resolution: number;
  /** Variance of the outcomes, which no forecaster can change. */
  readonly uncertainty: number;
  /** What forecasts that differ within a bin add; 0 without bins. */
  readonly remainder: number;
}

/**
 * Murphy's partition (1973) over groups of equal probabilities, or over `bins` equal bins of
 * 0..1, each with its mean probability. Undefined without forecasts.
 */
export function brierDecomposition(
  forecasts: readonly ForecastOutcome[],
  bins?: number,
): BrierDecomposition | undefined {
  const n = forecasts.length;
  if (n === 0) return undefined;
  const groups = new Map<number, { count: number; hits: number; sum: number }>();
  let brier = 0;
  let hits = 0;
  for (const { probability, outcome } of forecasts) {
    const key = bins === undefined ? probability : binOf(probability, bins);
    const group = groups.get(key) ?? { count: 0, hits: 0, sum: 0 };
    group.count += 1;
    group.sum += probability;
    group.hits += outcome ? 1 : 0;
    groups.set(key, group);
    hits += outcome ? 1 : 0;
    brier += brierScore(probability, outcome) / n;
  }
  const base = hits / n;
  let reliability = 0;
  let resolution = 0;
  for (const group of groups.values()) {
    const frequency = group.hits / group.count;
    reliability += (group.count / n) * (group.sum / group.count - frequency) ** 2;
    resolution += (group.count / n) * (frequency - base) ** 2;
  }
  const uncertainty = base * (1 - base);
  const remainder = bins === undefined ? 0 : brier - (reliability - resolution + uncertainty);
  return { brier, reliability, resolution, uncertainty, remainder };
}
