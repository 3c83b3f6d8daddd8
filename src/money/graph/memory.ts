import type { Region } from './plan.ts';
import type { Place } from './space.ts';
import * as s from './space.ts';

/** Numbers of a cache line: no two vectors share one. */
const LINE = 8;
const rounded = (count: number) => Math.ceil(count / LINE) * LINE;

/** Where the rows of a space begin, and numbers from one period of theirs to the next. */
export interface Rows {
  readonly base: number;
  readonly stride: number;
}

/** The space in which one period of a whole row is a scalar. */
export const scalarSpace = (space: number): number =>
  space === s.TRIAL_ROW || space === s.INPUT_ROW
    ? s.TRIAL_SCALAR
    : space === s.GROUP_ROW
      ? s.SLOT
      : s.UNIFORM_SCALAR;

export interface Memory {
  /** The next so many numbers. */
  take(count: number): number;
  /** The next place of a space. */
  place(space: number): Place;
  /** Gives rows that lie together their memory, after which there are no more of them. */
  seal(): void;
  /** A place as it is once the memory is sealed. */
  sealed(place: Place): Place;
  /** From the first period and lane of a sealed place to its last. */
  region(place: Place): Region;
  /** By space, once sealed. */
  rows(): readonly Rows[];
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
  /** Numbers of a row in one period, where the rows of a period lie together. */
  const widths = new Map([
    [s.INPUT_ROW, lanes],
    [s.GROUP_ROW, group],
    [s.POOL, 2],
  ]);
  const taken = new Map<number, number>();
  const rows = Array.from({ length: s.SPACES }, (): Rows => ({ base: 0, stride: 0 }));
  rows[s.TRIAL_ROW] = { base: 0, stride: lanes };
  rows[s.UNIFORM_ROW] = { base: 0, stride: 1 };
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
      const width = widths.get(space);
      if (width !== undefined) {
        const offset = taken.get(space) ?? 0;
        taken.set(space, offset + width);
        return { space, offset };
      }
      const { stride } = rows[space]!;
      if (stride > 0) {
        const padding = rounded(stride);
        return { space, offset: take(padding + rounded(periods * stride) + padding) + padding };
      }
      const count = space === s.TRIAL_SCALAR ? lanes : space === s.SLOT ? group : 1;
      return { space, offset: take(count) };
    },
    seal() {
      for (const [space, width] of taken) {
        const stride = rounded(width);
        rows[space] = { base: take((periods + 2) * stride), stride };
      }
    },
    // a period is reached from the one before, so that offsets to that are not negative
    sealed: ({ space, offset }) => ({
      space,
      offset: widths.has(space) ? rows[space]!.stride + offset : offset,
    }),
    region({ space, offset }) {
      const { base, stride } = rows[space]!;
      const width = widths.get(space) ?? stride;
      const scalar = space === s.TRIAL_SCALAR ? lanes : 1;
      return {
        offset: base + offset,
        length: stride > 0 ? (periods - 1) * stride + width : scalar,
      };
    },
    rows: () => rows,
    size: () => size,
    half: () => half,
  };
}
