import type { Plan } from './plan.ts';
import { POOL } from './space.ts';

/** Sums over trials that the passes of an evaluation leave, period by period. */
export interface Pool {
  /** By address. */
  readonly sums: ReadonlyMap<string, Float64Array>;
  /** Brings what the passes have left into the sums and begins anew. */
  gather(): void;
}

/**
 * Passes add the trials of even and of odd lanes apart, as they work on pairs of them: the order of
 * additions depends on the order of trials alone, not on how many of them are worked on at once.
 */
export function createPool({ periods, pooled, rows }: Plan, memory: Float64Array): Pool {
  const { base, length, stride } = rows[POOL]!;
  const places = [...pooled.values()].map(({ offset }) => base + offset);
  const all = places.map(() => new Float64Array(periods));
  return {
    sums: new Map([...pooled.keys()].map((address, i) => [address, all[i]!])),
    gather() {
      for (let i = 0; i < places.length; i++) {
        const sums = all[i]!;
        for (let t = 0, at = places[i]!; t < periods; t++, at += stride)
          sums[t] = memory[at]! + memory[at + 1]!;
      }
      // with the empty periods around them
      memory.fill(0, base, base + length);
    },
  };
}
