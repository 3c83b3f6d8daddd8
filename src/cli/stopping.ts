import type { Effects } from './effects.ts';

/** What happens when the user or the system asks the process to stop. */
export interface Stopping {
  /** Aborted then: whoever works long listens. */
  readonly signal: AbortSignal;
  /** Has a clean-up run then; the answer takes it back. */
  readonly guard: (cleanUp: () => void) => () => void;
}

/**
 * Ends the process when asked to stop, after all clean-ups, the latest first. Nothing waits for
 * work under way: it ends with the process, and what it has written so far is cleaned up.
 */
export function stoppingOf(effects: Effects, farewell: () => void): Stopping {
  const controller = new AbortController();
  const cleanUps = new Set<() => void>();
  effects.onStop((exitCode) => {
    try {
      controller.abort();
      for (const cleanUp of [...cleanUps].reverse()) cleanUp();
      farewell();
    } finally {
      effects.exit(exitCode);
    }
  });
  return {
    signal: controller.signal,
    guard: (cleanUp) => {
      cleanUps.add(cleanUp);
      return () => cleanUps.delete(cleanUp);
    },
  };
}
