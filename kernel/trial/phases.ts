import { float, int } from '../arrays';
import { scale } from './funding';
import { drawn, finish } from './network';

/* Phases, sites and scopes, see `PhaseRow` of the model; lists are CSR. */
export let sites: i32 = 0;
export let scopes: i32 = 0;
/** End of the last day simulated. */
export let horizon: f64 = 0;
export let siteOf: usize = 0;
/** Nodes that energise a phase and that commit its funds. */
export let energisedBy: usize = 0;
export let ntp: usize = 0;
export let dataCentres: usize = 0;
/** Variables. */
export let mwOf: usize = 0;
export let pueOf: usize = 0;
export let staffOf: usize = 0;
export let sitePhaseFirst: usize = 0;
export let sitePhase: usize = 0;
export let siteScopeFirst: usize = 0;
export let siteScope: usize = 0;
export let scopePhaseFirst: usize = 0;
export let scopePhase: usize = 0;

/** Day on which a phase is energised. */
export function energised(phase: i32): f64 {
  return float(finish, int(energisedBy, phase));
}

/** IT MW of a phase at full size. */
export function fullMw(phase: i32): f64 {
  return drawn(int(mwOf, phase), 0);
}

/** Built share of a phase. */
export function sizeOf(phase: i32): f64 {
  return float(scale, phase);
}

/** First day on which any phase of a list is energised. */
export function firstDay(list: usize, from: i32, to: i32): f64 {
  let day = Infinity;
  for (let i = from; i < to; i++) day = min<f64>(day, energised(int(list, i)));
  return day;
}
