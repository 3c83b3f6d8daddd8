import type { Programme, Value } from '../programme/index.ts';
import { middleOf } from '../uncertainty/index.ts';
import { budgetShares } from './budget-shares.ts';
import type { Model } from './model.ts';
import { variablesWith } from './revalued.ts';

/** Whether a number at an address moves nothing of a model but its variable and shares of budgets. */
export const isFinancing = (address: string): boolean =>
  /^(capital\.[^.]+\.(share|rate|tenor)|contracts\.[^.]+\.price)$/.test(address);

/**
 * The model of a programme that differs from that of `model` only in numbers at `changed`, all of which
 * are financing: what `compile` would make of it, in a fraction of the time. Undefined when the model has
 * no variable for one of them.
 */
export function refinanced(
  model: Model,
  programme: Programme,
  changed: ReadonlyMap<string, Value>,
): Model | undefined {
  const variables = variablesWith(model, changed);
  if (variables === undefined) return undefined;
  const byPath = new Map(variables.map((v, i) => [v.path, i]));
  const variable = (index: number) => (index < 0 ? 0 : middleOf(variables[index]!));
  const budgetShare = budgetShares(programme, model.funds, model.phases, model.contracts, {
    value: (_, path) => variable(byPath.get(path) ?? -1),
    variable,
  });
  return { ...model, variables, funds: { ...model.funds, budgetShare } };
}
