import type { Region } from './plan.ts';
import type { Place } from './space.ts';
import * as s from './space.ts';

/** Numbers of a cache line: no two vectors share one. */
const LINE = 8;
const rounded = (count: number) => Math.ceil(count / LINE) * LINE;
/** Rows that lie together: the rows of a pass come by in few streams of memory. */
const PANEL = 8;

/** Where the rows of a space are, and numbers from one period of theirs to the next. */
export interface Rows {
  readonly base: number;
  readonly length: number;
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
  /** Hands out the place of a row that lies with others once more. */
  release(place: Place): void;
  /** Gives rows that lie together their memory, after which there are no more of them. */
  seal(): void;
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
  /** Numbers of a row in one period, where rows lie together. */
  const widths = new Map([
    [s.INPUT_ROW, lanes],
    [s.GROUP_ROW, group],
    [s.POOL, 2],
  ]);
  const taken = new Map<number, number>();
  const released = new Map<number, Place[]>();
  const alone = (stride: number): Rows => ({ base: 0, length: 0, stride });
  const rows = Array.from({ length: s.SPACES }, () => alone(0));
  rows[s.TRIAL_ROW] = alone(lanes);
  rows[s.UNIFORM_ROW] = alone(1);
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
        const before = released.get(space)?.pop();
        if (before !== undefined) return before;
        const row = taken.get(space) ?? 0;
        taken.set(space, row + 1);
        const stride = rounded(PANEL * width);
        const panel = Math.floor(row / PANEL) * (periods + 2) * stride;
        return { space, offset: panel + stride + (row % PANEL) * width };
      }
      const { stride } = rows[space]!;
      if (stride > 0) {
        const padding = rounded(stride);
        return { space, offset: take(padding + rounded(periods * stride) + padding) + padding };
      }
      const count = space === s.TRIAL_SCALAR ? lanes : space === s.SLOT ? group : 1;
      return { space, offset: take(count) };
    },
    release(place) {
      const others = released.get(place.space) ?? [];
      released.set(place.space, others);
      others.push(place);
    },
    seal() {
      for (const [space, width] of widths) {
        const stride = rounded(PANEL * width);
        const length = Math.ceil((taken.get(space) ?? 0) / PANEL) * (periods + 2) * stride;
        rows[space] = { base: take(length), length, stride };
      }
    },
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
