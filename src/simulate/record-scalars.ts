import type { Attribution } from './attribute.ts';
import type { CashSink } from './cash-sink.ts';
import type { Ledger } from './ledger.ts';
import { type Claims, isMet, isMoneyClaim } from './measure.ts';
import type { BlockSums, Outcomes } from './outcomes.ts';
import { drawn, finishOf, startOf, type Trial } from './trial.ts';

interface Parts {
  readonly trial: Trial;
  readonly ledger: Ledger;
  readonly claims: Claims;
  readonly attribution: Attribution;
  readonly outcomes: Outcomes;
  readonly cash: CashSink | undefined;
}

/**
 * Writes what a trial has one of: dates of phases and agreements, money, claims, luck, checks.
 * The row of the trial starts at `at`.
 */
export function createScalarRecorder(
  parts: Parts,
  rows: Float64Array,
): (sums: BlockSums, at: number, lane: number) => void {
  const { trial, ledger, claims, attribution, outcomes, cash } = parts;
  const { model, allotment, block, drivers } = trial;
  const { phases, sites, scopes, parties, funds, packages, causes } = model;
  const { layout } = outcomes;
  const { funding, givenUp } = allotment;
  const excessOverPower = createPowerCheck(trial);

  const set = (column: number, at: number, value: number) => {
    rows[at + column] = value;
  };
  const add = (column: number, at: number, value: number) => {
    rows[at + column] = rows[at + column]! + value;
  };

  function firstDay(of: readonly number[]): number {
    let day = Infinity;
    for (const phase of of) day = Math.min(day, finishOf(trial, phases[phase]!.energised));
    return day;
  }

  function dates(at: number): void {
    for (let p = 0; p < phases.length; p++) {
      set(layout.energised + p, at, finishOf(trial, phases[p]!.energised));
      set(layout.committed + p, at, startOf(trial, phases[p]!.ntp));
      set(layout.phaseCost + p, at, ledger.phaseCost[p]!);
      set(layout.phaseScale + p, at, givenUp[p] === 1 ? 0 : funding.scale[p]!);
      set(layout.phaseMw + p, at, drawn(trial, phases[p]!.mw, 0) * funding.scale[p]!);
    }
    for (let s = 0; s < sites.length; s++)
      set(layout.siteFirst + s, at, firstDay(sites[s]!.phases));
    for (let c = 0; c < scopes.length; c++)
      set(layout.scopeFirst + c, at, firstDay(scopes[c]!.phases));
    for (let a = 0; a < layout.agreements.length; a++)
      set(layout.signed + a, at, finishOf(trial, layout.agreements[a]!));
  }

  function money(at: number): void {
    for (let p = 0; p < parties.length; p++) {
      set(layout.partyCommitted + p, at, 0);
    }
    for (let s = 0; s < funds.sources.length; s++) set(layout.sourceCommitted + s, at, 0);
    for (let b = 0; b < phases.length * packages.length; b++) {
      if (!(funding.grantedAt[b]! < model.horizon)) continue;
      for (let k = funds.budgetFirst[b]!; k < funds.budgetFirst[b + 1]!; k++) {
        if (funding.held[k] === 0) continue;
        const source = funds.lotSource[funds.budgetLot[k]!]!;
        add(layout.sourceCommitted + source, at, funding.held[k]!);
        add(layout.partyCommitted + funds.sources[source]!.party, at, funding.held[k]!);
      }
    }
  }

  function analysed(at: number): void {
    for (let c = 0; c < scopes.length; c++) {
      const everything = { phases: scopes[c]!.phases, by: model.analysisDay };
      set(layout.analysedMw + c, at, claims.megawatts(everything));
      set(layout.analysedSpent + c, at, claims.spent(everything));
    }
  }

  function luck(at: number): void {
    for (let d = 0; d < model.drivers.length; d++) set(layout.driver + d, at, drivers[d]!);
    for (let r = 0; r < model.risks.length; r++) set(layout.fired + r, at, block.fired[r]!);
  }

  function delays(at: number): void {
    for (let c = 0; c < scopes.length; c++)
      for (const column of [layout.delayEscalation, layout.delayTime]) set(column + c, at, 0);
    for (let s = 0; s < sites.length; s++)
      for (const c of sites[s]!.scopes) {
        add(layout.delayEscalation + c, at, ledger.escalation[s]!);
        add(layout.delayTime + c, at, ledger.timeRelated[s]!);
      }
  }

  return (sums, at, lane) => {
    dates(at);
    money(at);
    analysed(at);
    luck(at);
    delays(at);
    set(layout.overPower, at, excessOverPower());
    for (let c = 0; c < model.claims.length; c++) {
      const claim = model.claims[c]!;
      if (isMoneyClaim(claim)) {
        cash?.setReason(lane, c, claims.reason(claim, attribution));
        continue;
      }
      const measured = claims.measure(claim);
      set(layout.claimMeasure + c, at, measured);
      if (!isMet(claim, measured))
        sums.missed[c * causes.length + claims.reason(claim, attribution)]! += 1;
    }
  };
}

/** Largest excess in MW, at the horizon, of a site's gated load over the power that has come. */
function createPowerCheck(here: Trial): () => number {
  const { model, allotment, block } = here;
  const { pools, network, sites, phases, horizon } = model;
  const firstPool = pools.count - sites.length;
  const asking = [...network.kind.keys()].flatMap((node) => {
    const asked = pools.requestPool.subarray(
      pools.requestFirst[node]!,
      pools.requestFirst[node + 1]!,
    );
    const pool = asked.find((p) => p >= firstPool);
    return pool === undefined || !Number.isNaN(network.started[node]!)
      ? []
      : [{ node, site: pool - firstPool }];
  });
  const nodes = Int32Array.from(asking, ({ node }) => node);
  const siteOf = Int32Array.from(asking, ({ site }) => site);
  const excess = new Float64Array(sites.length);
  const { finish, columns } = block;
  return () => {
    excess.fill(0);
    for (let a = 0; a < nodes.length; a++) {
      const node = nodes[a]!;
      const phase = network.phase[node]!;
      const { mw, pue } = phases[phase]!;
      if (finish[node]! > horizon) continue;
      const load = columns[mw]! * (pue < 0 ? 1 : columns[pue]!);
      excess[siteOf[a]!] = excess[siteOf[a]!]! + load * allotment.funding.scale[phase]!;
    }
    for (let a = 0; a < pools.arrivalPool.length; a++) {
      const site = pools.arrivalPool[a]! - firstPool;
      if (site >= 0 && finish[pools.arrivalNode[a]!]! <= horizon)
        excess[site] = excess[site]! - columns[pools.arrivalQuantity[a]!]!;
    }
    let worst = 0;
    for (let s = 0; s < sites.length; s++) if (excess[s]! > worst) worst = excess[s]!;
    return worst;
  };
}
