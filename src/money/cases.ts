import type { Model } from '../model/index.ts';
import { quantile } from '../uncertainty/index.ts';

/** What a case assumes instead of the middle of every number. */
export interface Case {
  readonly id: string;
  readonly name: string;
  /** Quantile of durations, arrivals and agreements, of costs, and of prices of what is sold. */
  readonly durations?: number;
  readonly costs?: number;
  readonly prices?: number;
  /** Multiplies costs, the length of contracts for capacity, and the life of chips. */
  readonly costFactor?: number;
  readonly tenorFactor?: number;
  readonly lifeFactor?: number;
  /** Added to every rate of interest, per year. */
  readonly rateShift?: number;
}

/** The cases that lenders ask for. */
export const cases: readonly [Case, ...Case[]] = [
  { id: 'sponsor', name: 'Sponsor: the middle of every number, no risk happens' },
  {
    id: 'bank',
    name: 'Bank: durations and costs at P70, prices at P30, 1 point more interest',
    durations: 0.7,
    costs: 0.7,
    prices: 0.3,
    rateShift: 0.01,
  },
  { id: 'delay', name: 'Delay: all durations and dates at P90', durations: 0.9 },
  { id: 'overrun', name: 'Overrun: costs a fifth higher', costFactor: 1.2 },
  { id: 'rates', name: 'Rates: 2 points more interest', rateShift: 0.02 },
  { id: 'offtaker-loss', name: 'Offtaker lost: contracts end half-way', tenorFactor: 0.5 },
  { id: 'early-refresh', name: 'Early refresh: chips last two thirds as long', lifeFactor: 2 / 3 },
  {
    id: 'downside',
    name: 'Downside: delay, overrun, 2 points more interest, early refresh, prices at P30',
    durations: 0.9,
    costFactor: 1.2,
    rateShift: 0.02,
    lifeFactor: 2 / 3,
    prices: 0.3,
  },
];

/** The model in which every number has one value, as the case assumes, and no risk happens. */
export function caseModel(model: Model, of: Case): Model {
  const at = new Map<number, number>();
  const factor = new Map<number, number>();
  const shift = new Map<number, number>();
  const set = (target: Map<number, number>, variables: Iterable<number>, x: number | undefined) => {
    if (x === undefined) return;
    for (const v of variables) if (v >= 0) target.set(v, x);
  };
  const { network, costs, contracts, funds, phases } = model;
  const capacity = contracts.filter(({ kind }) => kind !== 'power');
  set(at, network.time, of.durations);
  const costVariables = costs.flatMap(({ fixed, perMw, perDay }) => [fixed, perMw, perDay]);
  set(at, costVariables, of.costs);
  set(factor, costVariables, of.costFactor);
  set(
    at,
    capacity.flatMap(({ price, perDay }) => [price, perDay]),
    of.prices,
  );
  set(
    factor,
    capacity.map(({ tenor }) => tenor),
    of.tenorFactor,
  );
  set(
    factor,
    phases.map(({ life }) => life),
    of.lifeFactor,
  );
  set(
    shift,
    funds.sources.map(({ rate }) => rate),
    of.rateShift,
  );
  return {
    ...model,
    variables: model.variables.map((variable, v) => ({
      ...variable,
      distribution: {
        kind: 'point',
        value:
          quantile(variable.distribution, at.get(v) ?? 0.5) * (factor.get(v) ?? 1) +
          (shift.get(v) ?? 0),
      },
      effects: [],
    })),
    drivers: model.drivers.map((driver) => ({
      ...driver,
      distribution: { kind: 'point', value: quantile(driver.distribution, 0.5) },
      effects: [],
    })),
    risks: model.risks.map((risk) => ({ ...risk, probability: 0 })),
  };
}
