import { type RacePlan, racePlan } from '../deal/index.ts';
import type { Programme } from '../programme/index.ts';

/** Trials of the mixtures between the sheet and the focus: their differences share luck, so few are enough. */
export const MIXTURE_TRIALS = 96;

/** Work of valuing the likeliest deal, and nothing agreed, with late agreements, where the file asks for it. */
export const timedWork = ({ bargaining }: Programme, trials: number): number =>
  (bargaining?.agreements ?? []).length > 0 ? 2 * trials : 0;

/** How far the valuing of deals is, in contents times trials. */
export interface WorkLog {
  /** Work that begins now, and is known for sure. */
  begin(count: number): void;
  done(count: number): void;
  /** What comes after that, as far as can be known. */
  later(count: number): void;
  /** All is done, whatever was expected. */
  end(): void;
}

/** Calls `progress` with what is done and with the total as it is known by then. */
export function createWorkLog(progress?: (done: number, total: number) => void): WorkLog {
  let done = 0;
  let end = 0;
  let later = 0;
  return {
    begin(count) {
      end = done + count;
    },
    done(count) {
      done += count;
      progress?.(done, Math.max(done, end + later));
    },
    later(count) {
      later = count;
    },
    end() {
      if (done > 0) progress?.(done, done);
    },
  };
}

/**
 * Work of the rounds of a race that are still to come when `contents` are in round `round`: a share of
 * them goes on each time, and needs what it lacks to the next total.
 */
export function roundsAhead({ totals, factor }: RacePlan, contents: number, round: number): number {
  let left = contents;
  let sum = 0;
  for (let r = round + 1; r < totals.length; r++) {
    left = Math.max(1, left / factor);
    sum += left * (totals[r]! - totals[r - 1]!);
  }
  return sum;
}

/** Work of a whole race; `known` says how many trials a content will have by then. */
export function raceAhead(
  contents: Iterable<number>,
  trials: number,
  full: number | undefined,
  known: (content: number) => number,
): number {
  const different = [...new Set(contents)];
  const plan = racePlan(different.length, trials, full);
  const first = plan.totals[0] ?? 0;
  return (
    different.reduce((sum, content) => sum + Math.max(0, first - known(content)), 0) +
    roundsAhead(plan, different.length, 0)
  );
}
