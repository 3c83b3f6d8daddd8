import * as w from './wasm-code.ts';

/** Trials that a row function takes at once, and that the drawing functions take at once. */
export const ROW_STEP = 4;
export const DRAW_STEP = 8;
const VECTOR = 16;

/**
 * `row K`: (start, finish, time, predecessor 1 … K, end, floor), pointers in bytes, `end` where start
 * ends. Each start is the latest of the floor and the predecessors, each finish its start plus time.
 */
export function rowFunction(links: number): w.WasmFunction {
  const [start, finish, time, first, end, floor] = [0, 1, 2, 3, 3 + links, 4 + links];
  const floors = floor + 1;
  const latest = floors + 1;
  const pointers = [finish, time, ...Array.from({ length: links }, (_, k) => first + k)];
  const pair = (offset: number): w.Code => [
    ...w.get(start),
    ...w.get(floors),
    ...Array.from({ length: links }, (_, k) => [
      ...[...w.get(first + k), ...w.load(offset), ...w.f64x2.later],
    ]).flat(),
    ...[...w.tee(latest), ...w.store(offset)],
    ...[...w.get(finish), ...w.get(latest)],
    ...[...w.get(time), ...w.load(offset), ...w.f64x2.add, ...w.store(offset)],
  ];
  const step = ROW_STEP * 8;
  const body: w.Code = [
    ...pair(0),
    ...pair(VECTOR),
    ...pointers.flatMap((p) => [...w.get(p), ...w.i32(step), ...w.i32Add, ...w.set(p)]),
  ];
  return {
    name: `row${links}`,
    params: [w.I32, w.I32, w.I32, ...pointers.slice(2).map(() => w.I32), w.I32, w.F64],
    locals: [w.V128, w.V128],
    body: [...w.get(floor), ...w.f64x2.splat, ...w.set(floors), ...w.loop(body, start, step, end)],
  };
}

/** Locals of the drawing functions; the parameters are out, end, counter, k0, k1, low, mode, high. */
const L = {
  ...{ out: 0, end: 1, counter: 2, k0: 3, k1: 4, low: 5, mode: 6, high: 7, k2: 8 },
  ...{ counters: 9, a: 10, b: 11, pair: 12, u: 13 },
  ...{ lows: 14, highs: 15, width: 16, below: 17, above: 18, isBelow: 19, root: 20 },
} as const;
const KEYS = [21, 22, 23] as const;

const set = (local: number, value: w.Code): w.Code => [...value, ...w.set(local)];
const splat = (value: w.Code): w.Code => [...value, ...w.f64x2.splat];
const plus = (local: number, value: w.Code): w.Code =>
  set(local, [...w.get(local), ...value, ...w.i32x4.add]);

const ROTATIONS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const;
/** Threefry2x32-20 of four counters at once, see `threefry`. */
const rounds: w.Code = [0, 1, 2, 3, 4].flatMap((group) => [
  ...ROTATIONS[group % 2 === 0 ? 0 : 1].flatMap((bits) => [
    ...plus(L.a, w.get(L.b)),
    ...set(L.b, [...w.rotated(L.b, bits), ...w.get(L.a), ...w.xor]),
  ]),
  ...plus(L.a, w.get(KEYS[((group + 1) % 3) as 0 | 1 | 2])),
  ...plus(L.b, w.get(KEYS[((group + 2) % 3) as 0 | 1 | 2])),
  ...plus(L.b, [...w.i32(group + 1), ...w.i32x4.splat]),
]);

/** Bytes of words, those of the first vector 0 … 3, those of the second 4 … 7. */
const bytesOf = (...words: readonly number[]) =>
  words.flatMap((word) => [0, 1, 2, 3].map((byte) => 4 * word + byte));

/**
 * (out, end, counter, k0, k1, low, mode, high): the uniform numbers of a stream as `fillUniform`
 * gives them, from word 0 of a counter on, each pair put through `shape` on its way to `out`.
 */
