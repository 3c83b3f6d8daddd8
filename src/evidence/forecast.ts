import type { Checked, Day } from '../units/index.ts';
import type { QuantileForecast } from './scores/pinball.ts';

/** The probability that a claim comes true by a date. */
export interface ClaimForecast {
  readonly id: string;
  readonly probability: number;
  /** Simulated trials that the probability is a share of. */
  readonly trials: number;
  /** Whether the claim asks for at least or for at most so much. */
  readonly sense: 'atLeast' | 'atMost';
  readonly by: Day;
}

/** What a forecast quantity is counted in; `date` is days since 1970-01-01. */
export type ForecastUnit = 'IT MW' | 'USD' | 'USD/yr' | 'count' | 'date';

/** Quantiles of a quantity in rising order; values beyond `horizon` count as the horizon. */
export interface QuantityForecast {
  readonly id: string;
  readonly unit: ForecastUnit;
  readonly quantiles: readonly QuantileForecast[];
  readonly horizon?: Day;
  /** The day at whose end the quantity is measured; none for dates and totals. */
  readonly by?: Day;
}

/** What a forecast said, to be held against what came. */
export interface Forecasts {
  /** The day up to which the forecast knew the facts. */
  readonly dataDate: Day;
  readonly claims: readonly ClaimForecast[];
  /** A quantity by its address; many are forecast and few are ever settled. */
  readonly quantity: (id: string) => Checked<QuantityForecast>;
}
