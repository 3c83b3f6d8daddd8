import type { Programme, Value } from '../programme/index.ts';
import { buildDrivers } from './compile-drivers.ts';
import { buildRisks } from './compile-risks.ts';
import type { Model, Variable } from './model.ts';
import { distributionOf, driversOf } from './variables.ts';

const ofDriver = /^drivers\.[^.]+\.(factor|shift)$/;
const ofRisk = /^risks\.[^.]+\.probability$/;
/** Of these nothing is planned: they become variables and no more. */
const ofVariable =
  /^(agreements\.[^.]+\.time|sites\.[^.]+\.power\.[^.]+\.available|supplies\.[^.]+\.deliveries\.\d+\.on|capital\.[^.]+\.(amount|available))$/;

/**
 * The model of a programme that differs from that of `model` only in numbers at `changed`, paths
 * with dots between their steps: what `compile` would make of it, in a fraction of the time; all that
 * does not change is shared. Undefined when one of them may move more than a driver, a risk or a
 * variable.
 */
export function revalued(
  model: Model,
  programme: Programme,
  changed: ReadonlyMap<string, Value>,
): Model | undefined {
  const paths = [...changed.keys()];
  const drivers = paths.filter((path) => ofDriver.test(path));
  const risks = paths.filter((path) => ofRisk.test(path));
  const others = paths.filter((path) => ofVariable.test(path));
  if (drivers.length + risks.length + others.length < paths.length) return undefined;
  const variables =
    others.length === 0
      ? model.variables
      : variablesWith(model, new Map(others.map((path) => [path, changed.get(path)!])));
  if (variables === undefined) return undefined;
  const effects = new Map(model.drivers.map((driver, i) => [i, [...driver.effects]]));
  return {
    ...model,
    variables,
    drivers: drivers.length === 0 ? model.drivers : buildDrivers(programme, effects),
    risks: risks.length === 0 ? model.risks : buildRisks(programme),
  };
}

/** Variables of a model with other values at some paths; undefined where one has no variable. */
export function variablesWith(
  model: Pick<Model, 'variables' | 'drivers'>,
  changed: ReadonlyMap<string, Value>,
): readonly Variable[] | undefined {
  const driverIndex = new Map(model.drivers.map(({ id }, i) => [id, i]));
  let found = 0;
  const variables = model.variables.map((variable) => {
    const value = changed.get(variable.path);
    if (value === undefined) return variable;
    found++;
    const drivers = driversOf(value.drivers, driverIndex);
    return { ...variable, distribution: distributionOf(value), drivers };
  });
  return found === changed.size ? variables : undefined;
}
