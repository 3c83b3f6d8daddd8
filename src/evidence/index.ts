export { asOf, type Conflict, type KnownFact, type KnownView } from './asOf.ts';
export { type CaseTexts, type CheckedCase, checkCase } from './check-case.ts';
export { type Fact, factSchema } from './facts.ts';
export { factsReference } from './facts-reference.ts';
export { lateSources } from './late-sources.ts';
export { referenceValue } from './reference-value.ts';
export { scoreForecasts } from './resolve.ts';
