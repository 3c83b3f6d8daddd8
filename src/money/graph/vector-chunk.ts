import type { PassPlan, Plan, Step } from './plan.ts';
import type { Place } from './space.ts';
import * as s from './space.ts';
import { BACK_ZERO } from './values.ts';
import type { Code } from './vector-code.ts';
import * as v from './vector-code.ts';

const BYTES = 8;
/** Bytes of a pair. */
export const PAIR = 16;

/**
 * Parameters of a chunk: the period, then the byte at which each space begins for that period and
 * the first lane, in the order of the spaces. What begins SLOT also counts the lanes.
 */
export const CHUNK_PARAMS = 1 + s.UNIFORM_SCALAR;
const PERIOD = 0;
const pointer = (space: number) => 1 + space;
const END = CHUNK_PARAMS;
const FIRST_LOCAL = CHUNK_PARAMS + 1;
/** Spaces whose lanes follow one another. */
const LANED = [s.TRIAL_ROW, s.TRIAL_SCALAR, s.INPUT_ROW, s.GROUP_ROW, s.SLOT, s.TURN, s.OTHER_TURN];

const BOOLEAN = new Set<Step['op']>([
  ...(['less', 'lessOrEqual', 'equal', 'unequal', 'and', 'or', 'not'] as const),
]);
const SIMPLE: Partial<Record<Step['op'], Code>> = {
  ...{ add: v.pair.add, subtract: v.pair.subtract, multiply: v.pair.multiply },
  ...{ divide: v.pair.divide, min: v.pair.min, max: v.pair.max },
  ...{ negate: v.pair.negate, abs: v.pair.abs, copy: [] },
};
const COMPARE: Partial<Record<Step['op'], Code>> = {
  ...{ less: v.pair.less, lessOrEqual: v.pair.lessOrEqual },
  ...{ equal: v.pair.equal, unequal: v.pair.unequal },
};

