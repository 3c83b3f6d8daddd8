import { byte, float, int } from '../arrays';
import { largestCause, ownCause, stuckOn, walk } from './attribute';
import { grantedAt, lotAmount, lotShare, lots, packages, phases } from './funding';
import { budgetLot, firstHeld, held, lotSource, nextHeld } from './holdings';
import { spent } from './ledger';
import { months, sumUpTo } from './months';
import { drawn, finish, start } from './network';
import { dataCentres, energised, energisedBy, fullMw, ntp, sizeOf, staffOf } from './phases';

/* Claims against one trial, see `ClaimRow` of the model. */

export let claims: i32 = 0;
export let claimMeasure: usize = 0;
/** 1 for what only the cash flows can answer. */
export let claimIsMoney: usize = 0;
/** 1 for what should be at most so much. */
export let claimAtMost: usize = 0;
export let claimThreshold: usize = 0;
export let claimBy: usize = 0;
/** Lists of phases, of the rows of `spent` of those phases, and of agreement nodes, CSR. */
export let claimPhaseFirst: usize = 0;
export let claimPhase: usize = 0;
export let claimSpentFirst: usize = 0;
export let claimSpentRow: usize = 0;
export let claimAgreementFirst: usize = 0;
export let claimAgreement: usize = 0;
/** By claim and phase, and by claim and source: 1 for those that count. */
export let claimHasPhase: usize = 0;
export let claimHasSource: usize = 0;
export let sources: i32 = 0;
export let causeSize: i32 = 0;

/** People at work, see `WorkerRow`. */
export let workers: i32 = 0;
export let workerNode: usize = 0;
export let workerPhase: usize = 0;
export let workerFixed: usize = 0;
export let workerPerMw: usize = 0;

/** In the order of the measures in the host. */
const DATA_CENTRES: i32 = 0;
const MW: i32 = 1;
const SPENT: i32 = 2;
const COMMITTED: i32 = 3;
const SIGNED: i32 = 4;
const JOBS: i32 = 5;
const REVENUE: i32 = 6;

/** USD spent by a day, over a list of rows of `spent`. */
export function spentBy(list: usize, from: i32, to: i32, day: f64): f64 {
  let sum: f64 = 0;
  for (let i = from; i < to; i++) sum += sumUpTo(spent + ((int(list, i) * (months + 1)) << 3), day);
  return sum;
}

/** IT MW energised of phases of a list by a day. */
export function megawattsBy(list: usize, from: i32, to: i32, day: f64): f64 {
  let sum: f64 = 0;
  for (let i = from; i < to; i++) {
    const phase = int(list, i);
    if (energised(phase) < day) sum += fullMw(phase) * sizeOf(phase);
  }
  return sum;
}

function centresBy(claim: i32, day: f64): f64 {
  let sum: f64 = 0;
  const end = int(claimPhaseFirst, claim + 1);
  for (let i = int(claimPhaseFirst, claim); i < end; i++) {
    const phase = int(claimPhase, i);
    if (energised(phase) < day) sum += float(dataCentres, phase);
  }
  return sum;
}

function committedBy(claim: i32, day: f64): f64 {
  let sum: f64 = 0;
  for (let phase = 0; phase < phases; phase++) {
    if (byte(claimHasPhase, claim * phases + phase) === 0) continue;
    for (let p = 0; p < packages; p++) {
      const budget = phase * packages + p;
      if (!(float(grantedAt, budget) < day)) continue;
      for (let k = firstHeld(budget); k >= 0; k = nextHeld(budget, k))
        if (byte(claimHasSource, claim * sources + int(lotSource, int(budgetLot, k))) === 1)
          sum += float(held, k);
    }
  }
  return sum;
}

/** People whom a row of workers employs at full size. */
export function peopleOf(worker: i32): f64 {
  const perMw = drawn(int(workerPerMw, worker), 0);
  return drawn(int(workerFixed, worker), 0) + perMw * fullMw(int(workerPhase, worker));
}

/** People who run a phase of full size. */
export function staffOfPhase(phase: i32): f64 {
  return drawn(int(staffOf, phase), 0) * fullMw(phase);
}

