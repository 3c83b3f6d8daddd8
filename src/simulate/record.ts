import type { Attribution } from './attribute.ts';
import type { Earnings } from './earnings.ts';
import type { Ledger } from './ledger.ts';
import { type Claims, isMet } from './measure.ts';
import {
  type BlockSums,
  type Outcomes,
  scopeColumn,
  scopeSeries,
  siteColumn,
  siteSeries,
} from './outcomes.ts';
import { drawn, finishOf, startOf, type Trial } from './trial.ts';

/** Writes one trial's outcomes into its place in every column. */
export interface Recorder {
  scalars(sums: BlockSums, at: number): void;
  monthly(sums: BlockSums, at: number): void;
  waits(sums: BlockSums): void;
}

interface Parts {
  readonly trial: Trial;
  readonly ledger: Ledger;
  readonly earnings: Earnings;
  readonly claims: Claims;
  readonly attribution: Attribution;
  readonly outcomes: Outcomes;
}

export function createRecorder({
  trial,
  ledger,
  earnings,
  claims,
  attribution,
  outcomes,
}: Parts): Recorder {
  const { model, allotment, axis, draws, block } = trial;
  const { phases, sites, scopes, parties, funds, packages, months, causes } = model;
  const { layout } = outcomes;
  const slots = months + 1;
  const { funding, givenUp } = allotment;
  const series = new Float64Array(sites.length * scopeSeries.length * slots);
  const evidenced = scopes.map(({ phases: inside }) => evidencedFor(model, inside));
  const partyCommitted = new Float64Array(parties.length);
  const partyDrawn = new Float64Array(parties.length);
  const firstOfSite = new Int32Array(sites.length);
  const firstOfScope = new Int32Array(scopes.length);

  const set = (column: number, at: number, value: number) => {
    outcomes.scalars[column * layout.trials + at] = value;
  };
  const energised = (phase: number) => finishOf(trial, phases[phase]!.energised);

  function phaseScalars(at: number): void {
    for (let p = 0; p < phases.length; p++) {
      const ntp = phases[p]!.ntp;
      set(layout.energised + p, at, energised(p));
      set(layout.committed + p, at, startOf(trial, ntp));
      set(layout.phaseCost + p, at, ledger.phaseCost[p]!);
      set(layout.phaseScale + p, at, givenUp[p] === 1 ? 0 : funding.scale[p]!);
    }
    layout.agreements.forEach((node, a) => {
      set(layout.signed + a, at, finishOf(trial, node));
    });
  }

  function moneyScalars(at: number): void {
    partyCommitted.fill(0);
    partyDrawn.fill(0);
    for (let s = 0; s < funds.sources.length; s++) {
      let sum = 0;
      for (let slot = 0; slot < slots; slot++) sum += ledger.drawn[s * slots + slot]!;
      const { party } = funds.sources[s]!;
      set(layout.sourceDrawn + s, at, sum);
      partyDrawn[party] = partyDrawn[party]! + sum;
      set(layout.sourceCommitted + s, at, 0);
    }
    for (let b = 0; b < phases.length * packages.length; b++) {
      if (!(funding.grantedAt[b]! < model.horizon)) continue;
      for (let k = funds.budgetFirst[b]!; k < funds.budgetFirst[b + 1]!; k++) {
        const source = funds.lotSource[funds.budgetLot[k]!]!;
        const column = (layout.sourceCommitted + source) * layout.trials + at;
        outcomes.scalars[column] = outcomes.scalars[column]! + funding.held[k]!;
        const { party } = funds.sources[source]!;
        partyCommitted[party] = partyCommitted[party]! + funding.held[k]!;
      }
    }
    for (let p = 0; p < parties.length; p++) {
      set(layout.partyCommitted + p, at, partyCommitted[p]!);
      set(layout.partyDrawn + p, at, partyDrawn[p]!);
      set(layout.partyNpv + p, at, earnings.value[p]!);
    }
  }

  function luck(at: number): void {
    model.drivers.forEach((_, d) => {
      set(layout.driver + d, at, draws.drivers[d * block.size + trial.place]!);
    });
    model.risks.forEach((_, r) => {
      set(layout.fired + r, at, draws.fired[r * block.size + trial.place]!);
    });
  }

  function delays(at: number): void {
    scopes.forEach((_, c) => {
      let [escalation, time, remedies, foregone] = [0, 0, 0, 0];
      sites.forEach((site, s) => {
        if (!site.scopes.includes(c)) return;
        escalation += ledger.escalation[s]!;
        time += ledger.timeRelated[s]!;
        remedies += earnings.remedies[s]!;
        foregone += earnings.foregone[s]!;
      });
      set(layout.delayEscalation + c, at, escalation);
      set(layout.delayTime + c, at, time);
      set(layout.delayRemedies + c, at, remedies);
      set(layout.delayRevenue + c, at, foregone);
    });
  }

  function checks(at: number): void {
    let worst = 0;
    for (let slot = 0; slot < slots; slot++) {
      let uses = 0;
      let sources = ledger.own[slot]!;
      for (let s = 0; s < sites.length; s++) uses += ledger.spent[s * slots + slot]!;
      for (let s = 0; s < funds.sources.length; s++) sources += ledger.drawn[s * slots + slot]!;
      worst = Math.max(worst, Math.abs(uses - sources) / Math.max(1, uses));
    }
    set(layout.imbalance, at, worst);
    set(layout.overPower, at, excessOverPower());
  }

  /** Largest excess in MW, at the horizon, of a site's gated load over the power that has come. */
  function excessOverPower(): number {
    const { pools, network } = model;
    let worst = 0;
    for (let s = 0; s < sites.length; s++) {
      const pool = pools.id.length - sites.length + s;
      let power = 0;
      pools.arrivalPool.forEach((p, a) => {
        if (p === pool && finishOf(trial, pools.arrivalNode[a]!) <= model.horizon)
          power += drawn(trial, pools.arrivalQuantity[a]!, 0);
      });
      let load = 0;
      for (const phase of sites[s]!.phases)
        for (const node of phases[phase]!.nodes)
          for (let r = pools.requestFirst[node]!; r < pools.requestFirst[node + 1]!; r++)
            if (
              pools.requestPool[r] === pool &&
              Number.isNaN(network.started[node]!) &&
              finishOf(trial, node) <= model.horizon
            )
              load +=
                drawn(trial, phases[phase]!.mw, 0) *
                drawn(trial, phases[phase]!.pue, 1) *
                funding.scale[phase]!;
      worst = Math.max(worst, load - power);
    }
    return worst;
  }

  /** Adds a step that lasts from a day on to a site's series; slot 0 is before the first month. */
  function step(site: number, which: number, day: number, amount: number): void {
    const slot = axis.monthAt(day) + 1;
    const at = (site * scopeSeries.length + which) * slots + slot;
    if (slot <= months) series[at] = series[at]! + amount;
  }

  function collect(): void {
    series.fill(0);
    for (let p = 0; p < phases.length; p++) {
      const { site, dataCentres, mw, staff } = phases[p]!;
      const size = drawn(trial, mw, 0) * funding.scale[p]!;
      const day = energised(p);
      if (day < Infinity) {
        step(site, 0, day, size);
        step(site, 1, day, dataCentres);
        step(site, 5, day, drawn(trial, staff, 0) * size);
      }
    }
    for (const row of model.workers) {
      const finish = finishOf(trial, row.node);
      if (!(finish < Infinity)) continue;
      const { site, mw } = phases[row.phase]!;
      const people =
        (drawn(trial, row.workers, 0) + drawn(trial, row.perMw, 0) * drawn(trial, mw, 0)) *
        funding.scale[row.phase]!;
      step(site, 5, startOf(trial, row.node), people);
      step(site, 5, finish, -people);
    }
    for (let s = 0; s < sites.length; s++)
      for (let slot = 0; slot < slots; slot++) {
        const at = s * scopeSeries.length * slots + slot;
        series[at + 2 * slots] = ledger.spent[s * slots + slot]!;
        series[at + 3 * slots] = ledger.spent[s * slots + slot]!;
        series[at + 4 * slots] = ledger.committed[s * slots + slot]!;
      }
  }

  /** Writes one series, summed over sites; all but the need of the month add up over time. */
  function write(
    which: number,
    members: readonly number[],
    column: (month: number) => number,
    at: number,
  ): void {
    let level = 0;
    for (let slot = 0; slot < slots; slot++) {
      let sum = 0;
      for (const site of members)
        sum += series[(site * scopeSeries.length + which) * slots + slot]!;
      level = which === 3 ? sum : level + sum;
      if (slot > 0) outcomes.monthly[column(slot - 1) * layout.trials + at] = level;
    }
  }

  /** Highest need of a month from the data date on, and highest sum beyond evidenced money. */
  function needs(c: number, members: readonly number[], at: number): void {
    let peak = 0;
    let total = 0;
    for (let slot = 0; slot < slots; slot++) {
      let need = 0;
      for (const site of members) need += ledger.spent[site * slots + slot]!;
      if (slot > 0) peak = Math.max(peak, need);
      total += need;
    }
    set(layout.peakNeed + c, at, peak);
    set(layout.unfunded + c, at, Math.max(0, total - evidenced[c]!));
  }

  const membersOfScope = scopes.map((_, c) =>
    sites.flatMap((site, s) => (site.scopes.includes(c) ? [s] : [])),
  );

  function monthly(sums: BlockSums, at: number): void {
    collect();
    for (let c = 0; c < scopes.length; c++) {
      const members = membersOfScope[c]!;
      for (let w = 0; w < scopeSeries.length; w++)
        write(w, members, (m) => scopeColumn(model, c, w, m), at);
      needs(c, members, at);
      for (const s of members)
        for (let m = 0; m < months; m++) {
          sums.revenue[c * months + m]! += earnings.revenue[s * months + m]!;
          sums.operating[c * months + m]! += earnings.operating[s * months + m]!;
        }
    }
    for (let s = 0; s < sites.length; s++) {
      write(0, [s], (m) => siteColumn(model, s, siteSeries.indexOf('mw'), m), at);
      write(2, [s], (m) => siteColumn(model, s, siteSeries.indexOf('spent'), m), at);
    }
    for (let s = 0; s < funds.sources.length; s++)
      for (let m = 0; m < months; m++)
        sums.drawn[s * months + m]! += ledger.drawn[s * slots + m + 1]!;
  }

  function firstPhase(members: readonly number[]): number {
    let best = members[0] ?? -1;
    for (const phase of members) if (energised(phase) < energised(best)) best = phase;
    return best;
  }

  function addWaits(days: Float64Array, hits: Float64Array, row: number): void {
    for (let c = 0; c < causes.length; c++) {
      if (attribution.days[c] === 0) continue;
      days[row * causes.length + c]! += attribution.days[c]!;
      hits[row * causes.length + c]! += 1;
    }
  }

  function waits(sums: BlockSums): void {
    for (let s = 0; s < sites.length; s++) firstOfSite[s] = firstPhase(sites[s]!.phases);
    for (let c = 0; c < scopes.length; c++) firstOfScope[c] = firstPhase(scopes[c]!.phases);
    for (let p = 0; p < phases.length; p++) {
      const day = energised(p);
      const reached = day <= model.horizon;
      let cause = -1;
      if (day === Infinity) cause = attribution.stuck(phases[p]!.energised);
      else {
        attribution.walk(phases[p]!.energised, Infinity);
        if (!reached) cause = attribution.largest();
      }
      if (reached) {
        addWaits(sums.days, sums.hits, p);
        for (let i = 0; i < attribution.length(); i++) {
          const node = attribution.path[i]!;
          if (model.network.phase[node] === p) sums.critical[node]! += 1;
        }
      } else sums.stuck[p * causes.length + cause]! += 1;
      for (let s = 0; s < sites.length; s++)
        if (firstOfSite[s] === p) addFirst(sums, s, reached, cause);
      for (let c = 0; c < scopes.length; c++)
        if (firstOfScope[c] === p) addFirst(sums, sites.length + c, reached, cause);
    }
  }

  function addFirst(sums: BlockSums, row: number, reached: boolean, cause: number): void {
    if (reached) addWaits(sums.firstDays, sums.firstHits, row);
    else sums.firstStuck[row * causes.length + cause]! += 1;
  }

  return {
    scalars(sums, at) {
      phaseScalars(at);
      moneyScalars(at);
      luck(at);
      delays(at);
      checks(at);
      model.claims.forEach((claim, c) => {
        const measured = claims.measure(claim);
        set(layout.claimMeasure + c, at, measured);
        if (!isMet(claim, measured))
          sums.missed[c * causes.length + claims.reason(claim, attribution)]! += 1;
      });
    },
    monthly,
    waits,
  };
}

/** USD evidenced in the sources that reach any of these phases. */
function evidencedFor(model: Trial['model'], inside: readonly number[]): number {
  const { funds, packages } = model;
  const reached = new Set<number>();
  for (const phase of inside)
    for (
      let k = funds.budgetFirst[phase * packages.length]!;
      k < funds.budgetFirst[(phase + 1) * packages.length]!;
      k++
    )
      reached.add(funds.lotSource[funds.budgetLot[k]!]!);
  return [...reached].reduce((sum, source) => sum + (funds.sources[source]!.evidenced || 0), 0);
}
