import type { ClaimScore, ClaimTotals, QuantityScore, ScoreTable } from '../../evidence/index.ts';
import { type Day, isoOf } from '../../units/index.ts';
import type { Result, Stamp } from '../result.ts';

/** A score table as plain data: what `score --json` prints. Dates as ISO text, null for never. */
export interface ScoreDocument {
  readonly stamp: Stamp;
  /** Facts known by this day count. */
  readonly asOf: string;
  readonly ofClaims: ClaimTotals | null;
  readonly claims: readonly ClaimRow[];
  readonly coverage80: NonNullable<ScoreTable['coverage80']> | null;
  readonly quantities: readonly QuantityRow[];
}

export type ScoreStatus = ClaimScore['status'];

/** `outcome`, `brier` and `log` (natural, less is better) are null where nothing is scored. */
export interface ClaimRow {
  readonly id: string;
  readonly says: string;
  readonly by: string;
  readonly probability: number;
  readonly status: ScoreStatus;
  /** Whether its day has passed without a fact that settles it. */
  readonly overdue: boolean;
  readonly outcome: boolean | null;
  readonly brier: number | null;
  readonly log: number | null;
  readonly facts: readonly string[];
}

type Value = number | string | null;

/** CRPS and mean pinball loss are in the unit, of dates in days. */
export interface QuantityRow {
  readonly id: string;
  readonly unit: QuantityScore['unit'];
  readonly status: ScoreStatus;
  readonly p10: Value;
  readonly p50: Value;
  readonly p90: Value;
  readonly outcome: Value;
  /** Whether a date is known only to be later than `outcome`. */
  readonly later: boolean;
  readonly crps: number | null;
  readonly pinball: number | null;
  readonly pit: number | null;
  readonly inside80: boolean | null;
  readonly facts: readonly string[];
}

/** The scores of a result, with the words of its claims. */
export function scoreDocument(result: Result, table: ScoreTable, asOf: Day): ScoreDocument {
  const says = new Map(result.claims.map((claim) => [claim.id, claim.says]));
  return {
    stamp: result.stamp,
    asOf: isoOf(asOf),
    ofClaims: table.ofClaims ?? null,
    claims: table.claims.map((claim) => claimRow(claim, says.get(claim.id) ?? claim.id)),
    coverage80: table.coverage80 ?? null,
    quantities: table.quantities.map(quantityRow),
  };
}

const factsOf = (score: ClaimScore | QuantityScore): readonly string[] =>
  score.status === 'unresolved' ? [] : score.facts;

const claimRow = (claim: ClaimScore, says: string): ClaimRow => ({
  id: claim.id,
  says,
  by: isoOf(claim.by),
  probability: claim.probability,
  status: claim.status,
  overdue: claim.overdue,
  outcome: claim.status === 'resolved' ? claim.outcome : null,
  brier: claim.brier ?? null,
  log: claim.log ?? null,
  facts: factsOf(claim),
});

function quantityRow(quantity: QuantityScore): QuantityRow {
  const { id, unit, status, quantiles, crps, pinball, pit, inside80 } = quantity;
  const shown = (value: number | undefined): Value =>
    value === undefined || value === Number.POSITIVE_INFINITY
      ? null
      : unit === 'date'
        ? isoOf(value)
        : value;
  const at = (p: number) => shown(quantiles.find((q) => q.p === p)?.value);
  const outcome = quantity.status === 'resolved' ? quantity.outcome : undefined;
  return {
    id,
    unit,
    status,
    p10: at(0.1),
    p50: at(0.5),
    p90: at(0.9),
    outcome: shown(outcome?.value),
    later: outcome?.later ?? false,
    crps: crps ?? null,
    pinball: pinball ?? null,
    pit: pit ?? null,
    inside80: inside80 ?? null,
    facts: factsOf(quantity),
  };
}
