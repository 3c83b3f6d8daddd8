/*
 * Where numbers lie in the one memory of an evaluation. Rows that are kept whole have a period of
 * zeros before the first and after the last, which is what `prev` and `next` read there.
 */
export const TRIAL_ROW = 0;
export const TRIAL_SCALAR = 1;
/** A row that only the evaluation itself needs, of one group of lanes. */
export const GROUP_ROW = 2;
/** Numbers of one group of lanes, of the running period or of none. */
export const SLOT = 3;
/** Rows of which one period is remembered, in two halves that take turns. */
export const TURN = 4;
export const OTHER_TURN = 5;
/** One number for all lanes. */
export const UNIFORM_ROW = 6;
export const UNIFORM_SCALAR = 7;
export const SPACES = 8;

/** A vector of numbers, `offset` at the first period and lane, in numbers. */
export interface Place {
  readonly space: number;
  readonly offset: number;
}

export const isUniform = ({ space }: Place): boolean => space >= UNIFORM_ROW;
