import type { ContractRow, Model } from '../model/index.ts';
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from '../units/index.ts';
import { sortByDay } from './by-day.ts';
import type { FlowBook } from './flow-book.ts';
import { flowKey } from './flow-layout.ts';
import { drawn, finishOf, type Trial } from './trial.ts';

/** Hours in an average month. */
export const HOURS = (DAYS_PER_YEAR * 24) / 12;
/** Years of operation that count when no contract sets an end. */
export const OPEN_YEARS = 15;

/** Writes what runs and what is served under contracts after energisation. */
export function createOperationFlows(trial: Trial, book: FlowBook): () => void {
  const { model, scale } = trial;
  const { phases, contracts } = model;
  const inOrder = contracts.map((c) => [...c.phases]);
  // days on which what the operator sells ends, and on which any contract does; 0 for none
  const sold = new Float64Array(phases.length);
  const any = new Float64Array(phases.length);
  const isSold = soldByOperator(model);
  // what rests on the operator's own contracts comes after them
  const sequence = contracts
    .map((_, c) => c)
    .toSorted(
      (a, b) => Number(isSold[b]!.some(Boolean)) - Number(isSold[a]!.some(Boolean)) || a - b,
    );
  const rows = rowsOf(model, book);
  const revenueKind = revenueKinds(model);

  const energised = (phase: number) => finishOf(trial, phases[phase]!.energised);
  const mwOf = (phase: number) => drawn(trial, phases[phase]!.mw, 0) * scale[phase]!;

  /** One contract over the phases it covers, the first energised first, up to its MW. */
  function serve(contract: ContractRow, index: number): void {
    const signed =
      contract.agreement < 0 ? Number.NEGATIVE_INFINITY : finishOf(trial, contract.agreement);
    if (signed === Infinity) return;
    const order = inOrder[index]!;
    sortByDay(order, energised);
    const cap = drawn(trial, contract.mw, Infinity);
    const length = drawn(trial, contract.tenor, 0);
    const whole = cap < Infinity ? cap : order.reduce((sum, p) => sum + mwOf(p), 0);
    let left = cap;
    for (const phase of order) {
      const day = energised(phase);
      if (day >= model.horizon || left <= 0) return;
      const mw = Math.min(left, mwOf(phase));
      left -= mw;
      const from = Math.max(day, contract.starts, signed, 0);
      const row = phases[phase]!;
      const amount =
        contract.price >= 0
          ? mw
          : contract.perDay >= 0
            ? mw / whole
            : HOURS * mw * drawn(trial, row.pue, 1) * drawn(trial, row.loadFactor, 1);
      const served = rows.served[index]![phase]!;
      // nobody serves users from halls that the operator no longer runs
      const stops = contract.kind === 'service' && !isSold[index]![phase]! && sold[phase]! > 0;
      const to = stops ? Math.min(from + length, sold[phase]!) : from + length;
      rise(served, amount, from, to, drawn(trial, contract.ramp, 0));
      any[phase] = Math.max(any[phase]!, to);
      if (isSold[index]![phase]!) sold[phase] = Math.max(sold[phase]!, to);
      const period = book.periodAt(day);
      if (day > row.promised && contract.kind === revenueKind[phase])
        book.add(served + 2, period, (amount * (day - row.promised)) / DAYS_PER_MONTH);
      if (day > contract.lateDue) book.add(served + 1, period, remedies(contract, day, mw));
    }
  }

  /** A level that rises evenly over the first days: in equal steps, one a month, each in the middle of its time. */
  function rise(row: number, amount: number, from: number, to: number, days: number): void {
    const steps = Math.max(1, Math.round(Math.min(days, to - from) / DAYS_PER_MONTH));
    for (let step = 0; step < steps; step++) {
      const wait = days === 0 ? 0 : ((step + 0.5) / steps) * Math.min(days, to - from);
      book.addLevel(row, amount / steps, from + wait, to);
    }
  }

  function remedies(contract: ContractRow, day: number, mw: number): number {
    const months = (day - contract.lateDue) / DAYS_PER_MONTH;
    const owed = months * drawn(trial, contract.lateRate, 0) * mw;
    return Math.min(owed, drawn(trial, contract.lateCap, Infinity));
  }

  /** Megawatts, energy, upkeep and new chips, until what the operator sells ends, else the longest contract. */
  function operate(phase: number): void {
    const row = phases[phase]!;
    const day = energised(phase);
    const mw = mwOf(phase);
    const from = Math.max(0, day);
    const to = sold[phase]! || any[phase]! || from + OPEN_YEARS * DAYS_PER_YEAR;
    const first = rows.running[phase]!;
    const load = drawn(trial, row.pue, 1) * drawn(trial, row.loadFactor, 1);
    book.addLevel(first, mw, from, to);
    book.addLevel(first + 1, HOURS * mw * load, from, to);
    book.addLevel(first + 2, drawn(trial, row.operatingCost, 0) * mw, from, to);
    // chips are bought once a month at most, whatever is drawn
    const life = Math.max(DAYS_PER_MONTH, drawn(trial, row.life, Infinity));
    const refresh = drawn(trial, row.refresh, 0) * mw;
    for (let age = life; refresh > 0 && from + age < to; age += life)
      book.add(rows.refresh[phase]!, book.periodAt(from + age), refresh);
  }

  return () => {
    sold.fill(0);
    any.fill(0);
    for (const c of sequence) serve(contracts[c]!, c);
    for (let phase = 0; phase < phases.length; phase++)
      if (energised(phase) < model.horizon) operate(phase);
  };
}

/** Rows by contract and phase, and by phase; the rows of a place follow each other. */
function rowsOf(model: Model, book: FlowBook) {
  const { phases, contracts, contractParts, operatorOf } = model;
  return {
    served: contracts.map((_, contract) => {
      const out = new Int32Array(phases.length).fill(-1);
      contractParts.forEach((part, p) => {
        if (part.contract !== contract) return;
        for (const phase of part.phases)
          out[phase] = book.rowOf(
            flowKey({ of: 'served-step', part: p, site: phases[phase]!.site }),
          );
      });
      return out;
    }),
    running: Int32Array.from(phases, ({ site }, phase) =>
      book.rowOf(flowKey({ of: 'mw-step', project: operatorOf[phase]!, site })),
    ),
    refresh: Int32Array.from(phases, (_, phase) =>
      book.rowOf(flowKey({ of: 'refresh', project: operatorOf[phase]! })),
    ),
  };
}

/** By contract and phase: whether the project that runs the phase sells it. */
function soldByOperator({ contracts, contractParts, phases, operatorOf }: Model): boolean[][] {
  const out = contracts.map(() => phases.map(() => false));
  for (const { contract, seller, phases: inside } of contractParts)
    for (const phase of inside)
      out[contract]![phase] =
        seller >= 0 && seller === operatorOf[phase] && contracts[contract]!.kind !== 'power';
  return out;
}

/** By phase: the kind of contract that counts as revenue, so that none is counted through two hands. */
export function revenueKinds({ phases, contracts }: Model): (ContractRow['kind'] | undefined)[] {
  const kinds = ['offtake', 'lease', 'service'] as const;
  return phases.map((_, phase) =>
    kinds.find((kind) => contracts.some((c) => c.kind === kind && c.phases.includes(phase))),
  );
}