/** A function that does some steps of one period for all lanes of a group, two at a time. */
export function chunkFunction(plan: Plan, steps: readonly Step[]): v.VectorFunction {
  const own = new Map(steps.map((step) => [step.value, step]));
  const readers = new Map<number, number>();
  for (const { uses } of steps) {
    for (const use of uses) {
      if (use !== undefined && own.has(use)) readers.set(use, (readers.get(use) ?? 0) + 1);
    }
  }
  const isInline = ({ to, value }: Step) => to === undefined && readers.get(value) === 1;

  const used = new Set<number>([s.SLOT]);
  // words come before vectors among the locals
  const lags = steps.filter(({ op }) => op === 'lag').length;
  let words = 0;
  let vectors = 0;
  const word = () => FIRST_LOCAL + words++;
  const local = () => FIRST_LOCAL + 2 * lags + vectors++;
  const ZERO = local();
  const ONE = local();
  const COUNTED = local();
  /** Where values are that are read more than once; of booleans all bits, of others the number. */
  const locals = new Map<number, number>();
  const loaded = new Map<string, number>();
  const backs = new Map<string, number[]>();

  const from = ({ space }: Place): Code => {
    used.add(space);
    return space === s.UNIFORM_SCALAR ? v.i32.const(0) : v.get(pointer(space));
  };
  const load = (place: Place): Code => {
    const offset = place.offset * BYTES;
    return [
      ...from(place),
      ...(s.isUniform(place) ? v.pair.loadBoth(offset) : v.pair.load(offset)),
    ];
  };
  const keyOf = ({ space, offset }: Place) => `${space} ${offset}`;
  const madeHere = (step: Step, i: number) => {
    const use = step.uses[i];
    return use === undefined ? undefined : own.get(use);
  };
  const loads = new Map<string, number>();
  for (const step of steps) {
    step.from.forEach((place, i) => {
      if (place === undefined || madeHere(step, i) !== undefined) return;
      const key = keyOf(place);
      loads.set(key, (loads.get(key) ?? 0) + 1);
    });
  }

  const asNumber: Code = [...v.get(ONE), ...v.pair.and];
  const isZero = [...v.get(ZERO), ...v.pair.equal];
  const isNotZero = [...v.get(ZERO), ...v.pair.unequal];

  /** Leaves the operand as a number. */
  function operand(step: Step, i: number): Code {
    const made = madeHere(step, i);
    if (made !== undefined) {
      const known = locals.get(made.value);
      if (known === undefined) return number(made);
      return BOOLEAN.has(made.op) ? [...v.get(known), ...asNumber] : v.get(known);
    }
    const place = step.from[i]!;
    const key = keyOf(place);
    const before = loaded.get(key);
    if (before !== undefined) return v.get(before);
    if (loads.get(key)! < 2) return load(place);
    const kept = local();
    loaded.set(key, kept);
    return [...load(place), ...v.tee(kept)];
  }

  /** Leaves all bits where the operand is not zero. */
  function condition(step: Step, i: number): Code {
    const made = madeHere(step, i);
    if (made === undefined || !BOOLEAN.has(made.op)) return [...operand(step, i), ...isNotZero];
    const known = locals.get(made.value);
    return known === undefined ? mask(made) : v.get(known);
  }

  /** Leaves all bits where a boolean step holds. */
  function mask(step: Step): Code {
    const { op } = step;
    if (op === 'not') return [...operand(step, 0), ...isZero];
    if (op === 'and' || op === 'or') {
      const both = op === 'and' ? v.pair.and : v.pair.or;
      return [...condition(step, 0), ...condition(step, 1), ...both];
    }
    return [...operand(step, 0), ...operand(step, 1), ...COMPARE[op]!];
  }

  const isLiteralZero = (place: Place | undefined) =>
    place?.space === s.UNIFORM_SCALAR &&
    plan.literals.some(({ at, value }) => at === place.offset && Object.is(value, 0));

  /** Leaves the number that a step finds. */
  function number(step: Step): Code {
    const { op } = step;
    const simple = SIMPLE[op];
    if (simple !== undefined) return [...step.from.flatMap((_, i) => operand(step, i)), ...simple];
    if (BOOLEAN.has(op)) return [...mask(step), ...asNumber];
    switch (op) {
      case 'ratio': {
        const quotient = [...operand(step, 0), ...operand(step, 1), ...v.pair.divide];
        return [...quotient, ...operand(step, 1), ...isZero, ...v.pair.andNot];
      }
      case 'select':
        if (isLiteralZero(step.from[2])) {
          return [...operand(step, 1), ...condition(step, 0), ...v.pair.and];
        }
        if (isLiteralZero(step.from[1])) {
          return [...operand(step, 2), ...condition(step, 0), ...v.pair.andNot];
        }
        return [
          ...[...operand(step, 1), ...operand(step, 2), ...condition(step, 0), ...v.pair.select],
        ];
      case 'back': {
        const nearest = [...operand(step, 0), ...v.pair.const(0.5), ...v.pair.add, ...v.pair.floor];
        const most = [...v.pair.const(plan.periods), ...v.pair.min];
        const coded = [...v.pair.const(BACK_ZERO), ...v.pair.add];
        return [...v.get(ONE), ...nearest, ...v.pair.max, ...most, ...coded];
      }
      case 'power':
        return power(step);
      case 'lag':
        return lag(step);
      default:
        return gathered(step);
    }
  }

  function power(step: Step): Code {
    const [base, exponent] = [local(), local()];
    const one = (lane: 0 | 1): Code => [
      ...[...v.get(base), ...v.pair.extract(lane)],
      ...[...v.get(exponent), ...v.pair.extract(lane), ...v.call(v.POWER)],
    ];
    return [
      ...[...operand(step, 0), ...v.set(base), ...operand(step, 1), ...v.set(exponent)],
      ...[...one(0), ...v.pair.both, ...one(1), ...v.pair.replace(1)],
    ];
  }

  /** Locals with the bytes that a lag goes back, at most to the period before the first. */
  function distances(by: Place, stride: number): { readonly code: Code; readonly at: number[] } {
    const key = `${keyOf(by)} ${stride}`;
    const known = backs.get(key);
    if (known !== undefined) return { code: [], at: known };
    const lanes = s.isUniform(by) ? [0] : [0, BYTES];
    const at = lanes.map(() => word());
    backs.set(key, at);
    const code = lanes.flatMap((lane, k) => [
      ...[...v.get(PERIOD), ...v.i32.const(1), ...v.i32.add],
      ...[...from(by), ...v.i32.load(by.offset * BYTES + lane), ...v.tee(at[k]!)],
      ...[...v.get(at[k]!), ...v.get(PERIOD), ...v.i32.greater, ...v.i32.select],
      ...[...v.i32.const(stride), ...v.i32.multiply, ...v.set(at[k]!)],
    ]);
    return { code, at };
  }

  function lag(step: Step): Code {
    const [row, by] = [step.from[0]!, step.from[1]!];
    const { code, at } = distances(by, plan.rows[row.space]!.stride * BYTES);
    /** An offset in the load could not lead back across the start of the memory. */
    const address = (distance: number, lane: number): Code => [
      ...[...from(row), ...v.i32.const(row.offset * BYTES + lane), ...v.i32.add],
      ...[...v.get(distance), ...v.i32.subtract],
    ];
    const [first, second] = at;
    if (second === undefined) {
      const found = s.isUniform(row) ? v.pair.loadBoth(0) : v.pair.load(0);
      return [...code, ...address(first!, 0), ...found];
    }
    const low = [...address(first!, 0), ...v.f64.load(0), ...v.pair.both];
    const high = [...address(second, s.isUniform(row) ? 0 : BYTES), ...v.f64.load(0)];
    return [...code, ...low, ...high, ...v.pair.replace(1)];
  }

  /** Leaves what a gathering step makes of what it has gathered before. */
  function gathered(step: Step): Code {
    const before = load(step.to!);
    switch (step.op) {
      case 'sum':
        return [...before, ...operand(step, 0), ...v.pair.add];
      case 'dot': {
        const product = [...operand(step, 0), ...operand(step, 1), ...v.pair.multiply];
        return [...before, ...product, ...v.pair.add];
      }
      case 'lowest':
        return [...before, ...operand(step, 0), ...v.pair.min];
      case 'highest':
        return [...before, ...operand(step, 0), ...v.pair.max];
      case 'sumWhere': {
        const after = [...before, ...operand(step, 0), ...v.pair.add];
        return [...after, ...before, ...condition(step, 1), ...v.pair.select];
      }
      case 'lowestFlagged': {
        const after = [...before, ...operand(step, 0), ...v.pair.min];
        return [...after, ...before, ...condition(step, 1), ...v.pair.select];
      }
      case 'countWhere': {
        const after = [...before, ...v.get(ONE), ...v.pair.add];
        return [...after, ...before, ...condition(step, 0), ...v.pair.select];
      }
      case 'pool':
        return [...before, ...operand(step, 0), ...v.get(COUNTED), ...v.pair.and, ...v.pair.add];
      default:
        throw new RangeError(`no code for ${step.op}`);
    }
  }

  const code: number[] = [];
  const emit = (part: Code) => {
    for (const byte of part) code.push(byte);
  };
  if (steps.some(({ op }) => op === 'pool')) {
    emit([...load(plan.counted), ...isNotZero, ...v.set(COUNTED)]);
  }
  for (const step of steps) {
    if (isInline(step)) continue;
    const { value, op, to } = step;
    if (to !== undefined) emit(from(to));
    if (readers.has(value)) {
      const isBoolean = BOOLEAN.has(op);
      emit(isBoolean ? mask(step) : number(step));
      const kept = local();
      locals.set(value, kept);
      emit(to === undefined ? v.set(kept) : v.tee(kept));
      if (to !== undefined && isBoolean) emit(asNumber);
    } else {
      emit(number(step));
    }
    if (to !== undefined) emit(v.pair.store(to.offset * BYTES));
  }
  return {
    ...{ params: CHUNK_PARAMS, words: 1 + 2 * lags, vectors },
    body: [
      ...[...v.pair.const(0), ...v.set(ZERO), ...v.pair.const(1), ...v.set(ONE)],
      ...overLanes(plan, code, used),
    ],
  };
}

