import type { ForecastOutcome } from './brier-decomposition.ts';

/** Forecasts whose probabilities lie in one range, and how often what they were about came. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean probability; what a calibrated forecaster would see come true. */
  readonly mean: number;
  readonly came: number;
}

/** A reliability table over `bins` equal ranges of 0..1; ranges without forecasts are left out. */
export function calibration(
  forecasts: readonly ForecastOutcome[],
  bins: number,
): readonly CalibrationBin[] {
  return Array.from({ length: bins }, (_, i) => {
    const inside = forecasts.filter(({ probability }) => binOf(probability, bins) === i);
    return {
      from: i / bins,
      to: (i + 1) / bins,
      count: inside.length,
      mean: inside.reduce((sum, { probability }) => sum + probability, 0) / inside.length,
      came: inside.filter(({ outcome }) => outcome).length,
    };
  }).filter(({ count }) => count > 0);
}

/** The range that holds a probability; 1 lies in the last. */
export const binOf = (probability: number, bins: number): number =>
  Math.min(bins - 1, Math.floor(probability * bins));
