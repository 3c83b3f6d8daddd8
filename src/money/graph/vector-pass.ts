import type { PassPlan, Plan } from './plan.ts';
import * as s from './space.ts';
import { CHUNK_PARAMS, chunkFunction, startFunction } from './vector-chunk.ts';
import type { Code } from './vector-code.ts';
import * as v from './vector-code.ts';

const BYTES = 8;
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
  const literals = new Map(plan.literals.map(({ at, value }) => [at, value]));
  const own = pass.chunks.map((steps) => chunkFunction(plan, steps, literals));
  const callAll = (args: Code) => own.flatMap((_, i) => [...args, ...v.call(firstIndex + i)]);
  if (pass.kind === 'scalar') return [...own, scalarDriver(name, callAll)];
  const start = startFunction(plan, pass.starts);
  return [...own, start, rowDriver(plan, pass, name, callAll, firstIndex + own.length)];
}

/** A chunk's arguments where no space moves with the period. */
const still = (first: number): Code =>
  Array.from({ length: CHUNK_PARAMS }, (_, i) =>
    i === 1 + s.TRIAL_SCALAR ? v.get(first) : v.i32.const(0),
  ).flat();

function scalarDriver(name: string, callAll: (args: Code) => Code): v.VectorFunction {
  return { name, params: 1, words: 0, vectors: 0, body: callAll(still(0)) };
}

function rowDriver(
  { periods, turn, half, rows }: Plan,
  { kind, turns }: PassPlan,
  name: string,
  callAll: (args: Code) => Code,
  start: number,
): v.VectorFunction {
  const [first, period, here, other, left] = [0, 1, 2, 3, 4];
  /** Where rows of the period begin, by space. */
  const pointers = new Map(ROWS.map((space, i) => [space, 5 + i]));
  const isForward = kind === 'forward';
  const begin = isForward ? 0 : periods - 1;
  const by = isForward ? 1 : -1;
  const add = (local: number, n: number): Code => [
    ...[...v.get(local), ...v.i32.const(n), ...v.i32.add, ...v.set(local)],
  ];
  const put = (local: number, code: Code): Code => [...code, ...v.set(local)];
  const halves = [turn * BYTES, (turn + half) * BYTES] as const;
  const args: Readonly<Record<number, Code>> = {
    ...Object.fromEntries([...pointers].map(([space, local]) => [space, v.get(local)])),
    [s.TRIAL_SCALAR]: v.get(first),
    [s.SLOT]: v.i32.const(0),
    [s.TURN]: v.get(here),
    [s.OTHER_TURN]: v.get(other),
  };
  const spaces = Array.from({ length: CHUNK_PARAMS - 1 }, (_, space) => args[space]!);
  const body: Code = [
    ...callAll([...v.get(period), ...spaces.flat()]),
    ...add(period, by),
    ...[...pointers].flatMap(([space, local]) => add(local, by * rows[space]!.stride * BYTES)),
    // the halves change places
    ...put(here, v.get(other)),
    ...put(other, [...[...v.i32.const(halves[0] + halves[1]), ...v.get(here), ...v.i32.subtract]]),
    ...[...v.get(left), ...v.i32.const(-1), ...v.i32.add, ...v.tee(left)],
  ];
  const zeros = [
    ...v.i32.const(halves[1] + turns.from * BYTES),
    ...[...v.i32.const(0), ...v.i32.const((turns.to - turns.from) * BYTES), ...v.i32.fill],
  ];
  return {
    ...{ name, params: 1, words: 4 + ROWS.length, vectors: 0 },
    body: [
      ...[...still(first), ...v.call(start), ...zeros],
      ...put(period, v.i32.const(begin)),
      ...[...pointers].flatMap(([space, local]) => {
        const { base, stride } = rows[space]!;
        const at = v.i32.const((base + begin * stride) * BYTES);
        return put(local, LANED.has(space) ? [...at, ...v.get(first), ...v.i32.add] : at);
      }),
      ...put(here, v.i32.const(halves[0])),
      ...put(other, v.i32.const(halves[1])),
      ...put(left, v.i32.const(periods)),
      ...[...v.loopStart, ...body, ...v.loopEnd],
    ],
  };
}
