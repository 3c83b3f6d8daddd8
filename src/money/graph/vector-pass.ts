import type { PassPlan, Plan } from './plan.ts';
import * as s from './space.ts';
import { chunkFunction } from './vector-chunk.ts';
import * as v from './vector-code.ts';
import { BYTES, CHUNK_PARAMS, startFunction } from './vector-lanes.ts';

/** Spaces that move with the period; in the first ones every trial has its own lane. */
const ROWS = [s.TRIAL_ROW, s.INPUT_ROW, s.GROUP_ROW, s.POOL, s.UNIFORM_ROW];
const LANED = new Set([s.TRIAL_ROW, s.INPUT_ROW]);

/** The functions of a pass; the last is exported and takes the first lane in bytes. */
export function passFunctions(
  plan: Plan,
  pass: PassPlan,
  name: string,
  firstIndex: number,
): readonly v.VectorFunction[] {
  const own = pass.chunks.map((steps) => chunkFunction(plan, steps));
  const chunks = own.map((_, i) => firstIndex + i);
  if (pass.kind === 'scalar') return [...own, scalarDriver(name, chunks)];
  const start = startFunction(plan, pass.starts);
  return [...own, start, rowDriver(plan, pass, name, chunks, firstIndex + own.length)];
}

/** A chunk's arguments where no space moves with the period. */
function still(body: number[], first: number): void {
  for (let i = 0; i < CHUNK_PARAMS; i++) {
    if (i === 1 + s.TRIAL_SCALAR) v.get(body, first);
    else v.i32.const(body, 0);
  }
}

function scalarDriver(name: string, chunks: readonly number[]): v.VectorFunction {
  const body: number[] = [];
  for (const chunk of chunks) {
    still(body, 0);
    v.call(body, chunk);
  }
  return { name, params: 1, words: 0, vectors: 0, body };
}

function rowDriver(
  { periods, turn, half, rows }: Plan,
  { kind, turns }: PassPlan,
  name: string,
  chunks: readonly number[],
  start: number,
): v.VectorFunction {
  const [first, period, here, other, left] = [0, 1, 2, 3, 4] as const;
  /** Where rows of the period begin. */
  const pointers = ROWS.map((space, i) => ({ space, local: 5 + i, ...rows[space]! }));
  const isForward = kind === 'forward';
  const begin = isForward ? 0 : periods - 1;
  const by = isForward ? 1 : -1;
  const halves = [turn * BYTES, (turn + half) * BYTES] as const;
  const locals = new Map<number, number>([
    ...pointers.map(({ space, local }) => [space, local] as const),
    ...([
      [s.TRIAL_SCALAR, first],
      [s.TURN, here],
      [s.OTHER_TURN, other],
    ] as const),
  ]);
  const body: number[] = [];
  const put = (local: number, n: number) => {
    v.i32.const(body, n);
    v.set(body, local);
  };
  const sum = (local: number, n: number) => {
    v.get(body, local);
    v.i32.const(body, n);
    v.emit(body, v.i32.add);
  };

  still(body, first);
  v.call(body, start);
  v.i32.const(body, halves[1] + turns.from * BYTES);
  v.i32.const(body, 0);
  v.i32.const(body, (turns.to - turns.from) * BYTES);
  v.emit(body, v.i32.fill);
  put(period, begin);
  for (const { space, local, base, stride } of pointers) {
    v.i32.const(body, (base + begin * stride) * BYTES);
    if (LANED.has(space)) {
      v.get(body, first);
      v.emit(body, v.i32.add);
    }
    v.set(body, local);
  }
  put(here, halves[0]);
  put(other, halves[1]);
  put(left, periods);
  v.emit(body, v.loopStart);
  for (const chunk of chunks) {
    v.get(body, period);
    for (let space = 0; space < CHUNK_PARAMS - 1; space++) {
      const local = locals.get(space);
      if (local === undefined) v.i32.const(body, 0);
      else v.get(body, local);
    }
    v.call(body, chunk);
  }
  sum(period, by);
  v.set(body, period);
  for (const { local, stride } of pointers) {
    sum(local, by * stride * BYTES);
    v.set(body, local);
  }
  // the halves change places
  v.get(body, other);
  v.set(body, here);
  v.i32.const(body, halves[0] + halves[1]);
  v.get(body, here);
  v.emit(body, v.i32.subtract);
  v.set(body, other);
  sum(left, -1);
  v.tee(body, left);
  v.emit(body, v.loopEnd);
  return { name, params: 1, words: 4 + ROWS.length, vectors: 0, body };
}
