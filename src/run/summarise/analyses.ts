import { quantile } from '../../uncertainty/index.ts';
import type { ExclusionRow, OutcomeAnalysis, TornadoRow } from '../result.ts';
import { orderOf, ranksOf } from './ranks.ts';
import { type Source, tidy } from './source.ts';

/** Trials by the draw of each driver, from the lowest to the highest. */
export const driverOrders = ({ model, outcomes, column }: Source): Uint32Array[] =>
  model.drivers.map((_, d) => orderOf(column(outcomes.layout.driver + d)));

/** What drives the MW and the spend of each scope by the day of the analysis. */
export function analyses(source: Source, orders: readonly Uint32Array[]): OutcomeAnalysis[] {
  const { model, outcomes } = source;
  const by = source.iso(model.analysisDay - 1);
  return model.scopes.flatMap(({ id, name }, c) =>
    (['MW', 'USD'] as const).map((unit, o): OutcomeAnalysis => {
      const first = unit === 'MW' ? outcomes.layout.analysedMw : outcomes.layout.analysedSpent;
      const values = source.column(first + c);
      return {
        outcome: {
          id: `${unit === 'MW' ? 'mw' : 'spent'}:${id}`,
          name: `${unit === 'MW' ? 'IT MW energised' : 'USD spent'} by ${by}, ${name}`,
          unit,
          scope: id,
          by,
          mean: source.spread(first + c).mean ?? 0,
        },
        tornado: tornado(source, values, orders),
        exclusion: exclusions(source, 2 * c + o),
      };
    }),
  );
}

/**
 * Mean outcome over the tenths of trials with the lowest and the highest draw of each driver, and
 * without and with each risk; only trials in which the outcome is finite count.
 */
export function tornado(
  source: Source,
  values: Float64Array,
  orders: readonly Uint32Array[],
): TornadoRow[] {
  const { model, outcomes } = source;
  const { layout } = outcomes;
  const known = knownFrom(values);
  const ranks = ranksOf(values, knownOf(known, trialsOf(values)));
  const drivers = model.drivers.map((driver, d): TornadoRow => {
    const order = knownOf(known, orders[d]!);
    const tenth = Math.max(1, Math.floor(order.length / 10));
    return {
      id: driver.id,
      name: driver.name,
      kind: 'driver',
      low: meanOver(values, order.subarray(0, tenth)),
      high: meanOver(values, order.subarray(order.length - tenth)),
      from: tidy(quantile(driver.distribution, 0.1)),
      to: tidy(quantile(driver.distribution, 0.9)),
      rankCorrelation: rankCorrelation(order, ranks),
    };
  });
  const risks = model.risks.map((risk, r): TornadoRow => {
    const [low, high] = meansByRisk(known, source.column(layout.fired + r));
    return {
      id: risk.id,
      name: risk.name,
      kind: 'risk',
      low,
      high,
      from: risk.probability,
      to: risk.probability,
      rankCorrelation: null,
    };
  });
  const swing = ({ low, high }: TornadoRow) =>
    low === null || high === null ? 0 : Math.abs(high - low);
  return [...drivers, ...risks].sort((a, b) => swing(b) - swing(a));
}

function trialsOf(values: Float64Array): Uint32Array {
  const trials = new Uint32Array(values.length);
  for (let i = 0; i < trials.length; i++) trials[i] = i;
  return trials;
}

/** Those of some trials in which a column has a value. */
function knownOf({ flags, count }: Known, trials: Uint32Array): Uint32Array {
  if (count === flags.length) return trials;
  const known = new Uint32Array(trials.length);
  let found = 0;
  for (let i = 0; i < trials.length; i++) {
    known[found] = trials[i]!;
    found += flags[trials[i]!]!;
  }
  return known.subarray(0, found);
}

/** A column with 0 for what it does not have, and with 1 for what it has. */
interface Known {
  readonly values: Float64Array;
  readonly flags: Float64Array;
  readonly count: number;
}

function knownFrom(column: Float64Array): Known {
  const values = new Float64Array(column.length);
  const flags = new Float64Array(column.length);
  let count = 0;
  for (let i = 0; i < column.length; i++) {
    if (!Number.isFinite(column[i]!)) continue;
    values[i] = column[i]!;
    flags[i] = 1;
    count++;
  }
  return { values, flags, count };
}

/** Means over the known trials in which a risk did not happen and in which it did; null where there are none. */
function meansByRisk(
  { values, flags, count }: Known,
  fired: Float64Array,
): readonly [number | null, number | null] {
  let [within, sumWithin, sumWithout] = [0, 0, 0];
  // whether a risk happened is hard to foretell, so that this goes without a branch
  for (let i = 0; i < values.length; i++) {
    const happened = fired[i]!;
    within += happened * flags[i]!;
    sumWithin += happened * values[i]!;
    sumWithout += (1 - happened) * values[i]!;
  }
  const without = count - within;
  return [
    without === 0 ? null : tidy(sumWithout / without),
    within === 0 ? null : tidy(sumWithin / within),
  ];
}

function meanOver(values: Float64Array, indices: ArrayLike<number>): number | null {
  if (indices.length === 0) return null;
  let sum = 0;
  for (let i = 0; i < indices.length; i++) sum += values[indices[i]!]!;
  return tidy(sum / indices.length);
}

/** Spearman's rho of a draw, by its order, with an outcome, by its ranks; null without spread. */
function rankCorrelation(order: Uint32Array, ranks: Float64Array): number | null {
  const middle = (order.length - 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < order.length; i++) {
    const x = i - middle;
    const y = ranks[order[i]!]! - middle;
    xy += x * y;
    xx += x * x;
    yy += y * y;
  }
  return yy === 0 ? null : tidy(xy / Math.sqrt(xx * yy));
}

function exclusions(source: Source, outcome: number): ExclusionRow[] {
  const { model, exclusion, exclusionTrials } = source;
  return model.risks
    .flatMap(({ id, name, probability }, r) => {
      const at = (r * 2 * model.scopes.length + outcome) * 2;
      const n = exclusionTrials[r]!;
      if (n === 0) return [];
      const sum = exclusion[at]!;
      const square = exclusion[at + 1]!;
      const variance = n > 1 ? Math.max(0, (square - (sum * sum) / n) / (n - 1)) : 0;
      return {
        risk: id,
        name,
        probability,
        trials: n,
        change: tidy(sum / n),
        standardError: tidy(Math.sqrt(variance / n)),
      };
    })
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
}
