import { float, int, setFloat, setInt } from '../arrays';
import { phaseOf } from './allot';
import { causeDays, causes, largestCause, path, pathLength, stuckOn, walk } from './attribute';
import { phases } from './funding';
import {
  energised,
  energisedBy,
  horizon,
  scopePhase,
  scopePhaseFirst,
  scopes,
  sitePhase,
  sitePhaseFirst,
  sites,
} from './phases';

/* Sums of the waiting of phases by cause, and of the first phase of each site and scope. */
export let days: usize = 0;
export let hits: usize = 0;
export let stuck: usize = 0;
export let firstDays: usize = 0;
export let firstHits: usize = 0;
export let firstStuck: usize = 0;
/** By node: trials on the binding path. */
export let critical: usize = 0;
/** First phase of each site, then of each scope. */
export let firstPhase: usize = 0;

function count(sums: usize, at: i32): void {
  setFloat(sums, at, float(sums, at) + 1);
}

/** The phase of a list that is energised first, -1 for an empty list. */
function firstOf(list: usize, from: i32, to: i32): i32 {
  let best = from < to ? int(list, from) : -1;
  for (let i = from + 1; i < to; i++)
    if (energised(int(list, i)) < energised(best)) best = int(list, i);
  return best;
}

function addDays(sums: usize, trials: usize, row: i32): void {
  for (let c = 0; c < causes; c++) {
    const own = float(causeDays, c);
    if (own === 0) continue;
    const at = row * causes + c;
    setFloat(sums, at, float(sums, at) + own);
    count(trials, at);
  }
}

export function recordWaits(): void {
  for (let s = 0; s < sites; s++)
    setInt(firstPhase, s, firstOf(sitePhase, int(sitePhaseFirst, s), int(sitePhaseFirst, s + 1)));
  for (let c = 0; c < scopes; c++)
    setInt(
      firstPhase,
      sites + c,
      firstOf(scopePhase, int(scopePhaseFirst, c), int(scopePhaseFirst, c + 1)),
    );
  for (let p = 0; p < phases; p++) {
    const day = energised(p);
    const reached = day < horizon;
    let cause = -1;
    if (day === Infinity) cause = stuckOn(int(energisedBy, p));
    else {
      walk(int(energisedBy, p), Infinity);
      if (!reached) cause = largestCause();
    }
    if (reached) {
      addDays(days, hits, p);
      const length = pathLength();
      for (let i = 0; i < length; i++)
        if (int(phaseOf, int(path, i)) === p) count(critical, int(path, i));
    } else count(stuck, p * causes + cause);
    for (let row = 0; row < sites + scopes; row++) {
      if (int(firstPhase, row) !== p) continue;
      if (reached) addDays(firstDays, firstHits, row);
      else count(firstStuck, row * causes + cause);
    }
  }
}
