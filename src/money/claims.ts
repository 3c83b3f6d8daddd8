import type { ClaimRow, Model } from '../model/index.ts';
import { isMoneyClaim } from '../simulate/index.ts';
import { DAYS_PER_MONTH } from '../units/index.ts';
import { servedAddresses, trancheAddresses } from './addresses.ts';
import type { MoneyTrials } from './trials.ts';

/** Rows that a claim on cash flows is measured by: draws of its sources, or revenue of its phases. */
function rowsOf(model: Model, claim: ClaimRow): string[] {
  if (claim.measure !== 'revenue') {
    const sources = model.projects.flatMap(({ tranches }) => tranches.map(({ source }) => source));
    return trancheAddresses(model).filter((_, k) => claim.sources.includes(sources[k]!));
  }
  return servedAddresses(model).flatMap(({ contract, phase, amount }) =>
    claim.phases.includes(phase) && model.contracts[contract]!.kind === model.revenueKinds[phase]
      ? [amount]
      : [],
  );
}

/** Rows that claims on cash flows are measured by. */
export const claimAddresses = (model: Model): string[] =>
  model.claims.flatMap((claim) => (isMoneyClaim(claim) ? rowsOf(model, claim) : []));

/**
 * Measures a claim on cash flows, by its number in the model: USD drawn of some sources by a day, or
 * USD of revenue a day in its month.
 */
export function createClaimMeasure(
  model: Model,
  { lanes, value }: MoneyTrials,
): (claim: number, lane: number) => number {
  const rows = model.claims.map((claim) =>
    isMoneyClaim(claim) ? rowsOf(model, claim).map(value) : [],
  );
  const periodOf = (day: number) => {
    let period = 0;
    while (period < model.months && model.monthStart[period]! < day) period++;
    return period;
  };

  function spent({ by }: ClaimRow, amounts: readonly Float64Array[], lane: number): number {
    const last = periodOf(by);
    const start = model.monthStart[last - 1] ?? 0;
    const share = last === 0 ? 0 : (by - start) / (model.monthStart[last]! - start);
    let sum = 0;
    for (const values of amounts) {
      for (let t = 0; t < last; t++) sum += values[t * lanes + lane]!;
      sum += Math.min(1, share) * values[last * lanes + lane]!;
    }
    return sum;
  }

  function revenue({ by }: ClaimRow, amounts: readonly Float64Array[], lane: number): number {
    const period = periodOf(by);
    let sum = 0;
    for (const values of amounts) sum += values[period * lanes + lane]!;
    return sum / DAYS_PER_MONTH;
  }

  return (c, lane) => {
    const claim = model.claims[c]!;
    const amounts = rows[c]!;
    return claim.measure === 'revenue'
      ? revenue(claim, amounts, lane)
      : spent(claim, amounts, lane);
  };
}
