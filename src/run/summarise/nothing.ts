import type {
  Attribution,
  DateSpread,
  DelayCost,
  Evidence,
  JointConfidence,
  MonthlySpread,
  Result,
  Spread,
} from '../result.ts';

/** What stands where a result does not tell of a topic. */
export const nothing: {
  readonly spread: Spread;
  readonly dates: DateSpread;
  readonly monthly: MonthlySpread;
  readonly attribution: Attribution;
  readonly joint: JointConfidence;
  readonly delay: DelayCost;
  readonly checks: Result['checks'];
  readonly evidence: Evidence;
} = {
  spread: { mean: null, quantiles: [] },
  dates: { ever: 0, withinHorizon: 0, quantiles: [] },
  monthly: { mean: [], quantiles: [] },
  attribution: { days: null, reached: 0, waits: [], stuck: [] },
  joint: { of: '', points: [], dates: [], costs: [], probability: [] },
  delay: { escalation: 0, timeRelated: 0, lateRemedies: 0, revenueForegone: 0 },
  checks: { sourcesEqualUses: 0, overPower: 0 },
  evidence: { values: 0, sourced: 0, judged: 0, unsourced: [], facts: [], allowedHindsight: [] },
};
