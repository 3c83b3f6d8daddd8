import { mean } from '../../uncertainty/index.ts';
import { wished } from '../judge/judge.ts';
import { type Judged, meanAlternatives } from '../judge/replicates.ts';
import { isRefused, refuses } from '../solve/refusal.ts';
import type { UtilityTable } from '../solve/table.ts';

/** Utilities of all deals at the means of everything unsure. */
export function standing(judged: Judged): UtilityTable {
  const { deals, content, judges, estimates, simulated } = judged;
  const utility = new Float64Array(judges.length * deals.length);
  judges.forEach((judge, j) => {
    deals.forEach((deal, d) => {
      utility[j * deals.length + d] =
        estimates.worth[j * estimates.contents + content[d]!]! +
        judge.wants * wished(judge, deal, mean);
    });
  });
  return {
    deals: deals.length,
    parties: judges.length,
    utility,
    alternative: meanAlternatives(judges, simulated),
    ...(judged.refused === undefined ? {} : { refused: judged.refused }),
  };
}

/** What a party gains from a deal over its alternative, its red lines aside. */
export const gainOf = (table: UtilityTable, party: number, deal: number): number =>
  table.utility[party * table.deals + deal]! - table.alternative[party]!;

/**
 * The lowest gain of any party: what keeps a deal from being signed, when it is below 0; minus
 * infinity when somebody signs it at no price.
 */
export function margin(table: UtilityTable, deal: number): number {
  if (isRefused(table, deal)) return Number.NEGATIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  for (let p = 0; p < table.parties; p++) least = Math.min(least, gainOf(table, p, deal));
  return least;
}

/** Parties that refuse a deal, at any price or for what it is worth to them. */
export const blockersOf = (table: UtilityTable, deal: number): readonly number[] =>
  Array.from({ length: table.parties }, (_, p) => p).filter(
    (p) => refuses(table, p, deal) || gainOf(table, p, deal) < 0,
  );
