import { isMoneyClaim } from '../../simulate/index.ts';
import { type Day, isoOf } from '../../units/index.ts';
import type { ClaimResult } from '../result.ts';
import { type Source, share } from './source.ts';

export function claimResults(source: Source): ClaimResult[] {
  const { model, programme, block, trials, outcomes } = source;
  const n = model.causes.length;
  return Object.entries(programme.claims).flatMap(([id, claim], c) => {
    if (!source.cash && isMoneyClaim(model.claims[c]!)) return [];
    const missed = block.missed.subarray(c * n, (c + 1) * n);
    const misses = Math.round(missed.reduce((a, b) => a + b, 0));
    const reasons = model.causes
      .map((cause, i) => ({
        cause: cause.id,
        name: cause.name,
        group: cause.group,
        share: missed[i]! / misses,
      }))
      .filter((reason) => reason.share > 0)
      .sort((a, b) => b.share - a.share);
    return {
      id,
      says: claim.says,
      facts: typeof claim.fact === 'string' ? [claim.fact] : claim.fact,
      measure: claim.measure,
      of: claim.of ?? null,
      sense: claim.sense,
      threshold: claim.threshold,
      by: isoOf(claim.by as Day),
      probability: share(trials - misses, trials),
      measured: source.spread(outcomes.layout.claimMeasure + c),
      reason: reasons[0] ?? null,
      reasons: reasons
        .slice(0, 5)
        .map(({ cause, name, share: part }) => ({ cause, name, share: part })),
    };
  });
}
