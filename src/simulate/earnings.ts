import type { ContractRow } from '../model/index.ts';
import { DAYS_PER_MONTH, DAYS_PER_YEAR, exp, log, power } from '../units/index.ts';
import { sortByDay } from './by-day.ts';
import { HOURS, OPEN_YEARS, revenueKinds } from './flow-operations.ts';
import type { Ledger } from './ledger.ts';
import { drawn, finishOf, type Trial } from './trial.ts';

/** What one trial earns and owes after energisation, first order: no tax, no reserves. */
export interface Earnings {
  /** By party: present value of contracts, operation and debt service at its own hurdle rate. */
  readonly value: Float64Array;
  /** USD by site and month from contracts for capacity, and for power and operation. */
  readonly revenue: Float64Array;
  readonly operating: Float64Array;
  /** By site: late remedies paid, and revenue missed against the promised day. */
  readonly remedies: Float64Array;
  readonly foregone: Float64Array;
  run(): void;
}

/** Present value at `rate` of `yearly` a year, rising by `growth`, from year `from` for `years`. */
export function annuity(
  yearly: number,
  growth: number,
  rate: number,
  from: number,
  years: number,
): number {
  const q = log((1 + growth) / (1 + rate));
  if (Math.abs(q) < 1e-12) return yearly * years;
  return (yearly * (exp(q * (from + years)) - exp(q * from))) / q;
}

/** Level payment a year, made all through it, that pays back 1 over `years` at `rate`. */
export const levelPayment = (rate: number, years: number): number =>
  1 / annuity(1, 0, rate, 0, years);

