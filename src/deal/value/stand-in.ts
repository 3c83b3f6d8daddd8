import { distributionOf, type Variable } from '../../model/index.ts';
import { isValue, type Programme, type Value } from '../../programme/index.ts';
import { makeDistribution, mean } from '../../uncertainty/index.ts';

/**
 * Whether a number at an address reaches the simulation only as one drawn variable, so that
 * another number there needs no other tables: times and chances of agreements, days and amounts of
 * money, its price where no coverage is asked, what is paid for use, and durations of activities
 * that do not cost by the day. `changes` tells whether deals change anything at an address: a
 * coverage that only some of them ask for makes the price count in tables too.
 */
export function isDrawnOnly(
  programme: Programme,
  address: string,
  values: readonly unknown[],
  changes: (address: string) => boolean,
): boolean {
  if (!values.every(isValue) || new Set(values.map((v) => JSON.stringify(v.drivers))).size > 1)
    return false;
  const [table = '', id = '', a = '', phase = '', b = '', activity = '', field = ''] =
    address.split('.');
  if (table === 'agreements') {
    if (programme.agreements[id]?.signed !== undefined || changes(`agreements.${id}.signed`))
      return false;
    // a chance of zero is no variable at all
    return a === 'time' || (a === 'never' && values.every((v) => isValue(v) && chanceOf(v) > 0));
  }
  if (table === 'capital') {
    const covered =
      programme.capital[id]?.conditions.coverage !== undefined ||
      changes(`capital.${id}.conditions.coverage`);
    if (a === 'rate' || a === 'tenor') return !covered;
    return a === 'amount' || a === 'available' || (a === 'tranches' && phase === 'every');
  }
  if (table === 'contracts') return a === 'takeOrPay' || a === 'use' || a === 'indexation';
  if (table !== 'sites' || a !== 'phases' || b !== 'activities' || field !== 'duration')
    return false;
  const row = programme.sites[id]?.phases[phase]?.activities[activity];
  const of = `sites.${id}.phases.${phase}.activities.${activity}`;
  return (
    row !== undefined &&
    row.cost?.perDay === undefined &&
    row.progress === undefined &&
    !changes(`${of}.cost.perDay`) &&
    !changes(`${of}.progress`)
  );
}

/** The variable as it is with another value at its address. */
export function standIn(variable: Variable, value: unknown): Variable {
  if (!isValue(value)) throw new RangeError(`not a number: ${variable.path}`);
  if (!variable.path.endsWith('.never'))
    return { ...variable, distribution: distributionOf(value) };
  const p = chanceOf(value);
  if (p === 1)
    return {
      ...variable,
      distribution: { kind: 'point', value: 1 },
      floor: Number.NEGATIVE_INFINITY,
    };
  const made = makeDistribution({ kind: 'discrete', values: [0, 1], weights: [1 - p, p] });
  if (!made.ok) throw new RangeError(made.fact.en);
  return { ...variable, distribution: made.value, floor: 0 };
}

const chanceOf = (value: Value): number => Math.min(1, Math.max(0, mean(distributionOf(value))));
