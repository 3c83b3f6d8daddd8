import type { Model } from '../model/index.ts';
import type { Allotment } from './allot.ts';
import type { Draws } from './draw.ts';
import type { Block } from './forward.ts';
import type { MonthAxis } from './months.ts';

/** What the steps of one trial share. */
export interface Trial {
  readonly model: Model;
  readonly draws: Draws;
  readonly block: Block;
  readonly allotment: Allotment;
  readonly axis: MonthAxis;
  /** Place in the block of the trial at hand. */
  place: number;
}

/** A drawn variable of the trial at hand, or `otherwise` when there is none. */
export function drawn(trial: Trial, variable: number, otherwise: number): number {
  return variable < 0 ? otherwise : trial.block.columns[variable * trial.block.size + trial.place]!;
}

export const startOf = (trial: Trial, node: number): number =>
  trial.block.start[node * trial.block.size + trial.place]!;

export const finishOf = (trial: Trial, node: number): number =>
  trial.block.finish[node * trial.block.size + trial.place]!;
