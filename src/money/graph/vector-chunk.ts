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

/** Which operand says whether there is anything to gather. */
const FLAG: Partial<Record<Step['op'], number>> = { sumWhere: 1, lowestFlagged: 1, countWhere: 0 };

/**
 * A function that does some steps of one period for all lanes of a group, two at a time. `literals`
 * are those of the plan by where they are.
 */
export function chunkFunction(
  plan: Plan,
  steps: readonly Step[],
  literals: ReadonlyMap<number, number>,
): v.VectorFunction {
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
  let loaded = new Map<number, number>();
  let backs = new Map<string, number[]>();

  const { body, emit } = byteList();

  /** The byte at which a space begins. */
  const from = ({ space }: Place): Code => {
    used.add(space);
    return space === s.UNIFORM_SCALAR ? v.i32.const(0) : v.get(pointer(space));
  };
  const load = (place: Place) => {
    const offset = place.offset * BYTES;
    emit(from(place), s.isUniform(place) ? v.pair.loadBoth(offset) : v.pair.load(offset));
  };
  const keyOf = ({ space, offset }: Place) => offset * s.SPACES + space;
  const madeHere = (step: Step, i: number) => {
    const use = step.uses[i];
    return use === undefined ? undefined : own.get(use);
  };
  const loads = new Map<number, number>();
  for (const step of steps) {
    step.from.forEach((place, i) => {
      if (place === undefined || madeHere(step, i) !== undefined) return;
      const key = keyOf(place);
      loads.set(key, (loads.get(key) ?? 0) + 1);
    });
  }

  const isLiteral = (place: Place | undefined, x: number) =>
    place?.space === s.UNIFORM_SCALAR && Object.is(literals.get(place.offset), x);
  const asNumber = [...v.get(ONE), ...v.pair.and];
  const isZero = [...v.get(ZERO), ...v.pair.equal];
  const isNotZero = [...v.get(ZERO), ...v.pair.unequal];

  /** Leaves the operand as a number. */
  function operand(step: Step, i: number): void {
    const made = madeHere(step, i);
    if (made === undefined) {
      found(step.from[i]!);
      return;
    }
    const known = locals.get(made.value);
    if (known === undefined) number(made);
    else emit(v.get(known), BOOLEAN.has(made.op) ? asNumber : []);
  }

  /** Leaves what was left in a place; what is read more than once is read there once. */
  function found(place: Place): void {
    if (isLiteral(place, 0) || isLiteral(place, 1)) {
      emit(v.get(isLiteral(place, 0) ? ZERO : ONE));
      return;
    }
    const key = keyOf(place);
    const before = loaded.get(key);
    if (before !== undefined) {
      emit(v.get(before));
      return;
    }
    load(place);
    if (loads.get(key)! < 2) return;
    const kept = local();
    loaded.set(key, kept);
    emit(v.tee(kept));
  }

  /** Leaves all bits where the operand is not zero. */
  function condition(step: Step, i: number): void {
    const made = madeHere(step, i);
    if (made === undefined || !BOOLEAN.has(made.op)) {
      operand(step, i);
      emit(isNotZero);
      return;
    }
    const known = locals.get(made.value);
    if (known === undefined) mask(made);
    else emit(v.get(known));
  }

  /** Leaves all bits where a boolean step holds. */
  function mask(step: Step): void {
    const { op } = step;
    if (op === 'and' || op === 'or') {
      condition(step, 0);
      condition(step, 1);
      emit(op === 'and' ? v.pair.and : v.pair.or);
    } else if (op === 'not') {
      operand(step, 0);
      emit(isZero);
    } else {
      operand(step, 0);
      operand(step, 1);
      emit(COMPARE[op]!);
    }
  }

  /** Leaves the number that a step finds. */
  function number(step: Step): void {
    const { op } = step;
    const simple = SIMPLE[op];
    if (simple !== undefined) {
      for (let i = 0; i < step.from.length; i++) operand(step, i);
      emit(simple);
    } else if (BOOLEAN.has(op)) {
      mask(step);
      emit(asNumber);
    } else if (op === 'ratio') {
      const divisor = local();
      operand(step, 0);
      operand(step, 1);
      emit(v.tee(divisor), v.pair.divide, v.get(divisor), isZero, v.pair.andNot);
    } else if (op === 'back') {
      emit(v.get(ONE));
      operand(step, 0);
      emit(v.pair.const(0.5), v.pair.add, v.pair.floor, v.pair.max);
      emit(v.pair.const(plan.periods), v.pair.min);
      emit(v.pair.const(BACK_ZERO), v.pair.add);
    } else if (op === 'select') select(step);
    else if (op === 'power') power(step);
    else if (op === 'lag') lag(step);
    else gathered(step);
  }

  /** Leaves the operand where it may not be come by: what is left in locals is not there for others. */
  function alone(step: Step, i: number): void {
    const outside = { loaded, backs };
    loaded = new Map(loaded);
    backs = new Map(backs);
    operand(step, i);
    ({ loaded, backs } = outside);
  }

  function select(step: Step): void {
    const [choice] = step.from;
    if (choice !== undefined && s.isUniform(choice)) {
      emit(from(choice), v.f64.load(choice.offset * BYTES), v.f64.zero, v.f64.unequal, v.ifStart);
      alone(step, 1);
      emit(v.otherwise);
      alone(step, 2);
      emit(v.ifEnd);
      return;
    }
    const [, isFirstZero, isSecondZero] = step.from.map((place) => isLiteral(place, 0));
    if (isSecondZero) {
      operand(step, 1);
      condition(step, 0);
      emit(v.pair.and);
    } else if (isFirstZero) {
      operand(step, 2);
      condition(step, 0);
      emit(v.pair.andNot);
    } else {
      operand(step, 1);
      operand(step, 2);
      condition(step, 0);
      emit(v.pair.select);
    }
  }

  function power(step: Step): void {
    const [base, exponent] = [local(), local()];
    operand(step, 0);
    emit(v.set(base));
    operand(step, 1);
    emit(v.set(exponent));
    for (const lane of [0, 1] as const) {
      emit(v.get(base), v.pair.extract(lane), v.get(exponent), v.pair.extract(lane));
      emit(v.call(v.POWER), lane === 0 ? v.pair.both : v.pair.replace(1));
    }
  }

  /** Locals with the bytes that a lag goes back, at most to the period before the first. */
  function distances(by: Place, stride: number): readonly number[] {
    const key = `${keyOf(by)} ${stride}`;
    const known = backs.get(key);
    if (known !== undefined) return known;
    const lanes = s.isUniform(by) ? [0] : [0, BYTES];
    const at = lanes.map((lane) => {
      const distance = word();
      emit(v.get(PERIOD), v.i32.const(1), v.i32.add);
      emit(from(by), v.i32.load(by.offset * BYTES + lane), v.tee(distance));
      emit(v.get(distance), v.get(PERIOD), v.i32.greater, v.i32.select);
      emit(v.i32.const(stride), v.i32.multiply, v.set(distance));
      return distance;
    });
    backs.set(key, at);
    return at;
  }

  function lag(step: Step): void {
    const [row, by] = [step.from[0]!, step.from[1]!];
    const [first, second] = distances(by, plan.rows[row.space]!.stride * BYTES);
    /** An offset in the load could not lead back across the start of the memory. */
    const address = (distance: number, lane: number) => {
      emit(from(row), v.i32.const(row.offset * BYTES + lane), v.i32.add);
      emit(v.get(distance), v.i32.subtract);
    };
    address(first!, 0);
    if (second === undefined) emit(s.isUniform(row) ? v.pair.loadBoth(0) : v.pair.load(0));
    else {
      emit(v.f64.load(0), v.pair.both);
      address(second, s.isUniform(row) ? 0 : BYTES);
      emit(v.f64.load(0), v.pair.replace(1));
    }
  }

  /** Leaves what a gathering step makes of what it has gathered before. */
  function gathered(step: Step): void {
    const { op } = step;
    load(step.to!);
    if (op === 'countWhere') emit(v.get(ONE));
    else operand(step, 0);
    if (op === 'dot') {
      operand(step, 1);
      emit(v.pair.multiply);
    }
    if (op === 'pool') emit(v.get(COUNTED), v.pair.and);
    emit(op === 'highest' ? v.pair.max : op.startsWith('lowest') ? v.pair.min : v.pair.add);
    const flag = FLAG[op];
    if (flag === undefined) return;
    load(step.to!);
    condition(step, flag);
    emit(v.pair.select);
  }

  function all(): void {
    if (steps.some(({ op }) => op === 'pool')) {
      load(plan.counted);
      emit(isNotZero, v.set(COUNTED));
    }
    for (const step of steps) {
      if (isInline(step)) continue;
      const { value, op, to } = step;
      if (to !== undefined) emit(from(to));
      if (readers.has(value)) {
        const isBoolean = BOOLEAN.has(op);
        if (isBoolean) mask(step);
        else number(step);
        const kept = local();
        locals.set(value, kept);
        emit(to === undefined ? v.set(kept) : v.tee(kept));
        if (to !== undefined && isBoolean) emit(asNumber);
      } else {
        number(step);
      }
      if (to !== undefined) emit(v.pair.store(to.offset * BYTES));
    }
  }

  emit(v.pair.const(0), v.set(ZERO), v.pair.const(1), v.set(ONE));
  overLanes(plan, emit, all, used);
  return { params: CHUNK_PARAMS, words: 1 + 2 * lags, vectors, body };
}

