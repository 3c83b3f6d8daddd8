import { type Chunked, chunked } from './chunks.ts';
import { clustersOf } from './clusters.ts';
import type { Declarations } from './declared.ts';
import { heldValues } from './held.ts';
import { createMemory, type Rows, scalarSpace } from './memory.ts';
import { isSource, openOf, type Pass, passNumbers, schedule } from './schedule.ts';
import { sink } from './sink.ts';
import type { Place } from './space.ts';
import * as s from './space.ts';
import {
  type Asked,
  type GatherOp,
  type PlainOp,
  UNIFORM,
  type Use,
  VARYING,
  type Value,
  type Values,
  valuesOf,
} from './values.ts';

export interface Step {
  readonly op: 'lag' | 'pool' | PlainOp | GatherOp;
  /** Gathering and pooling add to what is there. Undefined for what only its own chunk reads. */
  readonly to: Place | undefined;
  readonly from: readonly (Place | undefined)[];
  /** By operand the step of the same chunk that finds it in the same period; -1 for none. */
  readonly made: readonly number[];
}

export interface PassPlan {
  readonly kind: Pass['kind'];
  /** Steps in order, in chunks between which numbers go through the memory. */
  readonly chunks: readonly (readonly Step[])[];
  /** What gathering starts from. */
  readonly starts: readonly { readonly at: Place; readonly value: number }[];
  /** What the pass uses of each half of TURN, in numbers. */
  readonly turns: { readonly from: number; readonly to: number };
}

/** A part of the memory, in numbers. */
export interface Region {
  readonly offset: number;
  readonly length: number;
}

export interface Output {
  readonly kind: 'row' | 'scalar';
  /** Where the passes leave the numbers; a uniform one is spread over `region` for the caller. */
  readonly at: Place;
  readonly region: Region;
}

export interface Plan {
  readonly periods: number;
  readonly lanes: number;
  readonly group: number;
  /** Numbers in memory. */
  readonly size: number;
  /** Where TURN begins, and how long each of its halves is. */
  readonly turn: number;
  readonly half: number;
  readonly literals: readonly { readonly at: number; readonly value: number }[];
  /** Where the literals 0 and 1 are, if they are any. */
  readonly zero: number | undefined;
  readonly one: number | undefined;
  readonly inputs: ReadonlyMap<string, Region>;
  /** Addresses of the inputs that are the same for all trials. */
  readonly constants: ReadonlySet<string>;
  readonly outputs: ReadonlyMap<string, Output>;
  /** Sums over periods of rows. */
  readonly totals: ReadonlyMap<string, Output>;
  /** Sums over trials of rows. */
  readonly pooled: ReadonlyMap<string, Place>;
  /** By lane 1 for a trial that counts in them, else 0. */
  readonly counted: Place;
  /** How rows lie, by space. */
  readonly rows: readonly Rows[];
  /** Passes over what is the same for all trials, and over the rest. */
  readonly uniform: readonly PassPlan[];
  readonly varying: readonly PassPlan[];
}

export interface PlanOptions extends Asked {
  readonly periods: number;
  /** Trials in memory. */
  readonly lanes: number;
  /** Trials that are worked on at once, a divisor of `lanes`. */
  readonly group: number;
  /** Steps of a chunk, at least 1: see `chunked`. */
  readonly chunk: number;
}

const STARTS: Partial<Record<Value['op'], number>> = {
  ...{ sum: 0, dot: 0, sumWhere: 0, countWhere: 0 },
  ...{ lowest: Infinity, lowestFlagged: Infinity, highest: -Infinity },
};

