import type { Region } from './plan.ts';
import type { Place } from './space.ts';
import * as s from './space.ts';

/** Numbers of a cache line: no two vectors share one. */
const LINE = 8;
const rounded = (count: number) => Math.ceil(count / LINE) * LINE;

/** Numbers from one period of a row to the next, 0 for what has only one. */
export const rowStride = (space: number, lanes: number, group: number): number =>
  space === s.TRIAL_ROW ? lanes : space === s.GROUP_ROW ? group : space === s.UNIFORM_ROW ? 1 : 0;

/** The space in which one period of a whole row is a scalar. */
export const scalarSpace = (space: number): number =>
  space === s.TRIAL_ROW ? s.TRIAL_SCALAR : space === s.GROUP_ROW ? s.SLOT : s.UNIFORM_SCALAR;

export interface Memory {
  /** The next so many numbers. */
  take(count: number): number;
  place(space: number): Place;
  /** All that a place holds, from its first period and lane on. */
  region(place: Place): Region;
  size(): number;
  /** Length of one half of TURN. */
  half(): number;
}

/** Hands out the memory of an evaluation from its start on. */
export function createMemory(shape: {
  readonly periods: number;
  readonly lanes: number;
  readonly group: number;
}): Memory {
  const { periods, lanes, group } = shape;
  let size = 0;
  let half = 0;
  const take = (count: number) => {
    const at = size;
    size += rounded(count);
    return at;
  };
  return {
    take,
    place(space) {
      if (space === s.TURN) {
        const offset = half;
        half += rounded(group);
        return { space, offset };
      }
      const stride = rowStride(space, lanes, group);
      if (stride > 0) {
        const padding = rounded(stride);
        return { space, offset: take(padding + rounded(periods * stride) + padding) + padding };
      }
      const count = space === s.TRIAL_SCALAR ? lanes : space === s.SLOT ? group : 1;
      return { space, offset: take(count) };
    },
    region({ space, offset }) {
      const stride = rowStride(space, lanes, group);
      return {
        offset,
        length: stride > 0 ? periods * stride : space === s.TRIAL_SCALAR ? lanes : 1,
      };
    },
    size: () => size,
    half: () => half,
  };
}
