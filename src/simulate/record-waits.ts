import type { Attribution } from './attribute.ts';
import type { BlockSums } from './outcomes.ts';
import { finishOf, type Trial } from './trial.ts';

/** Adds the waiting of every phase by cause, and that of the first phase of each site and scope. */
export function createWaitRecorder(
  trial: Trial,
  attribution: Attribution,
): (sums: BlockSums) => void {
  const { model } = trial;
  const { phases, sites, scopes, causes, network } = model;
  const members = [...sites, ...scopes].map((row) => row.phases);
  const first = new Int32Array(members.length);
  const energised = (phase: number) => finishOf(trial, phases[phase]!.energised);

  function firstPhase(of: readonly number[]): number {
    let best = of[0] ?? -1;
    for (const phase of of) if (energised(phase) < energised(best)) best = phase;
    return best;
  }

  function addDays(days: Float64Array, hits: Float64Array, row: number): void {
    for (let c = 0; c < causes.length; c++) {
      if (attribution.days[c] === 0) continue;
      days[row * causes.length + c]! += attribution.days[c]!;
      hits[row * causes.length + c]! += 1;
    }
  }

  return (sums) => {
    members.forEach((of, row) => {
      first[row] = firstPhase(of);
    });
    for (let p = 0; p < phases.length; p++) {
      const day = energised(p);
      const reached = day < model.horizon;
      let cause = -1;
      if (day === Infinity) cause = attribution.stuck(phases[p]!.energised);
      else {
        attribution.walk(phases[p]!.energised, Infinity);
        if (!reached) cause = attribution.largest();
      }
      if (reached) {
        addDays(sums.days, sums.hits, p);
        for (let i = 0; i < attribution.length(); i++)
          if (network.phase[attribution.path[i]!] === p) sums.critical[attribution.path[i]!]! += 1;
      } else sums.stuck[p * causes.length + cause]! += 1;
      for (let row = 0; row < members.length; row++) {
        if (first[row] !== p) continue;
        if (reached) addDays(sums.firstDays, sums.firstHits, row);
        else sums.firstStuck[row * causes.length + cause]! += 1;
      }
    }
  };
}