export function createEarnings(trial: Trial, ledger: Ledger): Earnings {
  const { model, allotment, axis } = trial;
  const { phases, sites, parties, contracts, funds, packages, months } = model;
  const out = {
    value: new Float64Array(parties.length),
    revenue: new Float64Array(sites.length * months),
    operating: new Float64Array(sites.length * months),
    remedies: new Float64Array(sites.length),
    foregone: new Float64Array(sites.length),
  };
  const rows = Object.values(out);
  const owner = new Float64Array(phases.length * parties.length);
  const owned = new Uint8Array(phases.length);
  // those who can own anything
  const holding = Int32Array.from(
    new Set([
      ...funds.sources.filter((f) => !f.senior).map((f) => f.party),
      ...sites.map((s) => s.developer),
    ]),
  );
  const owners = holding.length;
  const years = new Float64Array(phases.length);
  const inOrder = contracts.map((c) => [...c.phases]);
  const revenueKind = revenueKinds(model);

  const energised = (phase: number) => finishOf(trial, phases[phase]!.energised);
  const mwOf = (phase: number) =>
    drawn(trial, phases[phase]!.mw, 0) * allotment.funding.scale[phase]!;
  const hurdle = (party: number) => parties[party]!.hurdle;

  /** Who owns a phase: those who put in equity, by what was drawn, and the developer by what it paid itself. */
  function shareOut(phase: number): void {
    const first = funds.budgetFirst[phase * packages.length]!;
    const end = funds.budgetFirst[(phase + 1) * packages.length]!;
    const at = phase * parties.length;
    const { developer } = sites[phases[phase]!.site]!;
    let sum = ledger.phaseOwn[phase]!;
    owner[at + developer] = sum;
    for (let k = first; k < end; k++) {
      const source = funds.sources[funds.lotSource[funds.budgetLot[k]!]!]!;
      if (source.senior || ledger.lotDrawn[k] === 0) continue;
      owner[at + source.party] = owner[at + source.party]! + ledger.lotDrawn[k]!;
      sum += ledger.lotDrawn[k]!;
    }
    owned[phase] = sum > 0 ? 1 : 0;
    for (let k = 0; k < owners && sum > 0; k++)
      owner[at + holding[k]!] = owner[at + holding[k]!]! / sum;
  }

  /** Books a stream of `yearly` USD to a party, or to the owners when it is the developer's. */
  function book(
    phase: number,
    party: number,
    yearly: number,
    growth: number,
    from: number,
    length: number,
  ): void {
    const { developer } = sites[phases[phase]!.site]!;
    if (party !== developer || owned[phase] === 0) {
      out.value[party] = out.value[party]! + annuity(yearly, growth, hurdle(party), from, length);
      return;
    }
    for (let k = 0; k < owners; k++) {
      const p = holding[k]!;
      const share = owner[phase * parties.length + p]!;
      if (share > 0)
        out.value[p] = out.value[p]! + share * annuity(yearly, growth, hurdle(p), from, length);
    }
  }

  function bookMonths(
    target: Float64Array,
    site: number,
    monthly: number,
    growth: number,
    from: number,
    length: number,
  ): void {
    const first = Math.max(0, axis.monthAt(from));
    const last = Math.min(months, axis.monthAt(from + length * DAYS_PER_YEAR));
    const step = power(1 + growth, 1 / 12);
    let amount = monthly * power(1 + growth, Math.max(0, from) / DAYS_PER_YEAR);
    for (let m = first; m < last; m++) {
      target[site * months + m] = target[site * months + m]! + amount;
      amount *= step;
    }
  }

  /** One contract over the phases it covers, the first energised first, up to its MW. */
  function earn(contract: ContractRow, order: number[]): void {
    const signed =
      contract.agreement < 0 ? Number.NEGATIVE_INFINITY : finishOf(trial, contract.agreement);
    if (signed === Infinity) return;
    sortByDay(order, energised);
    const cap = drawn(trial, contract.mw, Infinity);
    const length = drawn(trial, contract.tenor, 0) / DAYS_PER_YEAR;
    const growth = drawn(trial, contract.indexation, 0);
    const paidShare = Math.max(drawn(trial, contract.use, 1), drawn(trial, contract.takeOrPay, 0));
    const whole = cap < Infinity ? cap : order.reduce((sum, p) => sum + mwOf(p), 0);
    let left = cap;
    for (const phase of order) {
      const day = energised(phase);
      if (day >= model.horizon || left <= 0) return;
      const mw = Math.min(left, mwOf(phase));
      left -= mw;
      const from = Math.max(day, contract.starts, signed, 0);
      const row = phases[phase]!;
      const monthly =
        contract.price >= 0
          ? drawn(trial, contract.price, 0) * mw
          : contract.perDay >= 0
            ? (drawn(trial, contract.perDay, 0) * DAYS_PER_MONTH * mw) / whole
            : drawn(trial, contract.energy, 0) *
              HOURS *
              mw *
              drawn(trial, row.pue, 1) *
              drawn(trial, row.loadFactor, 1);
      const yearly = monthly * paidShare * 12;
      const start = from / DAYS_PER_YEAR;
      book(phase, contract.seller, yearly, growth, start, length);
      book(phase, contract.buyer, -yearly, growth, start, length);
      years[phase] = Math.max(years[phase]!, length);
      const counts = contract.kind === revenueKind[phase];
      if (counts) bookMonths(out.revenue, row.site, monthly * paidShare, growth, from, length);
      if (counts && day > row.promised)
        out.foregone[row.site] =
          out.foregone[row.site]! + (monthly * paidShare * (day - row.promised)) / DAYS_PER_MONTH;
      payRemedies(contract, phase, day, mw);
    }
  }

  function payRemedies(contract: ContractRow, phase: number, day: number, mw: number): void {
    if (!(day > contract.lateDue)) return;
    const owed =
      ((day - contract.lateDue) / DAYS_PER_MONTH) * drawn(trial, contract.lateRate, 0) * mw;
    const amount = Math.min(owed, drawn(trial, contract.lateCap, Infinity));
    const site = phases[phase]!.site;
    out.remedies[site] = out.remedies[site]! + amount;
    const value = (party: number) =>
      amount * power(1 + hurdle(party), -Math.max(0, day) / DAYS_PER_YEAR);
    out.value[contract.seller] = out.value[contract.seller]! - value(contract.seller);
    out.value[contract.buyer] = out.value[contract.buyer]! + value(contract.buyer);
  }

  /** Power, operation and new chips, paid by the site's operator. */
  function operate(phase: number): void {
    const row = phases[phase]!;
    const day = energised(phase);
    const mw = mwOf(phase);
    const site = sites[row.site]!;
    const length = years[phase]! > 0 ? years[phase]! : OPEN_YEARS;
    const energy =
      drawn(trial, row.energyPrice, 0) *
      HOURS *
      drawn(trial, row.pue, 1) *
      drawn(trial, row.loadFactor, 1);
    const monthly = (drawn(trial, row.operatingCost, 0) + energy) * mw;
    const from = Math.max(0, day) / DAYS_PER_YEAR;
    book(phase, site.operator, -monthly * 12, model.escalation, from, length);
    bookMonths(out.operating, row.site, monthly, model.escalation, Math.max(0, day), length);
    const life = drawn(trial, row.life, Infinity) / DAYS_PER_YEAR;
    const refresh = drawn(trial, row.refresh, 0) * mw;
    for (let age = life; refresh > 0 && age < length; age += life)
      book(phase, site.operator, -refresh, 0, from + age, 1);
  }

  /**
   * Debt service from energisation: a level payment over the tenor, from borrower to lender, on
   * what was drawn with the interest that ran up since.
   */
  function service(phase: number): void {
    const day = Math.max(0, energised(phase));
    const from = day / DAYS_PER_YEAR;
    const { developer } = sites[phases[phase]!.site]!;
    const end = funds.budgetFirst[(phase + 1) * packages.length]!;
    for (let k = funds.budgetFirst[phase * packages.length]!; k < end; k++) {
      const principal = ledger.lotDrawn[k]!;
      const source = funds.sources[funds.lotSource[funds.budgetLot[k]!]!]!;
      if (principal === 0 || !source.senior || source.tenor < 0) continue;
      const length = drawn(trial, source.tenor, 0) / DAYS_PER_YEAR;
      const rate = drawn(trial, source.rate, 0);
      const built = Math.max(0, day - ledger.lotDays[k]! / principal) / DAYS_PER_YEAR;
      const yearly = principal * power(1 + rate, built) * levelPayment(rate, length);
      out.value[source.party] =
        out.value[source.party]! + annuity(yearly, 0, hurdle(source.party), from, length);
      book(phase, source.borrower < 0 ? developer : source.borrower, -yearly, 0, from, length);
    }
  }

  return {
    ...out,
    run() {
      for (const row of rows) row.fill(0);
      owner.fill(0);
      years.fill(0);
      for (let phase = 0; phase < phases.length; phase++)
        if (energised(phase) < model.horizon) shareOut(phase);
      contracts.forEach((contract, c) => {
        earn(contract, inOrder[c]!);
      });
      for (let phase = 0; phase < phases.length; phase++) {
        if (!(energised(phase) < model.horizon)) continue;
        operate(phase);
        service(phase);
      }
      for (let p = 0; p < parties.length; p++) out.value[p] = out.value[p]! - ledger.paid[p]!;
    },
  };
}
