import type { Plan, Step } from './plan.ts';
import type { Place } from './space.ts';
import * as s from './space.ts';
import { BACK_ZERO } from './values.ts';
import type { Code } from './vector-code.ts';
import * as v from './vector-code.ts';
import { BYTES, CHUNK_PARAMS, FIRST_LOCAL, overLanes, pointer } from './vector-lanes.ts';

/** The first parameter. */
const PERIOD = 0;

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

/** A function that does some steps of one period for all lanes of a group, two at a time. */
export function chunkFunction(plan: Plan, steps: readonly Step[]): v.VectorFunction {
  /** How often what each step finds is read here, and each place of what is not found here. */
  const readers = new Int32Array(steps.length);
  const loads = new Map<number, number>();
  for (let i = 0; i < steps.length; i++) {
    const { from, made } = steps[i]!;
    for (let k = 0; k < from.length; k++) {
      if (made[k] !== -1) {
        readers[made[k]!]!++;
        continue;
      }
      const key = keyOf(from[k]!);
      loads.set(key, (loads.get(key) ?? 0) + 1);
    }
  }

  const used = new Uint8Array(s.SPACES);
  used[s.SLOT] = 1;
  // words come before vectors among the locals
  let lags = 0;
  for (let i = 0; i < steps.length; i++) if (steps[i]!.op === 'lag') lags++;
  let words = 0;
  let vectors = 0;
  const word = () => FIRST_LOCAL + words++;
  const local = () => FIRST_LOCAL + 2 * lags + vectors++;
  const ZERO = local();
  const ONE = local();
  const COUNTED = local();
  /** By step, where what is read more than once is, else 0; of booleans all bits, of others the number. */
  const locals = new Int32Array(steps.length);
  let loaded = new Map<number, number>();
  let backs = new Map<string, number[]>();

  const body: number[] = [];
  const emit = (code: Code) => {
    for (let i = 0; i < code.length; i++) body.push(code[i]!);
  };

  /** Leaves the byte at which a space begins. */
  function from(space: number): void {
    used[space] = 1;
    if (space === s.UNIFORM_SCALAR) v.i32.const(body, 0);
    else v.get(body, pointer(space));
  }
  function load(place: Place): void {
    from(place.space);
    if (s.isUniform(place)) v.pair.loadBoth(body, place.offset * BYTES);
    else v.pair.load(body, place.offset * BYTES);
  }
  const isLiteral = (place: Place | undefined, at: number | undefined) =>
    place !== undefined && place.space === s.UNIFORM_SCALAR && place.offset === at;
  const asNumber = () => {
    v.get(body, ONE);
    emit(v.pair.and);
  };
  const isZero = () => {
    v.get(body, ZERO);
    emit(v.pair.equal);
  };
  const isNotZero = () => {
    v.get(body, ZERO);
    emit(v.pair.unequal);
  };

  /** Leaves the operand as a number. */
  function operand(step: Step, i: number): void {
    const at = step.made[i]!;
    if (at === -1) {
      found(step.from[i]!);
      return;
    }
    const made = steps[at]!;
    if (locals[at] === 0) number(made);
    else {
      v.get(body, locals[at]!);
      if (BOOLEAN.has(made.op)) asNumber();
    }
  }

  /** Leaves what was left in a place; what is read more than once is read there once. */
  function found(place: Place): void {
    if (isLiteral(place, plan.zero)) v.get(body, ZERO);
    else if (isLiteral(place, plan.one)) v.get(body, ONE);
    else {
      const key = keyOf(place);
      const before = loaded.get(key);
      if (before !== undefined) {
        v.get(body, before);
        return;
      }
      load(place);
      if (loads.get(key)! < 2) return;
      const kept = local();
      loaded.set(key, kept);
      v.tee(body, kept);
    }
  }

  /** Leaves all bits where the operand is not zero. */
  function condition(step: Step, i: number): void {
    const at = step.made[i]!;
    const made = steps[at];
    if (made === undefined || !BOOLEAN.has(made.op)) {
      operand(step, i);
      isNotZero();
    } else if (locals[at] === 0) mask(made);
    else v.get(body, locals[at]!);
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
      isZero();
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
      asNumber();
    } else if (op === 'ratio') {
      const divisor = local();
      operand(step, 0);
      operand(step, 1);
      v.tee(body, divisor);
      emit(v.pair.divide);
      v.get(body, divisor);
      isZero();
      emit(v.pair.andNot);
    } else if (op === 'back') {
      v.get(body, ONE);
      operand(step, 0);
      v.emit(body, v.pair.const(0.5), v.pair.add, v.pair.floor, v.pair.max);
      v.emit(body, v.pair.const(plan.periods), v.pair.min);
      v.emit(body, v.pair.const(BACK_ZERO), v.pair.add);
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
    const choice = step.from[0];
    if (choice !== undefined && s.isUniform(choice)) {
      from(choice.space);
      v.f64.load(body, choice.offset * BYTES);
      v.emit(body, v.f64.zero, v.f64.unequal, v.ifStart);
      alone(step, 1);
      emit(v.otherwise);
      alone(step, 2);
      emit(v.ifEnd);
      return;
    }
    if (isLiteral(step.from[2], plan.zero)) {
      operand(step, 1);
      condition(step, 0);
      emit(v.pair.and);
    } else if (isLiteral(step.from[1], plan.zero)) {
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
    v.set(body, base);
    operand(step, 1);
    v.set(body, exponent);
    for (const lane of [0, 1] as const) {
      v.get(body, base);
      emit(v.pair.extract[lane]);
      v.get(body, exponent);
      emit(v.pair.extract[lane]);
      v.call(body, v.POWER);
      emit(lane === 0 ? v.pair.both : v.pair.replaceSecond);
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
      v.get(body, PERIOD);
      v.i32.const(body, 1);
      emit(v.i32.add);
      from(by.space);
      v.i32.load(body, by.offset * BYTES + lane);
      v.tee(body, distance);
      v.get(body, distance);
      v.get(body, PERIOD);
      v.emit(body, v.i32.greater, v.i32.select);
      v.i32.const(body, stride);
      emit(v.i32.multiply);
      v.set(body, distance);
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
      from(row.space);
      v.i32.const(body, row.offset * BYTES + lane);
      emit(v.i32.add);
      v.get(body, distance);
      emit(v.i32.subtract);
    };
    address(first!, 0);
    if (second === undefined) {
      if (s.isUniform(row)) v.pair.loadBoth(body, 0);
      else v.pair.load(body, 0);
    } else {
      v.f64.load(body, 0);
      emit(v.pair.both);
      address(second, s.isUniform(row) ? 0 : BYTES);
      v.f64.load(body, 0);
      emit(v.pair.replaceSecond);
    }
  }

  /** Leaves what a gathering step makes of what it has gathered before. */
  function gathered(step: Step): void {
    const { op } = step;
    load(step.to!);
    if (op === 'countWhere') v.get(body, ONE);
    else operand(step, 0);
    if (op === 'dot') {
      operand(step, 1);
      emit(v.pair.multiply);
    }
    if (op === 'pool') {
      v.get(body, COUNTED);
      emit(v.pair.and);
    }
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
      isNotZero();
      v.set(body, COUNTED);
    }
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i]!;
      const { op, to } = step;
      // it is found where it is read
      if (to === undefined && readers[i] === 1) continue;
      if (to !== undefined) from(to.space);
      if (readers[i]! > 0) {
        const isBoolean = BOOLEAN.has(op);
        if (isBoolean) mask(step);
        else number(step);
        const kept = local();
        locals[i] = kept;
        if (to === undefined) v.set(body, kept);
        else {
          v.tee(body, kept);
          if (isBoolean) asNumber();
        }
      } else {
        number(step);
      }
      if (to !== undefined) v.pair.store(body, to.offset * BYTES);
    }
  }

  emit(v.pair.const(0));
  v.set(body, ZERO);
  emit(v.pair.const(1));
  v.set(body, ONE);
  overLanes(plan, body, all, used);
  return { params: CHUNK_PARAMS, words: 1 + 2 * lags, vectors, body };
}

const keyOf = ({ space, offset }: Place) => offset * s.SPACES + space;
