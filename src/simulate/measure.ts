import type { ClaimRow } from '../model/index.ts';
import type { Attribution } from './attribute.ts';
import type { Ledger } from './ledger.ts';
import { drawn, finishOf, startOf, type Trial } from './trial.ts';

/** Checks claims against one trial. */
export interface Claims {
  /** What the claim measures on its day: MW, USD, number of data centres, agreements or people. */
  measure(claim: ClaimRow): number;
  /** IT MW energised, and USD spent at the sites of the phases, by a day. */
  megawatts(of: Pick<ClaimRow, 'phases' | 'by'>): number;
  spent(of: Pick<ClaimRow, 'phases' | 'by'>): number;
  /** Why the claim is missed. */
  reason(claim: ClaimRow, attribution: Attribution): number;
}

export const isMet = (claim: ClaimRow, measured: number): boolean =>
  claim.sense === 'atLeast'
    ? measured >= claim.threshold * (1 - 1e-9)
    : measured <= claim.threshold * (1 + 1e-9);

/** Claims that only the cash flows can answer: money of a source or party that was spent, and revenue. */
export const isMoneyClaim = ({ measure, sources }: ClaimRow): boolean =>
  measure === 'revenue' || (measure === 'spent' && sources.length > 0);

export function createClaims(trial: Trial, ledger: Ledger): Claims {
  const { model, allotment, axis } = trial;
  const { phases, packages, funds, monthStart, months, workers } = model;
  const slots = months + 1;
  const energised = (phase: number) => finishOf(trial, phases[phase]!.energised);
  const size = (phase: number) => allotment.funding.scale[phase]!;

  function overPhases(
    claim: Pick<ClaimRow, 'phases' | 'by'>,
    amount: (phase: number) => number,
  ): number {
    let sum = 0;
    for (const phase of claim.phases) if (energised(phase) < claim.by) sum += amount(phase);
    return sum;
  }

  /** Sum of a row of monthly amounts up to a day, the running month pro rata. */
  function upTo(row: Float64Array, first: number, day: number): number {
    const month = axis.monthAt(day);
    let sum = 0;
    for (let slot = 0; slot <= Math.min(month, months - 1); slot++) sum += row[first + slot]!;
    if (month < 0 || month >= months) return month < 0 ? 0 : sum + row[first + months]!;
    const share = (day - monthStart[month]!) / (monthStart[month + 1]! - monthStart[month]!);
    return sum + share * row[first + month + 1]!;
  }

  // the same lists of phases come back in every trial
  const sitesOf = memo((of: readonly number[]) => [
    ...new Set(of.map((phase) => phases[phase]!.site)),
  ]);
  const setOf = memo((of: readonly number[]) => new Set(of));

  function spentAt(of: Pick<ClaimRow, 'phases' | 'by'>): number {
    let sum = 0;
    for (const site of sitesOf(of.phases)) sum += upTo(ledger.spent, site * slots, of.by);
    return sum;
  }

  const megawatts = (of: Pick<ClaimRow, 'phases' | 'by'>) =>
    overPhases(of, (phase) => drawn(trial, phases[phase]!.mw, 0) * size(phase));

  function committed(claim: ClaimRow): number {
    let sum = 0;
    const wanted = claim.sources.length > 0 ? undefined : setOf(claim.phases);
    for (let phase = 0; phase < phases.length; phase++) {
      if (wanted !== undefined && !wanted.has(phase)) continue;
      for (let p = 0; p < packages.length; p++) {
        const budget = phase * packages.length + p;
        if (!(allotment.funding.grantedAt[budget]! < claim.by)) continue;
        for (let k = funds.budgetFirst[budget]!; k < funds.budgetFirst[budget + 1]!; k++)
          if (wanted !== undefined || claim.sources.includes(funds.lotSource[funds.budgetLot[k]!]!))
            sum += allotment.funding.held[k]!;
      }
    }
    return sum;
  }

  function jobs(claim: ClaimRow): number {
    const wanted = setOf(claim.phases);
    let sum = overPhases(
      claim,
      (phase) =>
        drawn(trial, phases[phase]!.staff, 0) * drawn(trial, phases[phase]!.mw, 0) * size(phase),
    );
    for (const row of workers) {
      if (!wanted.has(row.phase)) continue;
      if (startOf(trial, row.node) < claim.by && finishOf(trial, row.node) >= claim.by)
        sum +=
          (drawn(trial, row.workers, 0) +
            drawn(trial, row.perMw, 0) * drawn(trial, phases[row.phase]!.mw, 0)) *
          size(row.phase);
    }
    return sum;
  }

  function measure(claim: ClaimRow): number {
    switch (claim.measure) {
      case 'data-centres':
        return overPhases(claim, (phase) => phases[phase]!.dataCentres);
      case 'mw':
        return megawatts(claim);
      case 'spent':
        return spentAt(claim);
      case 'committed':
        return committed(claim);
      case 'signed':
        return claim.agreements.filter((node) => finishOf(trial, node) < claim.by).length;
      case 'jobs':
        return jobs(claim);
      case 'revenue':
        throw new RangeError(`a claim on cash flows is not measured here: ${claim.id}`);
    }
  }

  /** Most that the claim's phases could reach if all were built as planned. */
  function reachable(claim: ClaimRow): number {
    let sum = 0;
    for (const phase of claim.phases)
      sum +=
        claim.measure === 'mw' ? drawn(trial, phases[phase]!.mw, 0) : phases[phase]!.dataCentres;
    return sum;
  }

  function reason(claim: ClaimRow, attribution: Attribution): number {
    if (claim.measure === 'signed') {
      const open = claim.agreements.find((node) => finishOf(trial, node) >= claim.by);
      return open === undefined ? model.causeSize : model.network.cause[open]!;
    }
    const counts =
      claim.measure === 'mw' || claim.measure === 'data-centres' || claim.measure === 'revenue';
    if (
      claim.sense === 'atMost' ||
      (counts && claim.measure !== 'revenue' && reachable(claim) < claim.threshold)
    )
      return model.causeSize;
    const target = (phase: number) => (counts ? phases[phase]!.energised : phases[phase]!.ntp);
    let nearest = -1;
    let day = Infinity;
    for (const phase of claim.phases) {
      const node = target(phase);
      const x = finishOf(trial, node);
      if (x >= claim.by && (nearest < 0 || x < day)) {
        nearest = node;
        day = x;
      }
    }
    if (nearest < 0) return model.causeSize;
    if (day === Infinity) return attribution.stuck(nearest);
    attribution.walk(nearest, claim.by);
    const cause = attribution.largest();
    return cause < 0 ? model.causeSize : cause;
  }

  return { measure, megawatts, spent: spentAt, reason };
}

function memo<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = make(key);
      known.set(key, value);
    }
    return value;
  };
}
