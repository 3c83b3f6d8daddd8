import { power } from '../../units/index.ts';
import type { PassPlan, Plan, Step } from './plan.ts';
import type { Place } from './space.ts';
import * as s from './space.ts';
import { BACK_ZERO } from './values.ts';

const OPS = [
  ...(['copy', 'negate', 'abs', 'back', 'not', 'add', 'subtract', 'multiply', 'divide'] as const),
  ...(['ratio', 'power', 'min', 'max', 'less', 'lessOrEqual', 'equal', 'unequal'] as const),
  ...(['and', 'or', 'select', 'lag', 'sum', 'dot', 'sumWhere', 'countWhere'] as const),
  ...(['lowest', 'highest', 'lowestFlagged', 'pool'] as const),
] satisfies readonly Step['op'][];
const CODES = new Map<string, number>(OPS.map((op, code) => [op, code]));

const FIELDS = 9;

interface Compiled {
  readonly kind: PassPlan['kind'];
  /** Op, then space and offset of where to and of up to three operands. */
  readonly steps: Int32Array;
  readonly starts: Int32Array;
  readonly startValues: Float64Array;
  readonly turns: PassPlan['turns'];
}

function compiled({ kind, chunks, starts, turns }: PassPlan): Compiled {
  const spot = (place: Place | undefined) =>
    place === undefined ? [s.UNIFORM_SCALAR, 0] : [place.space, place.offset];
  return {
    kind,
    turns,
    steps: Int32Array.from(
      chunks
        .flat()
        .flatMap(({ op, to, from: [a, b, c] }) => [CODES.get(op)!, ...[to, a, b, c].flatMap(spot)]),
    ),
    starts: Int32Array.from(starts.flatMap(({ at }) => spot(at))),
    startValues: Float64Array.from(starts, ({ value }) => value),
  };
}

