import type { JointConfidence } from '../result.ts';
import { scalarColumn } from '../table.ts';
import { type Source, tidy } from './source.ts';

const POINTS = 500;
const STEPS = [0.1, 0.25, 0.5, 0.75, 0.9];

/**
 * Joint confidence of cost and date (NASA Cost Estimating Handbook, JCL): how likely the first
 * megawatt of a scope comes by a date and the scope's spend to the horizon stays below a sum.
 */
export function jointConfidence(source: Source, scope: number): JointConfidence {
  const { model, outcomes } = source;
  const days = source.column(outcomes.layout.scopeFirst + scope);
  const costs = totalCost(source, scope);
  const trials = days.length;
  const dates = stepsOf(days.filter((day) => day < Infinity));
  const sums = stepsOf(costs);
  const points: [number, number][] = [];
  for (let i = 0; i < trials && points.length < POINTS; i++)
    if (days[i]! < Infinity) points.push([Math.round(days[i]!), Math.round(costs[i]! / 1e6) * 1e6]);
  return {
    of: `first energised MW of ${model.scopes[scope]?.name ?? ''}, and USD spent on it to the horizon`,
    points,
    dates: dates.map((day) => (Number.isFinite(day) ? source.iso(day) : null)),
    costs: sums,
    probability: countsWithin(days, dates, costs, sums).map((row) =>
      row.map((count) => count / trials),
    ),
  };
}

/** By cost, then by date, both rising: trials that stay within both. */
function countsWithin(
  days: Float64Array,
  dates: readonly number[],
  costs: Float64Array,
  sums: readonly number[],
): readonly (readonly number[])[] {
  const cells = new Uint32Array((sums.length + 1) * (dates.length + 1));
  const at = (cost: number, date: number) => cost * (dates.length + 1) + date;
  for (let i = 0; i < days.length; i++) {
    if (days[i] === Infinity) continue;
    const cell = at(firstNotBelow(sums, costs[i]!), firstNotBelow(dates, days[i]!));
    cells[cell] = cells[cell]! + 1;
  }
  return sums.map((_, cost) =>
    dates.map((_, date) => {
      let count = 0;
      for (let c = 0; c <= cost; c++) for (let d = 0; d <= date; d++) count += cells[at(c, d)]!;
      return count;
    }),
  );
}

/** The first of rising steps that x does not exceed; their number if it exceeds all. */
function firstNotBelow(steps: readonly number[], x: number): number {
  let step = 0;
  while (step < steps.length && x > steps[step]!) step++;
  return step;
}

function totalCost({ model, outcomes }: Source, scope: number): Float64Array {
  const out = new Float64Array(outcomes.layout.trials);
  for (const phase of model.scopes[scope]?.phases ?? []) {
    const column = scalarColumn(outcomes, outcomes.layout.phaseCost + phase);
    for (let i = 0; i < out.length; i++) out[i] = out[i]! + column[i]!;
  }
  // equal costs must compare as equal, whatever the order in which they were added up
  return out.map(tidy);
}

function stepsOf(values: Float64Array): number[] {
  if (values.length === 0) return STEPS.map(() => Number.POSITIVE_INFINITY);
  const sorted = values.slice().sort();
  return STEPS.map((p) => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]!);
}
