import type { measures } from '../../programme/index.ts';
import { isMoneyClaim } from '../../simulate/index.ts';
import { DAYS_PER_YEAR, type Day, isoOf } from '../../units/index.ts';
import type { ClaimResult, ClaimUnit, Spread } from '../result.ts';
import { type Source, share, tidy } from './source.ts';

const units = {
  'data-centres': 'count',
  mw: 'IT MW',
  spent: 'USD',
  committed: 'USD',
  signed: 'count',
  jobs: 'count',
  revenue: 'USD/yr',
} as const satisfies Record<keyof typeof measures, ClaimUnit>;

export function claimResults(source: Source): ClaimResult[] {
  const { model, programme, block, trials, outcomes } = source;
  const n = model.causes.length;
  return Object.entries(programme.claims).flatMap(([id, claim], c) => {
    if (!source.topics.has('money') && isMoneyClaim(model.claims[c]!)) return [];
    const missed = block.missed.subarray(c * n, (c + 1) * n);
    const misses = Math.round(missed.reduce((a, b) => a + b, 0));
    const held = model.causes
      .map((cause, i) => ({
        cause: cause.id,
        name: cause.name,
        group: cause.group,
        share: missed[i]! / misses,
      }))
      .filter((reason) => reason.share > 0)
      .sort((a, b) => b.share - a.share);
    // nothing holds up what is exceeded
    const reasons = claim.sense === 'atMost' ? (misses > 0 ? [exceeded] : []) : held;
    const unit = units[claim.measure];
    // the engine counts USD a day
    const times = unit === 'USD/yr' ? DAYS_PER_YEAR : 1;
    return {
      id,
      says: claim.says,
      note: claim.note ?? null,
      facts: typeof claim.fact === 'string' ? [claim.fact] : claim.fact,
      measure: claim.measure,
      of: claim.of ?? null,
      sense: claim.sense,
      unit,
      threshold: tidy(claim.threshold * times),
      by: isoOf(claim.by as Day),
      probability: share(trials - misses, trials),
      measured: scaled(source.spread(outcomes.layout.claimMeasure + c), times),
      reason: reasons[0] ?? null,
      reasons: reasons
        .slice(0, 5)
        .map(({ cause, name, share: part }) => ({ cause, name, share: part })),
    };
  });
}

/** Why a claim on at most so much is missed. */
const exceeded = { cause: 'exceeded', name: 'more than that', group: 'size', share: 1 } as const;

const scaled = ({ mean, quantiles }: Spread, times: number): Spread => ({
  mean: mean === null ? null : tidy(mean * times),
  quantiles: quantiles.map((x) => tidy(x * times)),
});
