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
import { createShelf } from './shelf.ts';
import { taxRules } from './tax-rules.ts';
import { createMoneyTrials } from './trials.ts';

/** Rows of scalar outcomes of the trials at hand. */
interface Strip {
  readonly rows: Float64Array;
  readonly first: number;
  readonly width: number;
  readonly count: number;
}

/** Trials evaluated side by side; `sumOfLanes` is written out for so many. */
const LANES = 8;

/** Sum of the first `count` lanes from a place on, one after the other. */
function sumOfLanes(values: Float64Array, i: number, count: number): number {
  if (count === LANES)
    return (
      values[i]! +
      values[i + 1]! +
      values[i + 2]! +
      values[i + 3]! +
      values[i + 4]! +
      values[i + 5]! +
      values[i + 6]! +
      values[i + 7]!
    );
  let sum = 0;
  for (let lane = 0; lane < count; lane++) sum += values[i + lane]!;
  return sum;
}

/**
 * Evaluates the cash flows of trials and writes what parties, projects and lenders get out of them
 * into the outcomes that the layout names.
 */
export function createCashSink(model: Model, layout: Layout, shelf = createShelf()): CashSink {
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
  const trials = createMoneyTrials(model, taxRules, { lanes: LANES, wanted: [...wanted], shelf });
  const { lanes, periods, value } = trials;
  const reasons = new Int32Array(lanes * model.claims.length);
  const returns = createReturns(model, layout, trials);
  const revenueKind = revenueKinds(model);
  const measure = createClaimMeasure(model, trials, drawn, served);
  const seriesRows = series.flatMap((rows, project) =>
    cashSeries.flatMap((key, k) =>
      rows[key].map(([sign, at]) => ({
        first: (project * cashSeries.length + k) * periods,
        sign,
        values: value(at),
      })),
    ),
  );
  const drawnRows = drawn.map(value);
  const ownRows = own.map(value);
  const sourceOf = model.projects.flatMap(({ tranches }) => tranches.map(({ source }) => source));
  const imbalances = model.projects.map(({ id }) => value(`projects.${id}.checks.worst-sources`));

  const sum = new Float64Array(lanes);

  /** Sums over the periods of a row, for the first lanes, into `sum`. */
  function total(values: Float64Array, count: number): void {
    sum.fill(0);
    for (let first = 0; first < values.length; first += lanes)
      for (let lane = 0; lane < count; lane++) sum[lane] = sum[lane]! + values[first + lane]!;
  }

  /** Adds a row over the months of the programme to means: one number a month. */
  function addMonths(values: Float64Array, count: number, target: Float64Array, at: number): void {
    for (let m = 0; m < model.months; m++) {
      target[at + m] = target[at + m]! + sumOfLanes(values, (m + 1) * lanes, count);
    }
  }

  /** Money drawn, by source and party, up to the horizon and after. */
  function draws(strip: Strip, sums: BlockSums): void {
    clear(strip, layout.sourceDrawn, model.funds.sources.length);
    clear(strip, layout.partyDrawn, model.parties.length);
    drawnRows.forEach((values, k) => {
      const source = sourceOf[k]!;
      const { party } = model.funds.sources[source]!;
      total(values, strip.count);
      addTotals(strip, layout.sourceDrawn + source);
      sums.trancheDrawn[k]! += addTotals(strip, layout.partyDrawn + party);
      addMonths(values, strip.count, sums.drawn, source * model.months);
    });
    ownRows.forEach((values, k) => {
      total(values, strip.count);
      for (let lane = 0; lane < strip.count; lane++) sums.ownDrawn[k]! += sum[lane]!;
    });
  }

  function clear({ rows, first, width, count }: Strip, column: number, columns: number): void {
    for (let lane = 0; lane < count; lane++) {
      const at = first + lane * width + column;
      rows.fill(0, at, at + columns);
    }
  }

  /** Adds what `total` found to a column; returns the sum over lanes. */
  function addTotals({ rows, first, width, count }: Strip, column: number): number {
    let all = 0;
    for (let lane = 0; lane < count; lane++) {
      const at = first + lane * width + column;
      rows[at] = rows[at]! + sum[lane]!;
      all += sum[lane]!;
    }
    return all;
  }

  /** Adds the cash series of projects, period by period. */
  function means(count: number, sums: BlockSums): void {
    for (const { first, sign, values } of seriesRows)
      for (let t = 0, i = 0; t < periods; t++, i += lanes) {
        const sum = sumOfLanes(values, i, count);
        if (sum !== 0) sums.cash[first + t] = sums.cash[first + t]! + sign * sum;
      }
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
  function scopes(strip: Strip, sums: BlockSums): void {
    const { months } = model;
    clear(strip, layout.delayRemedies, model.scopes.length);
    clear(strip, layout.delayRevenue, model.scopes.length);
    for (const { site, counts, amounts, missed, owed } of servedRows) {
      const inScopes = model.sites[site]!.scopes;
      total(missed, strip.count);
      for (const scope of inScopes) addTotals(strip, layout.delayRevenue + scope);
      if (owed !== undefined) {
        total(owed, strip.count);
        for (const scope of inScopes) addTotals(strip, layout.delayRemedies + scope);
      }
      if (!counts) continue;
      for (const scope of inScopes) addMonths(amounts, strip.count, sums.revenue, scope * months);
    }
    for (const { site, values } of operatingRows)
      for (const scope of model.sites[site]!.scopes)
        for (const row of values) addMonths(row, strip.count, sums.operating, scope * months);
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
      const strip = { rows, first, width, count };
      returns.prepare(count);
      means(count, sums);
      draws(strip, sums);
      scopes(strip, sums);
      for (let lane = 0; lane < count; lane++) {
        const at = first + lane * width;
        claims(rows, at, lane, sums);
        returns.write(rows, at, lane, sums);
        let worst = 0;
        for (const values of imbalances) worst = Math.max(worst, values[lane]!);
        rows[at + layout.imbalance] = worst;
      }
    },
  };
}