/** Runs passes step by step over the lanes, period by period. */
export function createInterpreter(
  plan: Plan,
  passes: readonly PassPlan[],
  memory: Float64Array,
): (count: number) => void {
  const { periods, group, turn, half, rows } = plan;
  const compiledPasses = passes.map(compiled);
  const isUniform = passes === plan.uniform;
  /** What is added to the offsets of each space. */
  const bases = new Int32Array(s.SPACES);
  const steps = Int32Array.from(bases.keys(), (space) => (space >= s.UNIFORM_ROW ? 0 : 1));
  const strides = Int32Array.from(rows, ({ stride }) => stride);

  function period(program: Int32Array, t: number, turns: number, first: number, count: number) {
    for (let space = 0; space < rows.length; space++)
      bases[space] = rows[space]!.base + t * strides[space]!;
    bases[s.TRIAL_ROW] = bases[s.TRIAL_ROW]! + first;
    bases[s.TRIAL_SCALAR] = first;
    bases[s.INPUT_ROW] = bases[s.INPUT_ROW]! + first;
    bases[s.TURN] = turn + (turns & 1) * half;
    bases[s.OTHER_TURN] = turn + (1 - (turns & 1)) * half;
    for (let p = 0; p < program.length; p += FIELDS) {
      const aSpace = program[p + 3]!;
      const bSpace = program[p + 5]!;
      const cSpace = program[p + 7]!;
      const to = program[p + 2]! + bases[program[p + 1]!]!;
      let a = program[p + 4]! + bases[aSpace]!;
      let b = program[p + 6]! + bases[bSpace]!;
      let c = program[p + 8]! + bases[cSpace]!;
      const aStep = steps[aSpace]!;
      const bStep = steps[bSpace]!;
      const cStep = steps[cSpace]!;
      const end = to + count;
      const m = memory;
      switch (OPS[program[p]!]!) {
        case 'copy':
          for (let i = to; i < end; i++, a += aStep) m[i] = m[a]!;
          break;
        case 'negate':
          for (let i = to; i < end; i++, a += aStep) m[i] = -m[a]!;
          break;
        case 'abs':
          for (let i = to; i < end; i++, a += aStep) m[i] = Math.abs(m[a]!);
          break;
        case 'back':
          for (let i = to; i < end; i++, a += aStep) {
            const nearest = Math.floor(m[a]! + 0.5);
            const back = nearest > 1 ? nearest : 1;
            m[i] = BACK_ZERO + (back < periods ? back : periods);
          }
          break;
        case 'not':
          for (let i = to; i < end; i++, a += aStep) m[i] = m[a] === 0 ? 1 : 0;
          break;
        case 'add':
          for (let i = to; i < end; i++, a += aStep, b += bStep) m[i] = m[a]! + m[b]!;
          break;
        case 'subtract':
          for (let i = to; i < end; i++, a += aStep, b += bStep) m[i] = m[a]! - m[b]!;
          break;
        case 'multiply':
          for (let i = to; i < end; i++, a += aStep, b += bStep) m[i] = m[a]! * m[b]!;
          break;
        case 'divide':
          for (let i = to; i < end; i++, a += aStep, b += bStep) m[i] = m[a]! / m[b]!;
          break;
        case 'ratio':
          for (let i = to; i < end; i++, a += aStep, b += bStep) {
            m[i] = m[b] === 0 ? 0 : m[a]! / m[b]!;
          }
          break;
        case 'power':
          for (let i = to; i < end; i++, a += aStep, b += bStep) m[i] = power(m[a]!, m[b]!);
          break;
        case 'min':
          for (let i = to; i < end; i++, a += aStep, b += bStep) {
            m[i] = m[b]! < m[a]! ? m[b]! : m[a]!;
          }
          break;
        case 'max':
          for (let i = to; i < end; i++, a += aStep, b += bStep) {
            m[i] = m[a]! < m[b]! ? m[b]! : m[a]!;
          }
          break;
        case 'less':
          for (let i = to; i < end; i++, a += aStep, b += bStep) m[i] = m[a]! < m[b]! ? 1 : 0;
          break;
        case 'lessOrEqual':
          for (let i = to; i < end; i++, a += aStep, b += bStep) m[i] = m[a]! <= m[b]! ? 1 : 0;
          break;
        case 'equal':
          for (let i = to; i < end; i++, a += aStep, b += bStep) m[i] = m[a] === m[b] ? 1 : 0;
          break;
        case 'unequal':
          for (let i = to; i < end; i++, a += aStep, b += bStep) m[i] = m[a] !== m[b] ? 1 : 0;
          break;
        case 'and':
          for (let i = to; i < end; i++, a += aStep, b += bStep) {
            m[i] = m[a] !== 0 && m[b] !== 0 ? 1 : 0;
          }
          break;
        case 'or':
          for (let i = to; i < end; i++, a += aStep, b += bStep) {
            m[i] = m[a] !== 0 || m[b] !== 0 ? 1 : 0;
          }
          break;
        case 'select':
          for (let i = to; i < end; i++, a += aStep, b += bStep, c += cStep) {
            m[i] = m[a] !== 0 ? m[b]! : m[c]!;
          }
          break;
        case 'lag':
          for (let i = to; i < end; i++, a += aStep, b += bStep) {
            // before the first period there are zeros
            const back = m[b]! - BACK_ZERO;
            m[i] = m[a - (back > t ? t + 1 : back) * strides[aSpace]!]!;
          }
          break;
        case 'sum':
          for (let i = to; i < end; i++, a += aStep) m[i] = m[i]! + m[a]!;
          break;
        case 'dot':
          for (let i = to; i < end; i++, a += aStep, b += bStep) m[i] = m[i]! + m[a]! * m[b]!;
          break;
        case 'sumWhere':
          for (let i = to; i < end; i++, a += aStep, b += bStep) {
            if (m[b] !== 0) m[i] = m[i]! + m[a]!;
          }
          break;
        case 'countWhere':
          for (let i = to; i < end; i++, a += aStep) if (m[a] !== 0) m[i] = m[i]! + 1;
          break;
        case 'lowest':
          for (let i = to; i < end; i++, a += aStep) if (m[a]! < m[i]!) m[i] = m[a]!;
          break;
        case 'highest':
          for (let i = to; i < end; i++, a += aStep) if (m[i]! < m[a]!) m[i] = m[a]!;
          break;
        case 'pool':
          for (let i = 0; i < count; i++, a += aStep) {
            const at = to + (i & 1);
            m[at] = m[at]! + m[a]!;
          }
          break;
        case 'lowestFlagged':
          for (let i = to; i < end; i++, a += aStep, b += bStep) {
            if (m[b] !== 0 && m[a]! < m[i]!) m[i] = m[a]!;
          }
          break;
      }
    }
  }

  function pass(
    { kind, steps, starts, startValues, turns }: Compiled,
    first: number,
    count: number,
  ) {
    if (kind === 'scalar') return period(steps, 0, 0, first, count);
    for (let k = 0; k < startValues.length; k++) {
      const base = starts[2 * k] === s.TRIAL_SCALAR ? first : 0;
      const at = starts[2 * k + 1]! + base;
      memory.fill(startValues[k]!, at, at + count);
    }
    // the half that is read in the first of the periods
    memory.fill(0, turn + half + turns.from, turn + half + turns.to);
    for (let k = 0; k < periods; k++) {
      period(steps, kind === 'forward' ? k : periods - 1 - k, k, first, count);
    }
  }

  return (count) => {
    const width = isUniform ? 1 : group;
    for (let first = 0; first < count; first += width) {
      for (const own of compiledPasses) pass(own, first, Math.min(width, count - first));
    }
  };
}
