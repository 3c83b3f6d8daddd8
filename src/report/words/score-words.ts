import type { ForecastUnit } from '../../evidence/index.ts';

/** Words of the scores of a forecast. */
export interface ScoreWords {
  readonly title: (programme: string, dataDate: string, asOf: string) => string;
  readonly nothing: string;
  readonly settled: (settled: string, all: string, came: string) => string;
  /** Of claims settled before their day. */
  readonly early: (count: string) => string;
  readonly brier: (brier: string, believing: string) => string;
  readonly log: (log: string) => string;
  /** Claims hang together, so that few say little. */
  readonly few: string;
  readonly claims: string;
  readonly calibration: string;
  readonly quantities: string;
  readonly open: string;
  readonly range: (from: string, to: string) => string;
  readonly coverage: (inside: string, all: string) => string;
  readonly quantityNotes: string;
  readonly columns: {
    readonly came: string;
    readonly brier: string;
    readonly log: string;
    readonly facts: string;
    readonly claims: string;
    readonly mean: string;
    readonly outcome: string;
    readonly crps: string;
    readonly pit: string;
    readonly state: string;
  };
  readonly yes: string;
  readonly no: string;
  readonly later: (date: string) => string;
  readonly days: (count: string) => string;
  readonly units: Readonly<Record<Exclude<ForecastUnit, 'date'>, (amount: string) => string>>;
  /** Why something is not scored. */
  readonly state: {
    readonly due: string;
    readonly overdue: string;
    readonly disputed: (facts: string) => string;
    readonly foreknown: (facts: string) => string;
  };
}
