/** What to run: everything a result depends on. */
export interface RunRequest {
  /** Text of the programme file. */
  readonly programme: string;
  /** Text of the facts file, if the case has one. */
  readonly facts?: string;
  readonly seed: number;
  readonly trials: number;
}

/** Called as trials finish; `done` of `total` trials, exclusions included. */
export type Progress = (done: number, total: number) => void;
