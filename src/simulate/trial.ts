import type { Model } from '../model/index.ts';
import type { Block } from './forward.ts';

/** The trial at hand of a model. */
export interface Trial {
  readonly model: Model;
  /** A block of one: entry v is variable v, node n or risk r. */
  readonly block: Block;
  /** Built share of each phase. */
  readonly scale: Float64Array;
}

/** A drawn variable of the trial at hand, or `otherwise` when there is none. */
export function drawn(trial: Trial, variable: number, otherwise: number): number {
  return variable < 0 ? otherwise : trial.block.columns[variable]!;
}

export const finishOf = (trial: Trial, node: number): number => trial.block.finish[node]!;
