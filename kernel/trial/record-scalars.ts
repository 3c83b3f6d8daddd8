import { byte, clearFloats, float, int, setFloat } from '../arrays';
import { givenUp } from './allot';
import { causes } from './attribute';
import {
  claimIsMoney,
  claimReason,
  claims,
  isMet,
  measured,
  megawattsBy,
  sources,
  spentBy,
} from './claims';
import { grantedAt, packages, phases, scale } from './funding';
import { budgetLot, firstHeld, held, lotSource, nextHeld } from './holdings';
import { escalation, phaseCost, timeRelated } from './ledger';
import { columns, finish, fired, start } from './network';
import {
  energised,
  firstDay,
  fullMw,
  horizon,
  mwOf,
  ntp,
  pueOf,
  scopePhase,
  scopePhaseFirst,
  scopes,
  sitePhase,
  sitePhaseFirst,
  siteScope,
  siteScopeFirst,
  sites,
} from './phases';
import { recordPeaks } from './record-months';

/* What a trial has one of, written into its row. Where each begins in the row, see `Layout`. */
export let atEnergised: i32 = 0;
export let atCommitted: i32 = 0;
export let atPhaseCost: i32 = 0;
export let atPhaseScale: i32 = 0;
export let atPhaseMw: i32 = 0;
export let atSiteFirst: i32 = 0;
export let atScopeFirst: i32 = 0;
export let atSigned: i32 = 0;
export let atSourceCommitted: i32 = 0;
export let atPartyCommitted: i32 = 0;
export let atAnalysedMw: i32 = 0;
export let atAnalysedSpent: i32 = 0;
export let atDriver: i32 = 0;
export let atFired: i32 = 0;
export let atDelayEscalation: i32 = 0;
export let atDelayTime: i32 = 0;
export let atOverPower: i32 = 0;
export let atClaimMeasure: i32 = 0;

export let agreements: i32 = 0;
export let agreementNode: usize = 0;
export let parties: i32 = 0;
export let partyOfSource: usize = 0;
export let drivers: i32 = 0;
export let driverValue: usize = 0;
export let risks: i32 = 0;
/** Day for which drivers and risks are ranked; by scope its sites. */
export let analysisDay: f64 = 0;
export let scopeSiteFirst: usize = 0;
export let scopeSite: usize = 0;
/** Trials by claim and cause that miss the claim. */
export let missed: usize = 0;

/** Nodes that ask for power, with phase and site; arrivals of power with their quantity. */
export let askers: i32 = 0;
export let askerNode: usize = 0;
export let askerPhase: usize = 0;
export let askerSite: usize = 0;
export let powerArrivals: i32 = 0;
export let powerNode: usize = 0;
export let powerSite: usize = 0;
export let powerQuantity: usize = 0;
export let excess: usize = 0;

/** IT MW energised of a scope, and USD spent, by the day of the analysis. */
export function analysedMw(scope: i32): f64 {
  const first = int(scopePhaseFirst, scope);
  return megawattsBy(scopePhase, first, int(scopePhaseFirst, scope + 1), analysisDay);
}

export function analysedSpent(scope: i32): f64 {
  const first = int(scopeSiteFirst, scope);
  return spentBy(scopeSite, first, int(scopeSiteFirst, scope + 1), analysisDay);
}

function dates(row: usize): void {
  for (let p = 0; p < phases; p++) {
    setFloat(row, atEnergised + p, energised(p));
    setFloat(row, atCommitted + p, float(start, int(ntp, p)));
    setFloat(row, atPhaseCost + p, float(phaseCost, p));
    setFloat(row, atPhaseScale + p, byte(givenUp, p) === 1 ? 0 : float(scale, p));
    setFloat(row, atPhaseMw + p, fullMw(p) * float(scale, p));
  }
  for (let s = 0; s < sites; s++)
    setFloat(
      row,
      atSiteFirst + s,
      firstDay(sitePhase, int(sitePhaseFirst, s), int(sitePhaseFirst, s + 1)),
    );
  for (let c = 0; c < scopes; c++)
    setFloat(
      row,
      atScopeFirst + c,
      firstDay(scopePhase, int(scopePhaseFirst, c), int(scopePhaseFirst, c + 1)),
    );
  for (let a = 0; a < agreements; a++)
    setFloat(row, atSigned + a, float(finish, int(agreementNode, a)));
}