/** Gives each value a place in memory and each pass its steps. */
export function planOf(all: Declarations, options: PlanOptions): Plan {
  const { periods, lanes, group, chunk } = options;
  const made = valuesOf(all, options);
  const { values, parts } = made;
  const near = clustersOf(made, openOf(made, VARYING), 2 * chunk);
  const varying = sink(made, schedule(made, near));
  const passes = {
    uniform: chunked(made, schedule(made, [openOf(made, UNIFORM)]), chunk),
    varying: chunked(made, varying, chunk),
  };
  const memory = createMemory({ periods, lanes, group });
  const needs = needsOf(made, varying);
  /** Undefined for what never leaves its chunk. */
  const places: (Place | undefined)[] = Array(values.length);
  const literals: { at: number; value: number }[] = [];
  const inputs = new Map<string, Region>();
  const constants = new Set<string>();

  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const isUniform = parts[i] === UNIFORM;
    if (!isUniform && (parts[i] !== VARYING || !isSource(value))) continue;
    const isRow = value.kind === 'row';
    const place = isUniform
      ? memory.place(isRow ? s.UNIFORM_ROW : s.UNIFORM_SCALAR)
      : memory.place(isRow ? s.INPUT_ROW : s.TRIAL_SCALAR);
    places[i] = place;
    if (value.op === 'literal') literals.push({ at: place.offset, value: value.literal! });
  }

  /** Values whose place holds the other period until it is overwritten. */
  const held = heldValues(made, passes.varying, (i) => needs[i] === TURN);
  /** By pass, whole rows that no later one reads. */
  const ending: Place[][] = varying.map(() => []);
  const lastPass = lastReaders(made, varying);
  const turns = passes.varying.map(({ chunks }, p) => {
    const from = memory.half();
    for (const list of chunks) {
      for (let k = 0; k < list.length; k++) {
        const i = list[k]!;
        const { op, kind } = values[i]!;
        const need = needs[i]!;
        if (op === 'pool') places[i] = memory.place(s.POOL);
        else if (kind === 'scalar')
          places[i] = memory.place(need === CALLER ? s.TRIAL_SCALAR : s.SLOT);
        else if (need === CALLER) places[i] = memory.place(s.TRIAL_ROW);
        else if (need === WHOLE) {
          const place = memory.place(s.GROUP_ROW);
          places[i] = place;
          ending[lastPass[i]!]!.push(place);
        } else if (need === TURN) places[i] = memory.place(held.has(i) ? s.SLOT : s.TURN);
      }
    }
    for (const place of ending[p]!) memory.release(place);
    return { from, to: memory.half() };
  });
  const allChunks = passes.varying.flatMap(({ chunks }) => chunks);
  placeTemporaries(made, allChunks, places, memory.place);

  const counted = memory.place(s.TRIAL_SCALAR);
  memory.seal();
  const rows = memory.rows();

  for (let i = 0; i < values.length; i++) {
    const { line } = values[i]!;
    const place = places[i];
    if (line === undefined || place === undefined) continue;
    inputs.set(line.address, memory.region(place));
    if (parts[i] === UNIFORM) constants.add(line.address);
  }

  function placed({ of, how }: Use): Place | undefined {
    const place = places[of];
    if (place === undefined || how === 'now') return place;
    const { space, offset } = place;
    const { base, stride } = rows[space]!;
    if (how === 'last' && space === s.SLOT) return place;
    switch (how) {
      case 'prev':
      case 'next':
        if (space === s.TURN) return { space: s.OTHER_TURN, offset };
        return { space, offset: how === 'prev' ? offset - stride : offset + stride };
      case 'first':
        return { space: scalarSpace(space), offset: base + offset };
      case 'last':
        if (space === s.TURN)
          return { space: s.SLOT, offset: turn + (periods % 2 === 0 ? half : 0) + offset };
        return { space: scalarSpace(space), offset: base + offset + (periods - 1) * stride };
    }
  }
  /** Of values whose steps are there: the chunk, counted over all passes, and the place in it. */
  const chunkOf = new Int32Array(values.length).fill(-1);
  const placeIn = new Int32Array(values.length);
  let chunks = 0;
  function stepOf(i: number, place: number): Step {
    const { op, uses } = values[i]!;
    if (op === 'input' || op === 'literal' || op === 'handle')
      throw new RangeError(`no step: ${op}`);
    const from: (Place | undefined)[] = [];
    const steps: number[] = [];
    for (let k = 0; k < uses.length; k++) {
      const use = uses[k]!;
      from.push(placed(use));
      const isHere = use.how === 'now' && chunkOf[use.of] === chunks;
      steps.push(isHere ? placeIn[use.of]! : -1);
    }
    chunkOf[i] = chunks;
    placeIn[i] = place;
    return { op, to: places[i], from, made: steps };
  }
  function passPlan({ kind, chunks: lists }: Chunked, turn = { from: 0, to: 0 }): PassPlan {
    const starts: { at: Place; value: number }[] = [];
    const steps = lists.map((list) => {
      chunks++;
      return list.map(stepOf);
    });
    for (const list of lists) {
      for (let k = 0; k < list.length; k++) {
        const i = list[k]!;
        const at = places[i];
        const value = held.has(i) ? 0 : STARTS[values[i]!.op];
        if (value !== undefined && at !== undefined) starts.push({ at, value });
      }
    }
    return { kind, chunks: steps, starts, turns: turn };
  }

  const outputOf = (i: number): Output => {
    const at = places[i]!;
    const { kind } = values[i]!;
    const isUniform = parts[i] === UNIFORM;
    const shown = isUniform ? memory.place(kind === 'row' ? s.TRIAL_ROW : s.TRIAL_SCALAR) : at;
    return { kind, at, region: memory.region(shown) };
  };
  const mapped = <T>(roots: ReadonlyMap<string, number>, to: (i: number) => T) =>
    new Map([...roots].map(([address, i]) => [address, to(i)]));
  const outputs = mapped(made.wanted, outputOf);
  const totals = mapped(made.totals, outputOf);
  const pooled = mapped(made.pooled, (i) => places[i]!);
  const literalAt = (x: number) => literals.find(({ value }) => Object.is(value, x))?.at;
  const half = memory.half();
  const turn = memory.take(2 * half);
  return {
    ...{ periods, lanes, group, turn, half, literals, inputs, constants, rows },
    ...{ outputs, totals, pooled, counted },
    ...{ size: memory.size(), zero: literalAt(0), one: literalAt(1) },
    uniform: passes.uniform.map((pass) => passPlan(pass)),
    varying: passes.varying.map((pass, p) => passPlan(pass, turns[p])),
  };
}

