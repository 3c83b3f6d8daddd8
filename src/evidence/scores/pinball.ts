/** Quantile `p` (0..1) of a forecast. */
export interface QuantileForecast {
  readonly p: number;
  readonly value: number;
}

/**
 * Pinball (quantile) loss in the unit of the quantity (Koenker and Bassett 1978).
 * An infinite quantile ("never") costs nothing if it came true and Infinity if not.
 */
export function pinballLoss({ p, value }: QuantileForecast, outcome: number): number {
  if (outcome === value) return 0;
  return outcome > value ? p * (outcome - value) : (1 - p) * (value - outcome);
}

/** Mean pinball loss over a table; over many even quantiles it tends to half the CRPS. */
export function meanPinballLoss(table: readonly QuantileForecast[], outcome: number): number {
  return table.reduce((sum, q) => sum + pinballLoss(q, outcome), 0) / table.length;
}
