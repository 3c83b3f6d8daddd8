import type { Model } from '../model/index.ts';
import {
  type BlockSums,
  type CashSink,
  isMet,
  isMoneyClaim,
  type Layout,
} from '../simulate/index.ts';
import { servedAddresses, trancheAddresses } from './addresses.ts';
import { cashMeans } from './cash-means.ts';
import { claimAddresses, createClaimMeasure } from './claims.ts';
import { createReturns, projectLines, returnsBytes } from './project-columns.ts';
import { LANES } from './returns/index.ts';
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

/**
 * Evaluates the cash flows of trials and writes what parties, projects and lenders get out of them
 * into the outcomes that the layout names.
 */
export function createCashSink(model: Model, layout: Layout, shelf = createShelf()): CashSink {
  const served = servedAddresses(model);
  const drawn = trancheAddresses(model);
  const means = cashMeans(model);
  const trials = createMoneyTrials(model, taxRules, {
    lanes: LANES,
    wanted: [
      ...new Set([
        ...claimAddresses(model),
        ...model.projects.flatMap(({ id }) => projectLines(id)),
        ...model.parties.flatMap(({ id }) =>
          ['npv', 'peak', 'multiple', 'flow'].map((line) => `parties.${id}.${line}`),
        ),
      ]),
    ],
    totals: [
      ...new Set([
        ...drawn,
        ...served.flatMap(({ foregone, remedies }) => [foregone, remedies ?? foregone]),
      ]),
    ],
    pooled: [...new Set(means.map(({ address }) => address))],
    spare: returnsBytes(model),
    shelf,
  });
  const { lanes, value, total, pooled } = trials;
  const reasons = new Int32Array(lanes * model.claims.length);
  const returns = createReturns(model, layout, trials);
  const measure = createClaimMeasure(model, trials);
  const drawnTotals = drawn.map(total);
  const sourceOf = model.projects.flatMap(({ tranches }) => tranches.map(({ source }) => source));
  const imbalances = model.projects.map(({ id }) => value(`projects.${id}.checks.worst-sources`));
  const servedTotals = served.map(({ site, foregone, remedies }) => ({
    inScopes: model.sites[site]!.scopes,
    missed: total(foregone),
    owed: remedies === undefined ? undefined : total(remedies),
  }));

  /** Money drawn, by source and party, up to the horizon and after. */
  function draws(strip: Strip, sums: BlockSums): void {
    clear(strip, layout.sourceDrawn, model.funds.sources.length);
    clear(strip, layout.partyDrawn, model.parties.length);
    drawnTotals.forEach((totals, k) => {
      const source = sourceOf[k]!;
      const { party } = model.funds.sources[source]!;
      add(strip, layout.sourceDrawn + source, totals);
      sums.trancheDrawn[k]! += add(strip, layout.partyDrawn + party, totals);
    });
  }

  /** Remedies and revenue that came late, by scope. */
  function delays(strip: Strip): void {
    clear(strip, layout.delayRemedies, model.scopes.length);
    clear(strip, layout.delayRevenue, model.scopes.length);
    for (const { inScopes, missed, owed } of servedTotals) {
      for (const scope of inScopes) {
        add(strip, layout.delayRevenue + scope, missed);
        if (owed !== undefined) add(strip, layout.delayRemedies + scope, owed);
      }
    }
  }

  function claims(rows: Float64Array, at: number, lane: number, sums: BlockSums): void {
    model.claims.forEach((claim, c) => {
      if (!isMoneyClaim(claim)) return;
      const measured = measure(c, lane);
      rows[at + layout.claimMeasure + c] = measured;
      if (!isMet(claim, measured))
        sums.missed[c * model.causes.length + reasons[lane * model.claims.length + c]!]! += 1;
    });
  }

  const targets = means.map((mean) => ({ ...mean, values: pooled(mean.address) }));

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
      draws(strip, sums);
      delays(strip);
      for (let lane = 0; lane < count; lane++) {
        const at = first + lane * width;
        claims(rows, at, lane, sums);
        returns.write(rows, at, lane);
        let worst = 0;
        for (const values of imbalances) worst = Math.max(worst, values[lane]!);
        rows[at + layout.imbalance] = worst;
      }
    },
    finish(sums) {
      trials.gather();
      returns.finish(sums);
      for (const { into, first, from, step, count, sign, values } of targets) {
        const target = sums[into];
        for (let i = 0; i < count; i++) {
          const at = first + i * step;
          target[at] = target[at]! + sign * values[from + i]!;
        }
      }
    },
  };
}

/** Puts zeros into columns. */
function clear({ rows, first, width, count }: Strip, column: number, columns: number): void {
  for (let lane = 0; lane < count; lane++) {
    const at = first + lane * width + column;
    rows.fill(0, at, at + columns);
  }
}

/** Adds a number of each trial to a column; returns their sum. */
function add({ rows, first, width, count }: Strip, column: number, numbers: Float64Array): number {
  let all = 0;
  for (let lane = 0; lane < count; lane++) {
    const at = first + lane * width + column;
    rows[at] = rows[at]! + numbers[lane]!;
    all += numbers[lane]!;
  }
  return all;
}
