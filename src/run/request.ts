import type { CaseTexts } from '../evidence/index.ts';

/** What to run: everything a result depends on. */
export interface RunRequest {
  /** Text of the programme file. */
  readonly programme: string;
  /** Text of the facts file, if the case has one. */
  readonly facts?: string;
  readonly seed: number;
  readonly trials: number;
}

/** The texts of a case, as they are checked. */
export const textsOf = ({ programme, facts }: RunRequest): CaseTexts => ({
  programmeText: programme,
  ...(facts === undefined ? {} : { factsText: facts }),
});

/** Called as trials finish; `done` of `total` trials, exclusions included. */
export type Progress = (done: number, total: number) => void;
