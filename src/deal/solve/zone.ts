import { isRefused } from './refusal.ts';
import type { UtilityTable } from './table.ts';

/** Deals in which every party does at least as well as with its alternative and crosses no red line, in rising order. */
export function agreementZone(table: UtilityTable): Int32Array {
  const { deals, parties, utility, alternative } = table;
  const out = new Uint8Array(deals).fill(1);
  for (let p = 0; p < parties; p++) {
    const least = alternative[p]!;
    const first = p * deals;
    for (let d = 0; d < deals; d++) if (!(utility[first + d]! >= least)) out[d] = 0;
  }
  for (let d = 0; d < deals; d++) if (isRefused(table, d)) out[d] = 0;
  let count = 0;
  for (let d = 0; d < deals; d++) count += out[d]!;
  const zone = new Int32Array(count);
  let at = 0;
  for (let d = 0; d < deals; d++) if (out[d] === 1) zone[at++] = d;
  return zone;
}

/** What each party gains in each deal of the zone over its alternative: party p, place i at p * zone.length + i. */
export function gainsIn(table: UtilityTable, zone: Int32Array): Float64Array {
  const { deals, parties, utility, alternative } = table;
  const gains = new Float64Array(parties * zone.length);
  for (let p = 0; p < parties; p++)
    for (let i = 0; i < zone.length; i++)
      gains[p * zone.length + i] = utility[p * deals + zone[i]!]! - alternative[p]!;
  return gains;
}

/** By party: the most it can gain in the zone. */
export function idealGains(gains: Float64Array, parties: number): Float64Array {
  const size = gains.length / parties;
  const ideal = new Float64Array(parties);
  for (let p = 0; p < parties; p++)
    for (let i = 0; i < size; i++) ideal[p] = Math.max(ideal[p]!, gains[p * size + i]!);
  return ideal;
}