function jobsBy(claim: i32, day: f64): f64 {
  let sum: f64 = 0;
  const end = int(claimPhaseFirst, claim + 1);
  for (let i = int(claimPhaseFirst, claim); i < end; i++) {
    const phase = int(claimPhase, i);
    if (energised(phase) < day) sum += staffOfPhase(phase) * sizeOf(phase);
  }
  for (let w = 0; w < workers; w++) {
    const phase = int(workerPhase, w);
    if (byte(claimHasPhase, claim * phases + phase) === 0) continue;
    const node = int(workerNode, w);
    if (float(start, node) < day && float(finish, node) >= day) sum += peopleOf(w) * sizeOf(phase);
  }
  return sum;
}

function signedBy(claim: i32, day: f64): f64 {
  let count: f64 = 0;
  const end = int(claimAgreementFirst, claim + 1);
  for (let i = int(claimAgreementFirst, claim); i < end; i++)
    if (float(finish, int(claimAgreement, i)) < day) count += 1;
  return count;
}

/** What a claim measures on its day: MW, USD, number of data centres, agreements or people. */
export function measured(claim: i32): f64 {
  const day = float(claimBy, claim);
  const measure = int(claimMeasure, claim);
  const first = int(claimPhaseFirst, claim);
  const end = int(claimPhaseFirst, claim + 1);
  if (measure === DATA_CENTRES) return centresBy(claim, day);
  if (measure === MW) return megawattsBy(claimPhase, first, end, day);
  if (measure === SPENT)
    return spentBy(
      claimSpentRow,
      int(claimSpentFirst, claim),
      int(claimSpentFirst, claim + 1),
      day,
    );
  if (measure === COMMITTED) return committedBy(claim, day);
  if (measure === SIGNED) return signedBy(claim, day);
  if (measure === JOBS) return jobsBy(claim, day);
  return NaN;
}

export function isMet(claim: i32, value: f64): bool {
  const threshold = float(claimThreshold, claim);
  return byte(claimAtMost, claim) === 1
    ? value <= threshold * (1 + 1e-9)
    : value >= threshold * (1 - 1e-9);
}

/** USD that the sources of a claim have. */
function available(claim: i32): f64 {
  let sum: f64 = 0;
  for (let lot = 0; lot < lots; lot++)
    if (byte(claimHasSource, claim * sources + int(lotSource, lot)) === 1)
      sum += drawn(int(lotAmount, lot), 0) * float(lotShare, lot);
  return sum;
}

/** Most that the claim's phases could reach if all were built as planned. */
function reachable(claim: i32): f64 {
  const isMw = int(claimMeasure, claim) === MW;
  let sum: f64 = 0;
  const end = int(claimPhaseFirst, claim + 1);
  for (let i = int(claimPhaseFirst, claim); i < end; i++) {
    const phase = int(claimPhase, i);
    sum += isMw ? fullMw(phase) : float(dataCentres, phase);
  }
  return sum;
}

/** Why the claim is missed. */
export function claimReason(claim: i32): i32 {
  const day = float(claimBy, claim);
  const measure = int(claimMeasure, claim);
  if (measure === SIGNED) {
    const end = int(claimAgreementFirst, claim + 1);
    for (let i = int(claimAgreementFirst, claim); i < end; i++) {
      const node = int(claimAgreement, i);
      if (float(finish, node) >= day) return int(ownCause, node);
    }
    return causeSize;
  }
  const counts = measure === MW || measure === DATA_CENTRES;
  if (byte(claimAtMost, claim) === 1) return causeSize;
  if (counts && reachable(claim) < float(claimThreshold, claim)) return causeSize;
  const isPaid = measure === COMMITTED || (measure === SPENT && byte(claimIsMoney, claim) === 1);
  if (isPaid && !isMet(claim, available(claim))) return causeSize;
  const target = counts || measure === REVENUE ? energisedBy : ntp;
  let nearest = -1;
  let soonest = Infinity;
  const end = int(claimPhaseFirst, claim + 1);
  for (let i = int(claimPhaseFirst, claim); i < end; i++) {
    const node = int(target, int(claimPhase, i));
    const x = float(finish, node);
    if (x >= day && (nearest < 0 || x < soonest)) {
      nearest = node;
      soonest = x;
    }
  }
  if (nearest < 0) return causeSize;
  if (soonest === Infinity) return stuckOn(nearest);
  walk(nearest, day);
  const why = largestCause();
  return why < 0 ? causeSize : why;
}
