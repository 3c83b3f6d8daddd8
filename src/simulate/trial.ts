import type { Model } from '../model/index.ts';
import type { Columns } from './stage.ts';

/** The trial at hand of a model. */
export interface Trial {
  readonly model: Model;
  readonly block: Columns;
  /** Built share of each phase. */
  readonly scale: Float64Array;
}

/** A drawn variable of the trial at hand, or `otherwise` when there is none. */
export function drawn(trial: Trial, variable: number, otherwise: number): number {
  return variable < 0 ? otherwise : trial.block.columns[variable]!;
}

export const finishOf = (trial: Trial, node: number): number => trial.block.finish[node]!;
