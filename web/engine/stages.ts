import { type Topic, topics } from '../../src/run/index.ts';

/** A run on the way to the trials of the report. */
export interface Stage {
  readonly trials: number;
  /** What its result tells of. */
  readonly topics: readonly Topic[];
}

/** Trials of a first sketch and of a fair picture. */
const SKETCH = 128;
const FAIR = 1000;

/** What pictures show, but for the forecasts without one risk, which take long. */
export const pictured = topics.filter((topic) => topic !== 'exclusions' && topic !== 'tables');

/** The last stage: everything that a report tells. */
export const wholeOf = (full: number): Stage => ({ trials: full, topics });

/** A fair picture on the way to so many trials. */
export const fairOf = (full: number, shown: readonly Topic[]): Stage => ({
  trials: Math.min(FAIR, full),
  topics: shown,
});

/** Seconds for a fair picture below which nobody needs a sketch. */
const QUICK = 0.5;

/**
 * A change is simulated first with few trials, then with more, up to those of the report; first only
 * what the reader looks at, `shown`. `seconds` is the least that the fair picture took, if there was
 * any.
 */
export function stagesOf(
  full: number,
  shown: readonly Topic[],
  seconds: number | undefined,
): readonly Stage[] {
  const fair = fairOf(full, shown);
  const quick = fair.trials <= SKETCH || (seconds !== undefined && seconds < QUICK);
  return [
    ...(quick ? [] : [{ trials: SKETCH, topics: shown }]),
    fair,
    ...(fair.trials < full ? [fairOf(full, pictured)] : []),
    wholeOf(full),
  ];
}
