import { desk } from './room.ts';

/** Where the present value of amounts is zero. */
export interface Roots {
  /** Changes of sign in the amounts. */
  readonly signChanges: number;
  /** Places as those of `rateAt`, ascending. */
  readonly places: readonly number[];
  /** For each, whether the value is zero there without changing its sign, but for rounding. */
  readonly touching: readonly boolean[];
}

const BYTES = 8;

/** Every root of a sum of finite amounts, at times that ascend without repetition or 0, 1, 2, …. */
export function rootsOf(amounts: Float64Array, times?: Float64Array): Roots {
  const { length } = amounts;
  const [at, timesAt, room] = [1, 1 + length, 1 + 2 * length];
  const { kernel, numbers } = desk(room);
  numbers.set(amounts, at);
  if (times !== undefined) numbers.set(times, timesAt);
  const signChanges = kernel.signChanges(at * BYTES, length);
  const found = desk(room + (signChanges + 3) * length).numbers;
  const timesByte = times === undefined ? 0 : timesAt * BYTES;
  const count = kernel.findRoots(at * BYTES, timesByte, length, room * BYTES);
  return {
    signChanges,
    places: [...found.subarray(room, room + count)],
    touching: Array.from(found.subarray(room + length, room + length + count), (x) => x === 1),
  };
}

/** The rate at a place: 1 / (1 + rate) up to 1, above it 2 − (1 + rate). */
export const rateAt = (place: number): number => (place < 1 ? (1 - place) / place : 1 - place);