/** Repeats the code for each pair of a group, moving on in the spaces that it uses. */
function overLanes({ group }: Plan, code: Code, used: ReadonlySet<number>): Code {
  const moves = LANED.filter((space) => used.has(space)).map(pointer);
  return [
    ...[...v.get(pointer(s.SLOT)), ...v.i32.const(group * BYTES), ...v.i32.add, ...v.set(END)],
    ...v.loop([
      ...code,
      ...moves.flatMap((at) => [...v.get(at), ...v.i32.const(PAIR), ...v.i32.add, ...v.set(at)]),
      ...[...v.get(pointer(s.SLOT)), ...v.get(END), ...v.i32.lessUnsigned],
    ]),
  ];
}

/** A function that sets what gathering starts from, with the parameters of a chunk. */
export function startFunction(plan: Plan, starts: PassPlan['starts']): v.VectorFunction {
  const stores = starts.flatMap(({ at, value }) => [
    ...[...v.get(pointer(at.space)), ...v.pair.const(value), ...v.pair.store(at.offset * BYTES)],
  ]);
  const used = new Set([s.SLOT, s.TRIAL_SCALAR]);
  return {
    ...{ params: CHUNK_PARAMS, words: 1, vectors: 0 },
    body: overLanes(plan, stores, used),
  };
}
