import * as w from './wasm-code.ts';

/** Trials that a row function takes at once, and that drawing takes at once. */
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

const set = (local: number, value: w.Code): w.Code => [...value, ...w.set(local)];
const splat = (value: w.Code): w.Code => [...value, ...w.f64x2.splat];
const plus = (local: number, value: w.Code): w.Code =>
  set(local, [...w.get(local), ...value, ...w.i32x4.add]);

const ROTATIONS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const;

/** Bytes of words, those of the first vector 0 … 3, those of the second 4 … 7. */
const bytesOf = (...words: readonly number[]) =>
  words.flatMap((word) => [0, 1, 2, 3].map((byte) => 4 * word + byte));

/**
 * `uniform`: (out, end, counter, k0, k1): the numbers of a stream as `fillUniform` gives them, from
 * word 0 of a counter on. Threefry2x32-20 on four counters at once, see `threefry`.
 */
export function uniformFunction(): w.WasmFunction {
  const [out, end, counter, k0, k1, k2] = [0, 1, 2, 3, 4, 5];
  const [key0, key1, key2, counters, a, b, pair] = [6, 7, 8, 9, 10, 11, 12];
  const keys = [key0, key1, key2];
  const rounds: w.Code = [0, 1, 2, 3, 4].flatMap((fifth) => [
    ...ROTATIONS[fifth % 2 === 0 ? 0 : 1].flatMap((bits) => [
      ...plus(a, w.get(b)),
      ...set(b, [...w.rotated(b, bits), ...w.get(a), ...w.xor]),
    ]),
    ...plus(a, w.get(keys[(fifth + 1) % 3]!)),
    ...plus(b, w.get(keys[(fifth + 2) % 3]!)),
    ...plus(b, [...w.i32(fifth + 1), ...w.i32x4.splat]),
  ]);
  const two = (offset: number, words: w.Code): w.Code => [
    ...[...w.get(out), ...words, ...w.f64x2.ofWords, ...splat(w.f64(0.5)), ...w.f64x2.add],
    ...[...splat(w.f64(2 ** -32)), ...w.f64x2.mul, ...w.store(offset)],
  ];
  const four = (offset: number, words: readonly number[]): w.Code => [
    ...set(pair, [...w.get(a), ...w.get(b), ...w.shuffle(bytesOf(...words))]),
    ...two(offset, w.get(pair)),
    ...two(offset + VECTOR, [
      ...[...w.get(pair), ...w.get(pair), ...w.shuffle(bytesOf(2, 3, 0, 1))],
    ]),
  ];
  const body: w.Code = [
    ...set(a, [...w.get(counters), ...w.get(key0), ...w.i32x4.add]),
    ...set(b, w.get(key1)),
    ...rounds,
    ...four(0, [0, 4, 1, 5]),
    ...four(2 * VECTOR, [2, 6, 3, 7]),
    ...plus(counters, [...w.i32(DRAW_STEP / 2), ...w.i32x4.splat]),
  ];
  return {
    name: 'uniform',
    params: [w.I32, w.I32, w.I32, w.I32, w.I32],
    locals: [w.I32, ...Array<number>(7).fill(w.V128)],
    body: [
      ...set(k2, [w.i32(0x1bd11bda), w.get(k0), w.i32Xor, w.get(k1), w.i32Xor].flat()),
      ...[k0, k1, k2].flatMap((k, i) => set(keys[i]!, [...w.get(k), ...w.i32x4.splat])),
      ...set(counters, [...w.get(counter), ...w.i32x4.splat]),
      ...plus(counters, w.words(0, 1, 2, 3)),
      ...w.loop(body, out, DRAW_STEP * 8, end),
    ],
  };
}

/**
 * `triangular`: (out, end, low, mode, high): turns uniform numbers into quantiles where they lie,
 * with the operations of the distribution in the same order.
 */
export function triangularFunction(): w.WasmFunction {
  const [out, end, low, mode, high] = [0, 1, 2, 3, 4];
  const [lows, highs, width, below, above, u, isBelow, root] = [5, 6, 7, 8, 9, 10, 11, 12];
  const difference = (a: number, b: number) => splat([...w.get(a), ...w.get(b), ...w.f64Sub]);
  const risen: w.Code = [...w.get(u), ...w.get(width), ...w.f64x2.mul];
  const two = (offset: number): w.Code => [
    ...set(u, [...w.get(out), ...w.load(offset)]),
    ...set(isBelow, [...risen, ...w.get(below), ...w.f64x2.less]),
    ...[...risen, ...w.get(below), ...w.f64x2.mul],
    ...[...splat(w.f64(1)), ...w.get(u), ...w.f64x2.sub],
    ...[...w.get(width), ...w.f64x2.mul, ...w.get(above), ...w.f64x2.mul],
    ...[...w.get(isBelow), ...w.select, ...w.f64x2.sqrt, ...w.set(root)],
    ...w.get(out),
    ...[...w.get(lows), ...w.get(root), ...w.f64x2.add],
    ...[...w.get(highs), ...w.get(root), ...w.f64x2.sub],
    ...[...w.get(isBelow), ...w.select, ...w.store(offset)],
  ];
  return {
    name: 'triangular',
    params: [w.I32, w.I32, w.F64, w.F64, w.F64],
    locals: Array<number>(8).fill(w.V128),
    body: [
      ...set(lows, splat(w.get(low))),
      ...set(highs, splat(w.get(high))),
      ...set(width, difference(high, low)),
      ...set(below, difference(mode, low)),
      ...set(above, difference(high, mode)),
      ...w.loop([...two(0), ...two(VECTOR)], out, 2 * VECTOR, end),
    ],
  };
}
