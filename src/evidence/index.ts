export { asOf, type Conflict, type KnownFact, type KnownView, lastKnown } from './asOf.ts';
export { type CaseTexts, type CheckedCase, checkCase } from './check-case.ts';
export { checkOutcomes } from './check-outcomes.ts';
export {
  type Fact,
  type FactProblem,
  type FactQuantity,
  type FactResolution,
  type FactRival,
  factSchema,
  factsFileSchema,
  type ParsedFacts,
  parseFacts,
} from './facts.ts';
export { factsReference } from './facts-reference.ts';
export type { ClaimForecast, Forecasts, ForecastUnit, QuantityForecast } from './forecast.ts';
export { checkHindsight, type EvidenceUse, type HindsightFinding } from './hindsight.ts';
export { type LateSource, lateSources } from './late-sources.ts';
export { type CheckedFacts, readFacts } from './read-facts.ts';
export {
  nearestReference,
  type PublishedDistribution,
  type ReferenceClass,
  referenceClass,
  referenceIds,
} from './reference-classes.ts';
export { referenceValue } from './reference-value.ts';
export {
  type ClaimScore,
  type ClaimTotals,
  type QuantityScore,
  type ScoreTable,
  scoreForecasts,
} from './resolve.ts';
export type { QuantileForecast } from './scores/pinball.ts';
