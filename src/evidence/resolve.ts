import type { Day } from '../units/index.ts';
import { spanOf } from './asOf.ts';
import type { Fact } from './facts.ts';
import type { ClaimForecast, Forecasts, QuantityForecast } from './forecast.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { brierScore } from './scores/brier.ts';
import { type BrierDecomposition, brierDecomposition } from './scores/brier-decomposition.ts';
import { type CalibrationBin, calibration } from './scores/calibration.ts';
import { type Coverage, coverageOf } from './scores/coverage.ts';
import { crpsOfQuantiles } from './scores/crps-quantiles.ts';
import { logScore } from './scores/log-score.ts';
import { meanPinballLoss, type QuantileForecast } from './scores/pinball.ts';
import { pitOfQuantiles } from './scores/pit.ts';

/**
 * What facts say of a forecast. Where they disagree, and where one of them was known when the
 * forecast was made, nothing is scored.
 */
type Settled<T> =
  | { readonly status: 'resolved'; readonly outcome: T; readonly facts: readonly string[] }
  | { readonly status: 'disputed' | 'foreknown'; readonly facts: readonly string[] }
  | { readonly status: 'unresolved' };

export type ClaimScore = ClaimForecast &
  Settled<boolean> & {
    /** Whether the claim's date has passed without a fact that settles it. */
    readonly overdue: boolean;
    readonly brier?: number;
    readonly log?: number;
  };

export type QuantityScore = QuantityForecast &
  Settled<Outcome> & {
    readonly crps?: number;
    readonly pinball?: number;
    /** Undefined where only a bound of the outcome is known. */
    readonly pit?: number;
    /** Whether the outcome lies between p10 and p90, as far as it is known. */
    readonly inside80?: boolean;
  };

export interface ScoreTable {
  readonly claims: readonly ClaimScore[];
  /** Those that facts name, in the order of the facts. */
  readonly quantities: readonly QuantityScore[];
  /** Over resolved claims; undefined when there are none. */
  readonly ofClaims?: ClaimTotals;
  /** Over resolved quantities; CRPS is not averaged, because units differ. */
  readonly coverage80?: Coverage;
}

export interface ClaimTotals {
  readonly count: number;
  readonly came: number;
  /** Settled before their day, as only what comes true early (or goes beyond its limit) can be. */
  readonly early: number;
  readonly brier: BrierDecomposition;
  readonly meanLog: number;
  /** Brier score of who believes every claim: the share that did not come true. */
  readonly believing: number;
  readonly calibration: readonly CalibrationBin[];
}

/** Ranges of probability in which claims are held together: with more of them few claims share one. */
const BINS = 5;

/**
 * Scores forecasts against the facts known by `today`. A fact settles what its `resolves` names,
 * unless a known fact supersedes it; what was known on the data date is not scored.
 * What no fact settles stays unresolved, also when its date has passed. Outcomes that cannot be
 * read count as none: `checkOutcomes` tells them.
 */
export function scoreForecasts(
  forecasts: Forecasts,
  facts: readonly Fact[],
  today: Day,
): ScoreTable {
  const known = facts.filter((fact) => spanOf(fact.known).last <= today);
  const ids = new Set(known.map((fact) => fact.id));
  const settling = known.filter(
    (fact) => fact.supersededBy === null || !ids.has(fact.supersededBy),
  );
  const { dataDate } = forecasts;
  const claims = forecasts.claims.map((claim) => scoreClaim(claim, settling, dataDate, today));
  const named = settling.flatMap((fact) =>
    (fact.resolves ?? []).flatMap((r) => ('quantity' in r ? [r.quantity] : [])),
  );
  const quantities = [...new Set(named)].flatMap((id) => {
    const quantity = forecasts.quantity(id);
    return quantity.ok ? [scoreQuantity(quantity.value, settling, dataDate)] : [];
  });
  const ofClaims = totals(claims, today);
  const coverage80 = coverageOf(
    quantities.flatMap(({ inside80 }) => (inside80 === undefined ? [] : [inside80])),
  );
  return {
    claims,
    quantities,
    ...(ofClaims === undefined ? {} : { ofClaims }),
    ...(coverage80 === undefined ? {} : { coverage80 }),
  };
}