/** A list of bytes and what adds to it. */
function byteList() {
  const body: number[] = [];
  const emit = (...parts: readonly Code[]) => {
    for (const part of parts) for (let i = 0; i < part.length; i++) body.push(part[i]!);
  };
  return { body, emit };
}

/** Repeats what `all` emits for each pair of a group, moving on in the spaces that it used. */
function overLanes(
  { group }: Plan,
  emit: (...parts: readonly Code[]) => void,
  all: () => void,
  used: ReadonlySet<number>,
): void {
  emit(v.get(pointer(s.SLOT)), v.i32.const(group * BYTES), v.i32.add, v.set(END));
  emit(v.loopStart);
  all();
  for (const at of LANED.filter((space) => used.has(space)).map(pointer)) {
    emit(v.get(at), v.i32.const(PAIR), v.i32.add, v.set(at));
  }
  emit(v.get(pointer(s.SLOT)), v.get(END), v.i32.lessUnsigned, v.loopEnd);
}

/** A function that sets what gathering starts from, with the parameters of a chunk. */
export function startFunction(plan: Plan, starts: PassPlan['starts']): v.VectorFunction {
  const { body, emit } = byteList();
  const values = [...new Set(starts.map(({ value }) => value))];
  const known = new Map(values.map((value, i) => [value, FIRST_LOCAL + i]));
  for (const [value, local] of known) emit(v.pair.const(value), v.set(local));
  const all = () => {
    for (const { at, value } of starts) {
      emit(v.get(pointer(at.space)), v.get(known.get(value)!), v.pair.store(at.offset * BYTES));
    }
  };
  overLanes(plan, emit, all, new Set([s.SLOT, s.TRIAL_SCALAR]));
  return { params: CHUNK_PARAMS, words: 1, vectors: known.size, body };
}
