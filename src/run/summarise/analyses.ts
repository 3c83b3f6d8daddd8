import { quantile } from '../../uncertainty/index.ts';
import type { ExclusionRow, OutcomeAnalysis, TornadoRow } from '../result.ts';
import { orderOf, ranksOf } from './ranks.ts';
import { type Source, tidy } from './source.ts';

/** Trials by the draw of each driver, from the lowest to the highest. */
export function driverOrders({ model, outcomes, column }: Source): Uint32Array[] {
  const all = Uint32Array.from({ length: outcomes.layout.trials }, (_, trial) => trial);
  return model.drivers.map((_, d) => orderOf(column(outcomes.layout.driver + d), all));
}

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
        tornado: tornado(source, knownFrom(values), orders),
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
  known: Known,
  orders: readonly Uint32Array[],
): TornadoRow[] {
  const { model, outcomes } = source;
  const { layout } = outcomes;
  const deviations = deviationsOf(known);
  const drivers = model.drivers.map((driver, d): TornadoRow => {
    const { low, high, rankCorrelation } = effectOfDriver(known, deviations, orders[d]!);
    return {
      id: driver.id,
      name: driver.name,
      kind: 'driver',
      low,
      high,
      from: tidy(quantile(driver.distribution, 0.1)),
      to: tidy(quantile(driver.distribution, 0.9)),
      rankCorrelation,
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

/** A column with 0 for what it does not have. */
export interface Known {
  readonly values: Float64Array;
  /** 1 for what it has. */
  readonly flags: Float64Array;
  /** Those that it has. */
  readonly trials: Uint32Array;
}

export function knownFrom(column: Float64Array): Known {
  const values = new Float64Array(column.length);
  const flags = new Float64Array(column.length);
  const trials = new Uint32Array(column.length);
  let count = 0;
  for (let i = 0; i < column.length; i++) {
    if (!Number.isFinite(column[i]!)) continue;
    values[i] = column[i]!;
    flags[i] = 1;
    trials[count++] = i;
  }
  return { values, flags, trials: trials.subarray(0, count) };
}

/** How far the rank of each known trial is from the mean rank; their sum is 0. Exact, in halves. */
function deviationsOf({ values, flags, trials }: Known): Float64Array {
  const middle = (trials.length - 1) / 2;
  return ranksOf(values, trials).map((rank, trial) => flags[trial]! * (rank - middle));
}

/** Means over the tenths of the known trials at either end of an order, and Spearman's rho with it; null without any, or without spread. */
function effectOfDriver(
  known: Known,
  deviations: Float64Array,
  order: Uint32Array,
): Pick<TornadoRow, 'low' | 'high' | 'rankCorrelation'> {
  const { flags, trials } = known;
  const count = trials.length;
  if (count === 0) return { low: null, high: null, rankCorrelation: null };
  // whether a trial is known is hard to foretell, so that this goes without a branch
  let [place, xy, yy] = [0, 0, 0];
  for (let i = 0; i < order.length; i++) {
    const y = deviations[order[i]!]!;
    xy += place * y;
    yy += y * y;
    place += flags[order[i]!]!;
  }
  const xx = (count * (count * count - 1)) / 12;
  const tenth = Math.max(1, Math.floor(count / 10));
  let last = order.length;
  for (let met = 0; met < tenth; ) met += flags[order[--last]!]!;
  return {
    low: meanFrom(known, order, 0, tenth),
    high: meanFrom(known, order, last, tenth),
    rankCorrelation: yy === 0 ? null : tidy(xy / Math.sqrt(xx * yy)),
  };
}

/** Mean over so many known trials from a place of an order on. */
function meanFrom({ values, flags }: Known, order: Uint32Array, from: number, count: number) {
  let sum = 0;
  for (let i = from, met = 0; met < count; i++) {
    sum += values[order[i]!]!;
    met += flags[order[i]!]!;
  }
  return tidy(sum / count);
}

/** Means over the known trials in which a risk did not happen and in which it did; null where there are none. */
function meansByRisk(
  { values, flags, trials }: Known,
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
  const without = trials.length - within;
  return [
    without === 0 ? null : tidy(sumWithout / without),
    within === 0 ? null : tidy(sumWithin / within),
  ];
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
      const variance = Math.max(0, (square - (sum * sum) / n) / (n - 1));
      return {
        risk: id,
        name,
        probability,
        trials: n,
        change: tidy(sum / n),
        // that none changed does not say that none ever would
        standardError: n < 2 || square === 0 ? null : tidy(Math.sqrt(variance / n)),
      };
    })
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
}
