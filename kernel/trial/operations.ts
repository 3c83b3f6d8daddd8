import { byte, fillFloats, float, int, setFloat, setInt } from '../arrays';
import { rounded } from './calendar';
import { addFlow, addLevel, periodAt } from './flows';
import { phases } from './funding';
import { drawn, finish } from './network';
import { energised, fullMw, horizon, pueOf, sizeOf } from './phases';

/* What runs and what is served under contracts after energisation, as cash flows. */

/** Contracts in the order in which they are served, see `ContractRow`; variables unless said. */
export let contracts: i32 = 0;
export let contractSequence: usize = 0;
export let contractAgreement: usize = 0;
/** 1 for services to users. */
export let contractIsService: usize = 0;
export let contractMw: usize = 0;
export let contractTenor: usize = 0;
export let contractRamp: usize = 0;
/** Days. */
export let contractStarts: usize = 0;
export let contractLateDue: usize = 0;
export let contractLateRate: usize = 0;
export let contractLateCap: usize = 0;
/** What is sold: MW, shares of a fixed sum a day, or energy. */
export let contractSells: usize = 0;
const MEGAWATTS: i32 = 0;
const SHARES: i32 = 1;
/** Phases, CSR, which each trial puts in order of energisation. */
export let contractFirst: usize = 0;
export let contractPhase: usize = 0;
/** By contract and phase: first row of what is served; whether the operator sells; whether it is revenue. */
export let servedRow: usize = 0;
export let isSold: usize = 0;
export let isRevenue: usize = 0;
/** By phase: first row of what runs, row of new chips; promised day; variables. */
export let runningRow: usize = 0;
export let refreshRow: usize = 0;
export let promised: usize = 0;
export let loadFactor: usize = 0;
export let operatingCost: usize = 0;
export let chipLife: usize = 0;
export let refreshCost: usize = 0;

/** By phase: days on which what the operator sells ends, and any contract does, both perhaps long past. */
export let soldUntil: usize = 0;
export let contractedUntil: usize = 0;
const NO_CONTRACT: f64 = -Infinity;

const DAYS_PER_YEAR: f64 = 365.25;
const DAYS_PER_MONTH: f64 = DAYS_PER_YEAR / 12;
/** Hours in an average month. */
const HOURS: f64 = (DAYS_PER_YEAR * 24) / 12;
/** Years of operation that count when no contract sets an end. */
const OPEN_YEARS: f64 = 15;

function builtMw(phase: i32): f64 {
  return fullMw(phase) * sizeOf(phase);
}

/** Sorts phases by day, those of one day by number; quick where they are nearly sorted. */
function sortByDay(from: i32, to: i32): void {
  for (let i = from + 1; i < to; i++) {
    const phase = int(contractPhase, i);
    const day = energised(phase);
    let j = i - 1;
    for (; j >= from; j--) {
      const other = int(contractPhase, j);
      const otherDay = energised(other);
      if (!(otherDay > day || (otherDay === day && other > phase))) break;
      setInt(contractPhase, j + 1, other);
    }
    setInt(contractPhase, j + 1, phase);
  }
}

/**
 * A level that rises evenly over the first days: in equal steps, one a month, each in the middle of its
 * time; what would be before the data date is there on it.
 */
function rise(row: i32, amount: f64, from: f64, to: f64, days: f64): void {
  const steps = max<f64>(1, rounded(min<f64>(days, to - from) / DAYS_PER_MONTH));
  for (let step: f64 = 0; step < steps; step++) {
    const wait = days === 0 ? 0 : ((step + 0.5) / steps) * min<f64>(days, to - from);
    addLevel(row, amount / steps, max<f64>(0, from + wait), to);
  }
}

function remedies(contract: i32, day: f64, mw: f64): f64 {
  const months = (day - float(contractLateDue, contract)) / DAYS_PER_MONTH;
  return months * drawn(int(contractLateRate, contract), 0) * mw;
}