function scoreClaim(
  claim: ClaimForecast,
  facts: readonly Fact[],
  dataDate: Day,
  today: Day,
): ClaimScore {
  const settled = settle(
    facts.flatMap((fact) =>
      (fact.resolves ?? []).flatMap((r) =>
        'claim' in r && r.claim === claim.id ? [{ fact, outcome: r.outcome }] : [],
      ),
    ),
    dataDate,
  );
  const overdue = settled.status === 'unresolved' && claim.by < today;
  if (settled.status !== 'resolved') return { ...claim, ...settled, overdue };
  const { probability, trials } = claim;
  return {
    ...claim,
    ...settled,
    overdue,
    brier: brierScore(probability, settled.outcome),
    // by Laplace's rule: no hit in any trial is no certainty, and costs no infinite score
    log: logScore((probability * trials + 1) / (trials + 2), settled.outcome),
  };
}

function scoreQuantity(
  quantity: QuantityForecast,
  facts: readonly Fact[],
  dataDate: Day,
): QuantityScore {
  const settled = settle(
    facts.flatMap((fact) =>
      (fact.resolves ?? []).flatMap((r) => {
        if (!('quantity' in r) || r.quantity !== quantity.id) return [];
        const outcome = outcomeOf(r.value, quantity.unit);
        return outcome.ok ? [{ fact, outcome: outcome.value }] : [];
      }),
    ),
    dataDate,
  );
  if (settled.status !== 'resolved') return { ...quantity, ...settled };
  const { value, later } = settled.outcome;
  // What had not come by a day is told from what had, and later days are not told apart.
  const horizon = Math.min(
    quantity.horizon ?? Number.POSITIVE_INFINITY,
    later ? value : Number.POSITIVE_INFINITY,
  );
  const table = quantity.quantiles.map((q) => ({ p: q.p, value: Math.min(q.value, horizon) }));
  const pit = later ? undefined : pitOfQuantiles(quantity.quantiles, value);
  const inside80 = isInside(quantity.quantiles, settled.outcome);
  return {
    ...quantity,
    ...settled,
    crps: crpsOfQuantiles(quantity.quantiles, value, horizon),
    pinball: meanPinballLoss(table, Math.min(value, horizon)),
    ...(pit === undefined ? {} : { pit }),
    ...(inside80 === undefined ? {} : { inside80 }),
  };
}

function settle<T>(
  found: readonly { readonly fact: Fact; readonly outcome: T }[],
  dataDate: Day,
): Settled<T> {
  const [first] = found;
  if (first === undefined) return { status: 'unresolved' };
  const facts = [...new Set(found.map(({ fact }) => fact.id))];
  if (found.some(({ fact }) => spanOf(fact.known).last <= dataDate))
    return { status: 'foreknown', facts };
  const outcomes = new Set(found.map(({ outcome }) => JSON.stringify(outcome)));
  return outcomes.size === 1
    ? { status: 'resolved', outcome: first.outcome, facts }
    : { status: 'disputed', facts };
}

function isInside(
  table: readonly QuantileForecast[],
  { value, later }: Outcome,
): boolean | undefined {
  const low = table.find((q) => q.p === 0.1)?.value;
  const high = table.find((q) => q.p === 0.9)?.value;
  if (low === undefined || high === undefined) return undefined;
  if (!later) return low <= value && value <= high;
  if (high <= value) return false;
  return low <= value && high === Number.POSITIVE_INFINITY ? true : undefined;
}

function totals(claims: readonly ClaimScore[], today: Day): ClaimTotals | undefined {
  const resolved = claims.flatMap((claim) => (claim.status === 'resolved' ? [claim] : []));
  const brier = brierDecomposition(resolved, BINS);
  if (brier === undefined) return undefined;
  const count = resolved.length;
  const came = resolved.filter(({ outcome }) => outcome).length;
  return {
    count,
    came,
    early: resolved.filter(({ by }) => by > today).length,
    brier,
    meanLog: resolved.reduce((sum, { log = 0 }) => sum + log, 0) / count,
    believing: (count - came) / count,
    calibration: calibration(resolved, BINS),
  };
}
