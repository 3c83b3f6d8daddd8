import type { Model } from '../model/index.ts';
import type { Allotment } from './allot.ts';
import type { Block } from './forward.ts';
import type { MonthAxis } from './months.ts';

/** What the steps of one trial share. */
export interface Trial {
  readonly model: Model;
  /** The trial at hand, a block of one: entry v is variable v, node n or risk r. */
  readonly block: Block;
  /** Draws of the drivers. */
  readonly drivers: Float64Array;
  readonly allotment: Allotment;
  readonly axis: MonthAxis;
}

/** A drawn variable of the trial at hand, or `otherwise` when there is none. */
export function drawn(trial: Trial, variable: number, otherwise: number): number {
  return variable < 0 ? otherwise : trial.block.columns[variable]!;
}

export const startOf = (trial: Trial, node: number): number => trial.block.start[node]!;

export const finishOf = (trial: Trial, node: number): number => trial.block.finish[node]!;
