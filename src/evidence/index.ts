export { asOf, type Conflict, type KnownFact, type KnownView } from './asOf.ts';
export { type CaseTexts, type CheckedCase, checkCase } from './check-case.ts';
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
export { checkHindsight, type EvidenceUse, type HindsightFinding } from './hindsight.ts';
export { type LateSource, lateSources } from './late-sources.ts';
export {
  nearestReference,
  type PublishedDistribution,
  type ReferenceClass,
  referenceClass,
  referenceIds,
} from './reference-classes.ts';
export {
  type ReferenceDistribution,
  type ReferenceDistributionResult,
  type ReferenceMixture,
  type ReferenceQuantiles,
  referenceDistribution,
} from './reference-distribution.ts';
export { type ReferenceUnit, referenceUnit } from './reference-unit.ts';
export { referenceValue } from './reference-value.ts';
export {
  type ClaimForecast,
  type ClaimScore,
  type Forecasts,
  type QuantityForecast,
  type QuantityScore,
  type ScoreTable,
  scoreForecasts,
} from './resolve.ts';
export { brierScore } from './scores/brier.ts';
export {
  type BrierDecomposition,
  brierDecomposition,
  type ForecastOutcome,
} from './scores/brier-decomposition.ts';
export { type Coverage, type IntervalOutcome, intervalCoverage } from './scores/coverage.ts';
export { crpsOfQuantiles } from './scores/crps-quantiles.ts';
export { crpsOfSamples } from './scores/crps-samples.ts';
export { logScore } from './scores/log-score.ts';
export { meanPinballLoss, pinballLoss, type QuantileForecast } from './scores/pinball.ts';
export { pitOfQuantiles, pitOfSamples } from './scores/pit.ts';