function add(row: usize, column: i32, amount: f64): void {
  setFloat(row, column, float(row, column) + amount);
}

function money(row: usize): void {
  clearFloats(row + ((atPartyCommitted as usize) << 3), parties);
  clearFloats(row + ((atSourceCommitted as usize) << 3), sources);
  const budgets = phases * packages;
  for (let b = 0; b < budgets; b++) {
    if (!(float(grantedAt, b) < horizon)) continue;
    for (let k = firstHeld(b); k >= 0; k = nextHeld(b, k)) {
      const amount = float(held, k);
      const source = int(lotSource, int(budgetLot, k));
      add(row, atSourceCommitted + source, amount);
      add(row, atPartyCommitted + int(partyOfSource, source), amount);
    }
  }
}

function delays(row: usize): void {
  clearFloats(row + ((atDelayEscalation as usize) << 3), scopes);
  clearFloats(row + ((atDelayTime as usize) << 3), scopes);
  for (let s = 0; s < sites; s++) {
    const end = int(siteScopeFirst, s + 1);
    for (let i = int(siteScopeFirst, s); i < end; i++) {
      const scope = int(siteScope, i);
      add(row, atDelayEscalation + scope, float(escalation, s));
      add(row, atDelayTime + scope, float(timeRelated, s));
    }
  }
}

/** Largest excess in MW, at the horizon, of a site's gated load over the power that has come. */
function excessOverPower(): f64 {
  clearFloats(excess, sites);
  for (let a = 0; a < askers; a++) {
    if (float(finish, int(askerNode, a)) > horizon) continue;
    const phase = int(askerPhase, a);
    const pue = int(pueOf, phase);
    const load = float(columns, int(mwOf, phase)) * (pue < 0 ? 1 : float(columns, pue));
    const site = int(askerSite, a);
    setFloat(excess, site, float(excess, site) + load * float(scale, phase));
  }
  for (let a = 0; a < powerArrivals; a++) {
    if (!(float(finish, int(powerNode, a)) <= horizon)) continue;
    const site = int(powerSite, a);
    setFloat(excess, site, float(excess, site) - float(columns, int(powerQuantity, a)));
  }
  let worst: f64 = 0;
  for (let s = 0; s < sites; s++) worst = max<f64>(worst, float(excess, s));
  return worst;
}

/** What is analysed, and by what. */
export function recordAnalysed(row: usize): void {
  for (let c = 0; c < scopes; c++) {
    setFloat(row, atAnalysedMw + c, analysedMw(c));
    setFloat(row, atAnalysedSpent + c, analysedSpent(c));
  }
  for (let d = 0; d < drivers; d++) setFloat(row, atDriver + d, float(driverValue, d));
  for (let r = 0; r < risks; r++) setFloat(row, atFired + r, byte(fired, r) as f64);
}

/** What is told of money beside the cash flows, and whether there was power for all. */
export function recordMoney(row: usize): void {
  money(row);
  delays(row);
  recordPeaks(row);
  setFloat(row, atOverPower, excessOverPower());
}

/** Dates of phases and agreements, what becomes of phases, and claims. */
export function recordScalars(row: usize): void {
  dates(row);
  for (let c = 0; c < claims; c++) {
    // what only the cash flows can answer is left to them
    if (byte(claimIsMoney, c) === 1) continue;
    const value = measured(c);
    setFloat(row, atClaimMeasure + c, value);
    if (!isMet(c, value)) add(missed, c * causes + claimReason(c), 1);
  }
}
