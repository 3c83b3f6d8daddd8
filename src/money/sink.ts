import type { Model } from '../model/index.ts';
import {
  type BlockSums,
  type CashSink,
  cashSeries,
  isMet,
  isMoneyClaim,
  type Layout,
  revenueKinds,
} from '../simulate/index.ts';
import {
  cashAddresses,
  operatingAddresses,
  servedAddresses,
  trancheAddresses,
} from './addresses.ts';
import { createClaimMeasure } from './claims.ts';
import { createReturns, projectLines } from './project-columns.ts';
import type { TaxRules } from './tax-rules.ts';
import { createMoneyTrials } from './trials.ts';

/** Trials evaluated side by side. */
const LANES = 64;

/**
 * Evaluates the cash flows of trials and writes what parties, projects and lenders get out of them
 * into the outcomes that the layout names.
 */
export function createCashSink(model: Model, layout: Layout, rules: TaxRules): CashSink {
  const served = servedAddresses(model);
  const operating = operatingAddresses(model);
  const drawn = trancheAddresses(model);
  const series = model.projects.map((_, project) => cashAddresses(model, project));
  const own = model.projects.flatMap(({ id }) =>
    ['works', 'chips'].map((purpose) => `projects.${id}.${purpose}.own`),
  );
  const wanted = new Set([
    ...served.flatMap(({ amount, foregone, remedies }) => [amount, foregone, remedies ?? amount]),
    ...operating.flatMap(({ addresses }) => addresses),
    ...drawn,
    ...own,
    ...series.flatMap((rows) => Object.values(rows).flatMap((of) => of.map(([, at]) => at))),
    ...model.projects.flatMap(({ id }) => projectLines(id)),
    ...model.parties.flatMap(({ id }) =>
      ['npv', 'peak', 'multiple', 'flow'].map((line) => `parties.${id}.${line}`),
    ),
  ]);
  const trials = createMoneyTrials(model, rules, { lanes: LANES, wanted: [...wanted] });
  const { lanes, periods, value } = trials;
  const reasons = new Int32Array(lanes * model.claims.length);
  const returns = createReturns(model, layout, trials);
  const revenueKind = revenueKinds(model);
  const measure = createClaimMeasure(model, trials, drawn, served);
  const rowsOfSeries = series.map((rows) =>
    cashSeries.map((key) => rows[key].map(([sign, at]) => ({ sign, values: value(at) }))),
  );
  const drawnRows = drawn.map(value);
  const ownRows = own.map(value);
  const sourceOf = model.projects.flatMap(({ tranches }) => tranches.map(({ source }) => source));
  const imbalances = model.projects.map(({ id }) => value(`projects.${id}.checks.worst-sources`));

  /** Sum over the periods of a row for one lane. */
  function total(values: Float64Array, lane: number): number {
    let sum = 0;
    for (let i = lane; i < values.length; i += lanes) sum += values[i]!;
    return sum;
  }

  /** Money drawn, by source and party, up to the horizon and after. */
  function draws(rows: Float64Array, at: number, lane: number, sums: BlockSums): void {
    rows.fill(0, at + layout.sourceDrawn, at + layout.sourceDrawn + model.funds.sources.length);
    rows.fill(0, at + layout.partyDrawn, at + layout.partyDrawn + model.parties.length);
    drawnRows.forEach((values, k) => {
      const source = sourceOf[k]!;
      const sum = total(values, lane);
      if (sum === 0) return;
      sums.trancheDrawn[k]! += sum;
      rows[at + layout.sourceDrawn + source]! += sum;
      rows[at + layout.partyDrawn + model.funds.sources[source]!.party]! += sum;
      for (let m = 0; m < model.months; m++)
        sums.drawn[source * model.months + m]! += values[(m + 1) * lanes + lane]!;
    });
    ownRows.forEach((values, k) => {
      sums.ownDrawn[k]! += total(values, lane);
    });
  }

  function means(count: number, sums: BlockSums): void {
    rowsOfSeries.forEach((rows, project) => {
      rows.forEach((terms, s) => {
        const first = (project * cashSeries.length + s) * periods;
        for (const { sign, values } of terms)
          for (let t = 0; t < periods; t++) {
            let sum = 0;
            for (let i = t * lanes; i < t * lanes + count; i++) sum += values[i]!;
            sums.cash[first + t]! += sign * sum;
          }
      });
    });
  }

  const servedRows = served.map((of) => ({
    ...of,
    counts: model.contracts[of.contract]!.kind === kindAt(of.site),
    amounts: value(of.amount),
    missed: value(of.foregone),
    owed: of.remedies === undefined ? undefined : value(of.remedies),
  }));
  const operatingRows = operating.map(({ site, addresses }) => ({
    site,
    values: addresses.map(value),
  }));

  function kindAt(site: number) {
    return revenueKind[model.sites[site]!.phases[0]!];
  }

  /** Revenue and running cost of scopes by month, remedies, and revenue that came late. */
  function scopes(rows: Float64Array, at: number, lane: number, sums: BlockSums): void {
    const { months } = model;
    const count = model.scopes.length;
    rows.fill(0, at + layout.delayRemedies, at + layout.delayRemedies + count);
    rows.fill(0, at + layout.delayRevenue, at + layout.delayRevenue + count);
    for (const { site, counts, amounts, missed, owed } of servedRows) {
      const late = total(missed, lane);
      const remedies = owed === undefined ? 0 : total(owed, lane);
      for (const scope of model.sites[site]!.scopes) {
        rows[at + layout.delayRevenue + scope]! += late;
        rows[at + layout.delayRemedies + scope]! += remedies;
        if (!counts) continue;
        for (let m = 0; m < months; m++)
          sums.revenue[scope * months + m]! += amounts[(m + 1) * lanes + lane]!;
      }
    }
    for (const { site, values } of operatingRows)
      for (const scope of model.sites[site]!.scopes)
        for (const row of values)
          for (let m = 0; m < months; m++)
            sums.operating[scope * months + m]! += row[(m + 1) * lanes + lane]!;
  }

  function claims(rows: Float64Array, at: number, lane: number, sums: BlockSums): void {
    model.claims.forEach((claim, c) => {
      if (!isMoneyClaim(claim)) return;
      const measured = measure(claim, lane);
      rows[at + layout.claimMeasure + c] = measured;
      if (!isMet(claim, measured))
        sums.missed[c * model.causes.length + reasons[lane * model.claims.length + c]!]! += 1;
    });
  }

  return {
    target: trials.target,
    take: trials.take,
    setReason(lane, claim, cause) {
      reasons[lane * model.claims.length + claim] = cause;
    },
    run(count, rows, first, width, sums) {
      trials.run(count);
      returns.prepare(count);
      means(count, sums);
      for (let lane = 0; lane < count; lane++) {
        const at = first + lane * width;
        draws(rows, at, lane, sums);
        scopes(rows, at, lane, sums);
        claims(rows, at, lane, sums);
        returns.write(rows, at, lane, sums);
        let worst = 0;
        for (const values of imbalances) worst = Math.max(worst, values[lane]!);
        rows[at + layout.imbalance] = worst;
      }
    },
  };
}