function drawing(name: string, prepare: w.Code, shape: w.Code): w.WasmFunction {
  const two = (offset: number, source: w.Code): w.Code => [
    ...[...source, ...w.f64x2.ofWords, ...splat(w.f64(0.5)), ...w.f64x2.add],
    ...[...splat(w.f64(2 ** -32)), ...w.f64x2.mul, ...w.set(L.u)],
    ...[...w.get(L.out), ...shape, ...w.store(offset)],
  ];
  const four = (offset: number, words: readonly number[]): w.Code => [
    ...set(L.pair, [...w.get(L.a), ...w.get(L.b), ...w.shuffle(bytesOf(...words))]),
    ...two(offset, w.get(L.pair)),
    ...two(offset + VECTOR, [
      ...[...w.get(L.pair), ...w.get(L.pair), ...w.shuffle(bytesOf(2, 3, 0, 1))],
    ]),
  ];
  const key = [w.i32(0x1bd11bda), w.get(L.k0), w.i32Xor, w.get(L.k1), w.i32Xor].flat();
  return {
    name,
    params: [w.I32, w.I32, w.I32, w.I32, w.I32, w.F64, w.F64, w.F64],
    locals: [w.I32, ...Array<number>(KEYS[2] - L.k2).fill(w.V128)],
    body: [
      ...set(L.k2, key),
      ...[L.k0, L.k1, L.k2].flatMap((k, i) =>
        set(KEYS[i as 0 | 1 | 2], [...w.get(k), ...w.i32x4.splat]),
      ),
      ...set(L.counters, [...w.get(L.counter), ...w.i32x4.splat]),
      ...plus(L.counters, w.words(0, 1, 2, 3)),
      ...prepare,
      ...w.loop(
        [
          ...set(L.a, [...w.get(L.counters), ...w.get(KEYS[0]), ...w.i32x4.add]),
          ...set(L.b, w.get(KEYS[1])),
          ...rounds,
          ...four(0, [0, 4, 1, 5]),
          ...four(2 * VECTOR, [2, 6, 3, 7]),
          ...plus(L.counters, [...w.i32(DRAW_STEP / 2), ...w.i32x4.splat]),
        ],
        L.out,
        DRAW_STEP * 8,
        L.end,
      ),
    ],
  };
}

/** `uniform`: the numbers themselves; low, mode and high are not looked at. */
export const uniformFunction = (): w.WasmFunction => drawing('uniform', [], w.get(L.u));

/** `triangular`: their quantiles, with the operations of the distribution in the same order. */
export function triangularFunction(): w.WasmFunction {
  const difference = (a: number, b: number) => splat([...w.get(a), ...w.get(b), ...w.f64Sub]);
  const risen: w.Code = [...w.get(L.u), ...w.get(L.width), ...w.f64x2.mul];
  const fallen: w.Code = [
    ...[...splat(w.f64(1)), ...w.get(L.u), ...w.f64x2.sub],
    ...[...w.get(L.width), ...w.f64x2.mul],
  ];
  return drawing(
    'triangular',
    [
      ...set(L.lows, splat(w.get(L.low))),
      ...set(L.highs, splat(w.get(L.high))),
      ...set(L.width, difference(L.high, L.low)),
      ...set(L.below, difference(L.mode, L.low)),
      ...set(L.above, difference(L.high, L.mode)),
    ],
    [
      ...set(L.isBelow, [...risen, ...w.get(L.below), ...w.f64x2.less]),
      ...[...risen, ...w.get(L.below), ...w.f64x2.mul],
      ...[...fallen, ...w.get(L.above), ...w.f64x2.mul],
      ...[...w.get(L.isBelow), ...w.select, ...w.f64x2.sqrt, ...w.set(L.root)],
      ...[...w.get(L.lows), ...w.get(L.root), ...w.f64x2.add],
      ...[...w.get(L.highs), ...w.get(L.root), ...w.f64x2.sub],
      ...[...w.get(L.isBelow), ...w.select],
    ],
  );
}
