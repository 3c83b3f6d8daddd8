/*
 * Where numbers lie in the one memory of an evaluation. Rows that are kept whole have a period of
 * zeros before the first and after the last, which is what `prev` and `next` read there.
 */
/** A row for the caller, its periods one after the other. */
export const TRIAL_ROW = 0;
export const TRIAL_SCALAR = 1;
/** A row that the caller writes. In a period some such rows lie together, in the order of the passes. */
export const INPUT_ROW = 2;
/** A row that only the evaluation itself needs, of one group of lanes; they lie in the same way, and
 * a later row may take the place of one that is no longer read. */
export const GROUP_ROW = 3;
/** Numbers of one group of lanes, of the running period or of none. */
export const SLOT = 4;
/** Rows of which one period is remembered, in two halves that take turns. */
export const TURN = 5;
export const OTHER_TURN = 6;
/** Sums over trials, one of even and one of odd lanes; they lie in the same way. */
export const POOL = 7;
/** One number for all lanes. */
export const UNIFORM_ROW = 8;
export const UNIFORM_SCALAR = 9;
export const SPACES = 10;

/** A vector of numbers, `offset` at the first period and lane, in numbers. */
export interface Place {
  readonly space: number;
  readonly offset: number;
}

export const isUniform = ({ space }: Place): boolean => space >= UNIFORM_ROW;