/** Why a value outlives the period in which it is found, if it does; a later reason goes before. */
const TURN = 1;
const WHOLE = 2;
const CALLER = 3;

/** Why each value of the passes outlives its period, 0 for no reason. */
function needsOf(made: Values, passes: readonly Pass[]): Uint8Array {
  const { values, wanted, totals } = made;
  const passOf = passNumbers(made, passes);
  const needs = new Uint8Array(values.length);
  for (let user = 0; user < values.length; user++) {
    if (passOf[user] === -1) continue;
    const { op, uses } = values[user]!;
    for (let k = 0; k < uses.length; k++) {
      const { of, how } = uses[k]!;
      if (passOf[of] === -1) continue;
      // a pass leaves the period that it comes to last
      const isLeft = how === 'last' && passes[passOf[of]!]!.kind === 'forward';
      const isWhole = passOf[of] !== passOf[user] || (op === 'lag' && k === 0);
      if (isWhole && !isLeft) needs[of] = WHOLE;
      else if (how !== 'now' && needs[of] === 0) needs[of] = TURN;
    }
  }
  for (const i of [...wanted.values(), ...totals.values()]) needs[i] = CALLER;
  return needs;
}

/** The last pass that reads each value; -1 for none. */
function lastReaders({ values }: Values, passes: readonly Pass[]): Int32Array {
  const last = new Int32Array(values.length).fill(-1);
  passes.forEach((pass, p) => {
    for (let k = 0; k < pass.values.length; k++) {
      const { uses } = values[pass.values[k]!]!;
      for (let u = 0; u < uses.length; u++) last[uses[u]!.of] = p;
    }
  });
  return last;
}

/** Gives the values that go from chunk to chunk of a period places that they share in turn. */
function placeTemporaries(
  { values }: Values,
  chunks: readonly (readonly number[])[],
  places: (Place | undefined)[],
  take: (space: number) => Place,
): void {
  /** -1 for what no chunk reads. */
  const lastChunk = new Int32Array(values.length).fill(-1);
  chunks.forEach((chunk, c) => {
    for (let k = 0; k < chunk.length; k++) {
      const { uses } = values[chunk[k]!]!;
      for (let u = 0; u < uses.length; u++) lastChunk[uses[u]!.of] = c;
    }
  });
  const free: Place[] = [];
  const ending: Place[][] = chunks.map(() => []);
  chunks.forEach((chunk, c) => {
    for (let k = 0; k < chunk.length; k++) {
      const i = chunk[k]!;
      const last = lastChunk[i]!;
      if (last <= c || places[i] !== undefined) continue;
      const place = free.pop() ?? take(s.SLOT);
      places[i] = place;
      ending[last]!.push(place);
    }
    free.push(...ending[c]!);
  });
}
