import type { QuantileForecast } from './pinball.ts';

/**
 * The probability that a quantile table gives to values below the outcome, linear between
 * quantiles. Outside the table only a bound is known: half the mass outside is returned.
 * Where several quantiles equal the outcome, the middle of their probabilities.
 */
export function pitOfQuantiles(table: readonly QuantileForecast[], outcome: number): number {
  const below = table.findLast((q) => q.value < outcome);
  const above = table.find((q) => q.value > outcome);
  const equal = table.filter((q) => q.value === outcome);
  const first = equal[0];
  const last = equal[equal.length - 1];
  if (first !== undefined && last !== undefined) return (first.p + last.p) / 2;
  if (below === undefined) return (above?.p ?? 1) / 2;
  if (above === undefined) return (below.p + 1) / 2;
  if (above.value === Number.POSITIVE_INFINITY) return (below.p + above.p) / 2;
  return below.p + ((above.p - below.p) * (outcome - below.value)) / (above.value - below.value);
}
