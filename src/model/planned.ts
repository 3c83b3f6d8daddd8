import type { Model } from './model.ts';
import { plannedOf } from './variables.ts';

/** Middle of a variable of the model before drivers and risks; `otherwise` when there is none. */
export const planned = (model: Model, variable: number, otherwise = 0): number =>
  variable < 0 ? otherwise : plannedOf(model.variables[variable]!);
