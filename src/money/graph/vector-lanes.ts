import type { PassPlan, Plan } from './plan.ts';
import * as s from './space.ts';
import * as v from './vector-code.ts';

export const BYTES = 8;
/** Bytes of a pair. */
const PAIR = 16;

/**
 * Parameters of a chunk: the period, then the byte at which each space begins for that period and
 * the first lane, in the order of the spaces. What begins SLOT also counts the lanes.
 */
export const CHUNK_PARAMS = 1 + s.UNIFORM_SCALAR;
export const pointer = (space: number) => 1 + space;
const END = CHUNK_PARAMS;
export const FIRST_LOCAL = CHUNK_PARAMS + 1;
/** Spaces whose lanes follow one another. */
const LANED = [s.TRIAL_ROW, s.TRIAL_SCALAR, s.INPUT_ROW, s.GROUP_ROW, s.SLOT, s.TURN, s.OTHER_TURN];

/** Repeats what `all` adds for each pair of a group, moving on in the spaces that it used. */
export function overLanes(
  { group }: Plan,
  body: number[],
  all: () => void,
  used: Uint8Array,
): void {
  v.get(body, pointer(s.SLOT));
  v.i32.const(body, group * BYTES);
  v.emit(body, v.i32.add);
  v.set(body, END);
  v.emit(body, v.loopStart);
  all();
  for (const space of LANED) {
    if (used[space] === 0) continue;
    v.get(body, pointer(space));
    v.i32.const(body, PAIR);
    v.emit(body, v.i32.add);
    v.set(body, pointer(space));
  }
  v.get(body, pointer(s.SLOT));
  v.get(body, END);
  v.emit(body, v.i32.lessUnsigned, v.loopEnd);
}

/** A function that sets what gathering starts from, with the parameters of a chunk. */
export function startFunction(plan: Plan, starts: PassPlan['starts']): v.VectorFunction {
  const body: number[] = [];
  const values = [...new Set(starts.map(({ value }) => value))];
  const known = new Map(values.map((value, i) => [value, FIRST_LOCAL + i]));
  for (const [value, local] of known) {
    v.emit(body, v.pair.const(value));
    v.set(body, local);
  }
  const all = () => {
    for (let i = 0; i < starts.length; i++) {
      const { at, value } = starts[i]!;
      v.get(body, pointer(at.space));
      v.get(body, known.get(value)!);
      v.pair.store(body, at.offset * BYTES);
    }
  };
  const used = new Uint8Array(s.SPACES);
  used[s.SLOT] = 1;
  used[s.TRIAL_SCALAR] = 1;
  overLanes(plan, body, all, used);
  return { params: CHUNK_PARAMS, words: 1, vectors: known.size, body };
}
