import type { Day } from '../units/index.ts';
import { spanOf } from './asOf.ts';
import type { Fact } from './facts.ts';
import { brierScore } from './scores/brier.ts';
import { type BrierDecomposition, brierDecomposition } from './scores/brier-decomposition.ts';
import { type Coverage, intervalCoverage } from './scores/coverage.ts';
import { crpsOfQuantiles } from './scores/crps-quantiles.ts';
import { logScore } from './scores/log-score.ts';
import { meanPinballLoss, type QuantileForecast } from './scores/pinball.ts';
import { pitOfQuantiles } from './scores/pit.ts';

/** The probability that a claim comes true by a date (a date text). */
export interface ClaimForecast {
  readonly id: string;
  readonly probability: number;
  readonly by: string;
}

/** Quantiles of a quantity in rising order; values beyond `horizon` count as the horizon. */
export interface QuantityForecast {
  readonly id: string;
  readonly quantiles: readonly QuantileForecast[];
  readonly horizon?: number;
}

export interface Forecasts {
  /** The day up to which the forecast knew the facts. */
  readonly dataDate: Day;
  readonly claims: readonly ClaimForecast[];
  readonly quantities: readonly QuantityForecast[];
}

/** Facts that settle a forecast, and what they say. They may disagree: then nothing is scored. */
type Settled<T> =
  | { readonly status: 'resolved'; readonly outcome: T; readonly facts: readonly string[] }
  | {
      readonly status: 'disputed';
      readonly outcomes: readonly T[];
      readonly facts: readonly string[];
    }
  | { readonly status: 'unresolved' };

export type ClaimScore = ClaimForecast &
  Settled<boolean> & {
    /** Whether the claim's date has passed without a fact that settles it. */
    readonly overdue: boolean;
    readonly brier?: number;
    readonly log?: number;
  };

export type QuantityScore = QuantityForecast &
  Settled<number> & {
    readonly crps?: number;
    readonly pinball?: number;
    readonly pit?: number;
    /** Whether the outcome lies between p10 and p90, if the table has both. */
    readonly inside80?: boolean;
  };

export interface ScoreTable {
  readonly claims: readonly ClaimScore[];
  readonly quantities: readonly QuantityScore[];
  /** Over resolved claims. */
  readonly brier?: BrierDecomposition;
  readonly meanLog?: number;
  /** Over resolved quantities; CRPS is not averaged, because units differ. */
  readonly coverage80?: Coverage;
}

/**
 * Scores forecasts against facts that became known after the data date and by `today`.
 * A fact settles what its `resolves` names, unless a known fact supersedes it.
 * What no fact settles stays unresolved, also when its date has passed.
 */
export function scoreForecasts(
  forecasts: Forecasts,
  facts: readonly Fact[],
  today: Day,
): ScoreTable {
  const known = facts.filter((fact) => spanOf(fact.known).last <= today);
  const ids = new Set(known.map((fact) => fact.id));
  const settling = known.filter(
    (fact) =>
      spanOf(fact.known).last > forecasts.dataDate &&
      (fact.supersededBy === null || !ids.has(fact.supersededBy)),
  );
  const claims = forecasts.claims.map((claim) => scoreClaim(claim, settling, today));
  const quantities = forecasts.quantities.map((quantity) => scoreQuantity(quantity, settling));
  return { claims, quantities, ...totals(claims, quantities) };
}

function scoreClaim(claim: ClaimForecast, facts: readonly Fact[], today: Day): ClaimScore {
  const settled = settle(
    facts.flatMap((fact) =>
      (fact.resolves ?? []).flatMap((r) =>
        'claim' in r && r.claim === claim.id ? [{ fact: fact.id, outcome: r.outcome }] : [],
      ),
    ),
  );
  const overdue = settled.status !== 'resolved' && spanOf(claim.by).last < today;
  if (settled.status !== 'resolved') return { ...claim, ...settled, overdue };
  const brier = brierScore(claim.probability, settled.outcome);
  return {
    ...claim,
    ...settled,
    overdue,
    brier,
    log: logScore(claim.probability, settled.outcome),
  };
}

function scoreQuantity(quantity: QuantityForecast, facts: readonly Fact[]): QuantityScore {
  const settled = settle(
    facts.flatMap((fact) =>
      (fact.resolves ?? []).flatMap((r) =>
        'quantity' in r && r.quantity === quantity.id ? [{ fact: fact.id, outcome: r.value }] : [],
      ),
    ),
  );
  if (settled.status !== 'resolved') return { ...quantity, ...settled };
  const horizon = quantity.horizon ?? Number.POSITIVE_INFINITY;
  const table = quantity.quantiles.map(({ p, value }) => ({ p, value: Math.min(value, horizon) }));
  const y = Math.min(settled.outcome, horizon);
  const interval = central80(quantity.quantiles);
  return {
    ...quantity,
    ...settled,
    crps: crpsOfQuantiles(quantity.quantiles, settled.outcome, horizon),
    pinball: meanPinballLoss(table, y),
    pit: pitOfQuantiles(quantity.quantiles, settled.outcome),
    ...(interval === undefined
      ? {}
      : { inside80: interval.low <= settled.outcome && settled.outcome <= interval.high }),
  };
}

function settle<T>(found: readonly { readonly fact: string; readonly outcome: T }[]): Settled<T> {
  const [first] = found;
  if (first === undefined) return { status: 'unresolved' };
  const facts = found.map((entry) => entry.fact);
  const outcomes = [...new Set(found.map((entry) => entry.outcome))];
  return outcomes.length === 1
    ? { status: 'resolved', outcome: first.outcome, facts }
    : { status: 'disputed', outcomes, facts };
}

function central80(
  table: readonly QuantileForecast[],
): { readonly low: number; readonly high: number } | undefined {
  const low = table.find((q) => q.p === 0.1)?.value;
  const high = table.find((q) => q.p === 0.9)?.value;
  return low === undefined || high === undefined ? undefined : { low, high };
}

function totals(
  claims: readonly ClaimScore[],
  quantities: readonly QuantityScore[],
): Pick<ScoreTable, 'brier' | 'meanLog' | 'coverage80'> {
  const resolved = claims.flatMap((claim) => (claim.status === 'resolved' ? [claim] : []));
  const brier = brierDecomposition(resolved);
  const meanLog = resolved.reduce((sum, claim) => sum + (claim.log ?? 0), 0) / resolved.length;
  const coverage80 = intervalCoverage(
    quantities.flatMap((quantity) => {
      const interval = central80(quantity.quantiles);
      return quantity.status === 'resolved' && interval !== undefined
        ? [{ ...interval, outcome: quantity.outcome }]
        : [];
    }),
  );
  return {
    ...(brier === undefined ? {} : { brier, meanLog }),
    ...(coverage80 === undefined ? {} : { coverage80 }),
  };
}
