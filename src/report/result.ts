/** The result's own types, so that who reads a report needs no other room. */
export type {
  ActivityResult,
  Attribution,
  ClaimResult,
  DateSpread,
  LadderRow,
  Levels,
  MonthlySpread,
  OutcomeAnalysis,
  PhaseResult,
  Result,
  ScopeResult,
  SiteResult,
  Spread,
  Stamp,
  TornadoRow,
  WaitRow,
} from '../run/index.ts';
