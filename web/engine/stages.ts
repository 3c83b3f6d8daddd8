/** A run on the way to the trials of the report. */
export interface Stage {
  readonly trials: number;
  /** With the cash flows. */
  readonly cash: boolean;
}

/** Trials of a first sketch and of a fair picture. */
const SKETCH = 128;
const FAIR = 1000;

/** Trials of a fair picture on the way to so many. */
export const fairOf = (full: number): number => Math.min(FAIR, full);

/** Seconds for a fair picture below which nobody needs a sketch. */
const QUICK = 0.5;

/**
 * A change is shown first with few trials, then with more, up to those of the report; first without
 * the cash flows, unless the reader looks at money. `seconds` is what the fair picture took last, if
 * there was any.
 */
export function stagesOf(
  full: number,
  money: boolean,
  seconds: number | undefined,
): readonly Stage[] {
  const [sketch, fair] = [Math.min(SKETCH, full), fairOf(full)];
  const stages: readonly Stage[] = [
    ...(seconds !== undefined && seconds < QUICK ? [] : [{ trials: sketch, cash: money }]),
    { trials: fair, cash: money },
    { trials: fair, cash: true },
    { trials: full, cash: true },
  ];
  return stages.filter(
    ({ trials, cash }, i) =>
      stages.findIndex((one) => one.trials === trials && one.cash === cash) === i,
  );
}
