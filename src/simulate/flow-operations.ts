import type { ContractRow, Model } from '../model/index.ts';
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from '../units/index.ts';
import type { FlowBook } from './flow-book.ts';
import { flowKey } from './flow-layout.ts';
import { drawn, finishOf, type Trial } from './trial.ts';

/** Hours in an average month. */
const HOURS = (DAYS_PER_YEAR * 24) / 12;
/** Years of operation that count when no contract sets an end. */
const OPEN_YEARS = 15;

/** Writes what runs and what is served under contracts after energisation. */
export function createOperationFlows(trial: Trial, book: FlowBook): () => void {
  const { model, allotment } = trial;
  const { phases, contracts } = model;
  const inOrder = contracts.map((c) => [...c.phases]);
  const days = new Float64Array(phases.length);
  const rows = rowsOf(model, book);
  const revenueKind = revenueKinds(model);

  const energised = (phase: number) => finishOf(trial, phases[phase]!.energised);
  const mwOf = (phase: number) =>
    drawn(trial, phases[phase]!.mw, 0) * allotment.funding.scale[phase]!;

  /** One contract over the phases it covers, the first energised first, up to its MW. */
  function serve(contract: ContractRow, index: number): void {
    const signed =
      contract.agreement < 0 ? Number.NEGATIVE_INFINITY : finishOf(trial, contract.agreement);
    if (signed === Infinity) return;
    const order = inOrder[index]!;
    sortByDay(order);
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
      rise(served, amount, from, from + length, drawn(trial, contract.ramp, 0));
      days[phase] = Math.max(days[phase]!, length);
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

  function sortByDay(order: number[]): void {
    for (let i = 1; i < order.length; i++) {
      const phase = order[i]!;
      const day = energised(phase);
      let j = i - 1;
      while (
        j >= 0 &&
        (energised(order[j]!) > day || (energised(order[j]!) === day && order[j]! > phase))
      ) {
        order[j + 1] = order[j]!;
        j--;
      }
      order[j + 1] = phase;
    }
  }

  /** Megawatts, energy, upkeep and new chips, until the longest contract of the phase ends. */
  function operate(phase: number): void {
    const row = phases[phase]!;
    const day = energised(phase);
    const mw = mwOf(phase);
    const length = days[phase]! > 0 ? days[phase]! : OPEN_YEARS * DAYS_PER_YEAR;
    const from = Math.max(0, day);
    const first = rows.running[phase]!;
    const load = drawn(trial, row.pue, 1) * drawn(trial, row.loadFactor, 1);
    book.addLevel(first, mw, from, from + length);
    book.addLevel(first + 1, HOURS * mw * load, from, from + length);
    book.addLevel(first + 2, drawn(trial, row.operatingCost, 0) * mw, from, from + length);
    const life = drawn(trial, row.life, Infinity);
    const refresh = drawn(trial, row.refresh, 0) * mw;
    for (let age = life; refresh > 0 && age < length; age += life)
      book.add(rows.refresh[phase]!, book.periodAt(from + age), refresh);
  }

  return () => {
    days.fill(0);
    for (let c = 0; c < contracts.length; c++) serve(contracts[c]!, c);
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

/** By phase: the kind of contract that counts as revenue, so that none is counted through two hands. */
export function revenueKinds({ phases, contracts }: Model): (ContractRow['kind'] | undefined)[] {
  const kinds = ['offtake', 'lease', 'service'] as const;
  return phases.map((_, phase) =>
    kinds.find((kind) => contracts.some((c) => c.kind === kind && c.phases.includes(phase))),
  );
}
