export { asOf, type Conflict, type KnownFact, type KnownView, lastKnown } from './asOf.ts';
export { type CaseTexts, type CheckedCase, checkCase } from './check-case.ts';
export { checkOutcomes } from './check-outcomes.ts';
export { type Fact, factSchema } from './facts.ts';
export { factsReference } from './facts-reference.ts';
export type { Forecasts, ForecastUnit, QuantityForecast } from './forecast.ts';
export { lateSources } from './late-sources.ts';
export { readFacts } from './read-facts.ts';
export { referenceValue } from './reference-value.ts';
export {
  type ClaimScore,
  type ClaimTotals,
  type QuantityScore,
  type ScoreTable,
  scoreForecasts,
} from './resolve.ts';
