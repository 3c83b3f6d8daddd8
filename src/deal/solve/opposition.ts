import type { UtilityTable } from './table.ts';
import { agreementZone, gainsIn, idealGains } from './zone.ts';

/**
 * How far the parties are from all having their best at once: the smallest Euclidean distance from
 * a deal's shares of the ideal gains to (1, …, 1), over the root of the number of parties. 0: one
 * deal is best for all; undefined without an agreement zone.
 * (Opposition as in Baarslag, Hindriks, Jonker, Kraus and Lin 2012, over the zone.)
 */
export function opposition(table: UtilityTable): number | undefined {
  const zone = agreementZone(table);
  if (zone.length === 0) return undefined;
  const gains = gainsIn(table, zone);
  const ideal = idealGains(gains, table.parties);
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < zone.length; i++) {
    let sum = 0;
    for (let p = 0; p < table.parties; p++)
      if (ideal[p]! > 0) sum += (1 - gains[p * zone.length + i]! / ideal[p]!) ** 2;
    least = Math.min(least, sum);
  }
  return Math.sqrt(least / table.parties);
}