/** One contract over the phases it covers, the first energised first, up to its MW. */
function serve(contract: i32): void {
  const agreement = int(contractAgreement, contract);
  const signed = agreement < 0 ? -Infinity : float(finish, agreement);
  if (signed === Infinity) return;
  const first = int(contractFirst, contract);
  const end = int(contractFirst, contract + 1);
  sortByDay(first, end);
  const cap = drawn(int(contractMw, contract), Infinity);
  const length = drawn(int(contractTenor, contract), 0);
  const ramp = drawn(int(contractRamp, contract), 0);
  const sells = int(contractSells, contract);
  const due = float(contractLateDue, contract);
  // what may still be owed for late phases
  let most = drawn(int(contractLateCap, contract), Infinity);
  let whole = cap;
  if (!(cap < Infinity)) {
    whole = 0;
    for (let i = first; i < end; i++) whole += builtMw(int(contractPhase, i));
  }
  let left = cap;
  for (let i = first; i < end; i++) {
    const phase = int(contractPhase, i);
    const day = energised(phase);
    if (day >= horizon || left <= 0) return;
    const mw = min<f64>(left, builtMw(phase));
    left -= mw;
    const from = max<f64>(max<f64>(day, float(contractStarts, contract)), signed);
    let amount = mw;
    if (sells === SHARES) amount = mw / whole;
    else if (sells !== MEGAWATTS)
      amount = HOURS * mw * drawn(int(pueOf, phase), 1) * drawn(int(loadFactor, phase), 1);
    const place = contract * phases + phase;
    const row = int(servedRow, place);
    const sold = byte(isSold, place) === 1;
    const until = float(soldUntil, phase);
    // nobody serves users from halls that the operator no longer runs
    const stops = byte(contractIsService, contract) === 1 && !sold && until !== NO_CONTRACT;
    const to = stops ? min<f64>(from + length, until) : from + length;
    rise(row, amount, from, to, ramp);
    setFloat(contractedUntil, phase, max<f64>(float(contractedUntil, phase), to));
    if (sold) setFloat(soldUntil, phase, max<f64>(until, to));
    const period = periodAt(day);
    if (day > float(promised, phase) && byte(isRevenue, place) === 1)
      addFlow(row + 2, period, (amount * (day - float(promised, phase))) / DAYS_PER_MONTH);
    if (day > due) {
      const owed = min<f64>(most, remedies(contract, day, mw));
      most -= owed;
      addFlow(row + 1, period, owed);
    }
  }
}

/** Megawatts, energy, upkeep and new chips, until what the operator sells ends, else the longest contract. */
function operate(phase: i32): void {
  const mw = builtMw(phase);
  const since = energised(phase);
  const from = max<f64>(0, since);
  let to = from + OPEN_YEARS * DAYS_PER_YEAR;
  if (float(contractedUntil, phase) !== NO_CONTRACT) to = float(contractedUntil, phase);
  if (float(soldUntil, phase) !== NO_CONTRACT) to = float(soldUntil, phase);
  const row = int(runningRow, phase);
  const load = drawn(int(pueOf, phase), 1) * drawn(int(loadFactor, phase), 1);
  addLevel(row, mw, from, to);
  addLevel(row + 1, HOURS * mw * load, from, to);
  addLevel(row + 2, drawn(int(operatingCost, phase), 0) * mw, from, to);
  // chips are bought once a month at most, whatever is drawn
  const life = max<f64>(DAYS_PER_MONTH, drawn(int(chipLife, phase), Infinity));
  const refresh = drawn(int(refreshCost, phase), 0) * mw;
  for (let day = since + life; refresh > 0 && day < to; day += life)
    if (day >= 0) addFlow(int(refreshRow, phase), periodAt(day), refresh);
}

/** Adds to the cash flows what runs and is served in the trial at hand. */
export function operateAll(): void {
  fillFloats(soldUntil, phases, NO_CONTRACT);
  fillFloats(contractedUntil, phases, NO_CONTRACT);
  for (let c = 0; c < contracts; c++) serve(int(contractSequence, c));
  for (let phase = 0; phase < phases; phase++) if (energised(phase) < horizon) operate(phase);
}
