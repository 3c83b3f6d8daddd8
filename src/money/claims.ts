import type { ClaimRow, Model } from '../model/index.ts';
import { revenueKinds } from '../simulate/index.ts';
import { DAYS_PER_MONTH } from '../units/index.ts';
import type { Served } from './addresses.ts';
import type { MoneyTrials } from './trials.ts';

/** Measures claims on cash flows: USD drawn of some sources by a day, and USD of revenue a day in its month. */
export function createClaimMeasure(
  model: Model,
  { lanes, value }: MoneyTrials,
  drawn: readonly string[],
  served: readonly Served[],
): (claim: ClaimRow, lane: number) => number {
  const sourceOf = model.projects.flatMap(({ tranches }) => tranches.map(({ source }) => source));
  const revenueKind = revenueKinds(model);
  const periodOf = (day: number) => {
    let period = 0;
    while (period < model.months && model.monthStart[period]! < day) period++;
    return period;
  };

  function spent(claim: ClaimRow, lane: number): number {
    const last = periodOf(claim.by);
    const start = model.monthStart[last - 1] ?? 0;
    const share = last === 0 ? 0 : (claim.by - start) / (model.monthStart[last]! - start);
    let sum = 0;
    drawn.forEach((address, k) => {
      if (!claim.sources.includes(sourceOf[k]!)) return;
      const values = value(address);
      for (let t = 0; t < last; t++) sum += values[t * lanes + lane]!;
      sum += Math.min(1, share) * values[last * lanes + lane]!;
    });
    return sum;
  }

  function revenue(claim: ClaimRow, lane: number): number {
    const sites = new Set(claim.phases.map((phase) => model.phases[phase]!.site));
    const period = periodOf(claim.by);
    let sum = 0;
    for (const { contract, site, amount } of served) {
      const first = model.sites[site]!.phases[0]!;
      if (!sites.has(site) || model.contracts[contract]!.kind !== revenueKind[first]) continue;
      sum += value(amount)[period * lanes + lane]!;
    }
    return sum / DAYS_PER_MONTH;
  }

  return (claim, lane) => (claim.measure === 'revenue' ? revenue(claim, lane) : spent(claim, lane));
}
