import { chunksOf } from './chunks.ts';
import type { Graph } from './graph.ts';
import { heldValues } from './held.ts';
import { createMemory, type Rows, scalarSpace } from './memory.ts';
import { type Pass, passNumbers, schedule } from './schedule.ts';
import { sink } from './sink.ts';
import type { Place } from './space.ts';
import * as s from './space.ts';
import {
  type Asked,
  type GatherOp,
  type PlainOp,
  type Use,
  type Value,
  type Values,
  valuesOf,
} from './values.ts';

export interface Step {
  readonly op: 'lag' | 'pool' | PlainOp | GatherOp;
  /** Gathering and pooling add to what is there. Undefined for what only its own chunk reads. */
  readonly to: Place | undefined;
  readonly from: readonly (Place | undefined)[];
  /** The number of the value, and of those that it uses in the same period. */
  readonly value: number;
  readonly uses: readonly (number | undefined)[];
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
  /** Steps of a chunk, at least 1: see `chunksOf`. */
  readonly chunk: number;
}

const STARTS: Partial<Record<Value['op'], number>> = {
  ...{ sum: 0, dot: 0, sumWhere: 0, countWhere: 0 },
  ...{ lowest: Infinity, lowestFlagged: Infinity, highest: -Infinity },
};

/** Gives each value a place in memory and each pass its steps. */
export function planOf(graph: Graph, options: PlanOptions): Plan {
  const { periods, lanes, group, chunk } = options;
  const made = valuesOf(graph, options);
  const { values, uniform } = made;
  const isSource = ({ op }: Value) => op === 'input' || op === 'literal';
  const passes = {
    uniform: schedule(made, (i) => isSource(values[i]!) || !uniform[i]),
    varying: sink(
      made,
      schedule(made, (i) => isSource(values[i]!) || uniform[i]!),
    ),
  };
  const memory = createMemory({ periods, lanes, group });
  const needs = needsOf(made, passes.varying);
  const places = new Map<number, Place>();
  const literals: { at: number; value: number }[] = [];
  const inputs = new Map<string, Region>();
  const constants = new Set<string>();

  for (const [i, value] of values.entries()) {
    if (!(uniform[i] || isSource(value))) continue;
    const place = uniform[i]
      ? memory.place(value.kind === 'row' ? s.UNIFORM_ROW : s.UNIFORM_SCALAR)
      : memory.place(value.kind === 'row' ? s.INPUT_ROW : s.TRIAL_SCALAR);
    places.set(i, place);
    if (value.op === 'literal') literals.push({ at: place.offset, value: value.literal! });
  }

  const chunked = (list: readonly number[]) => chunksOf(made, list, chunk);
  /** Values whose place holds the other period until it is overwritten. */
  const held = new Set<number>();
  const turns = passes.varying.map((pass) => {
    const inPlace = heldValues(made, chunked(pass.values), (i) => needs.get(i) === 'turn');
    const from = memory.half();
    for (const i of pass.values) {
      const need = needs.get(i);
      const isWanted = need === 'caller';
      if (values[i]!.op === 'pool') {
        places.set(i, memory.place(s.POOL));
      } else if (values[i]!.kind === 'scalar') {
        places.set(i, memory.place(isWanted ? s.TRIAL_SCALAR : s.SLOT));
      } else if (need === 'whole' || isWanted) {
        places.set(i, memory.place(isWanted ? s.TRIAL_ROW : s.GROUP_ROW));
      } else if (inPlace.has(i)) {
        places.set(i, memory.place(s.SLOT));
        held.add(i);
      } else if (need === 'turn') {
        places.set(i, memory.place(s.TURN));
      }
    }
    return { from, to: memory.half() };
  });
  for (const pass of passes.varying) {
    placeTemporaries(made, chunked(pass.values), places, memory.place);
  }

  const counted = memory.place(s.TRIAL_SCALAR);
  memory.seal();
  for (const [i, place] of places) places.set(i, memory.sealed(place));
  const rows = memory.rows();

  for (const [i, { op, address }] of values.entries()) {
    if (op !== 'input') continue;
    const region = memory.region(places.get(i)!);
    inputs.set(address!, region);
    if (uniform[i]) constants.add(address!);
  }

  /** Undefined for what never leaves its chunk. */
  const placed = ({ of, how }: Use): Place | undefined => {
    const place = places.get(of);
    if (place === undefined) return undefined;
    const { space, offset } = place;
    const { base, stride } = rows[space]!;
    switch (how) {
      case 'now':
        return { space, offset };
      case 'prev':
      case 'next':
        if (space === s.TURN) return { space: s.OTHER_TURN, offset };
        return { space, offset: how === 'prev' ? offset - stride : offset + stride };
      case 'first':
        return { space: scalarSpace(space), offset: base + offset };
      case 'last':
        return { space: scalarSpace(space), offset: base + offset + (periods - 1) * stride };
    }
  };
  const passPlan = (pass: Pass, turn = { from: 0, to: 0 }): PassPlan => {
    const stepOf = (i: number): Step => {
      const { op, uses } = values[i]!;
      if (op === 'input' || op === 'literal' || op === 'handle') {
        throw new RangeError(`no step: ${op}`);
      }
      const now = uses.map(({ of, how }) => (how === 'now' ? of : undefined));
      return { op, to: places.get(i), from: uses.map(placed), value: i, uses: now };
    };
    const chunks = chunked(pass.values).map((list) => list.map(stepOf));
    const starts = chunks.flat().flatMap(({ op, to, value: i }) => {
      const value = held.has(i) ? 0 : STARTS[op];
      return value === undefined || to === undefined ? [] : [{ at: to, value }];
    });
    return { kind: pass.kind, chunks, starts, turns: turn };
  };

  const outputOf = (i: number): Output => {
    const at = places.get(i)!;
    const { kind } = values[i]!;
    const shown = uniform[i] ? memory.place(kind === 'row' ? s.TRIAL_ROW : s.TRIAL_SCALAR) : at;
    return { kind, at, region: memory.region(shown) };
  };
  const mapped = <T>(roots: ReadonlyMap<string, number>, to: (i: number) => T) =>
    new Map([...roots].map(([address, i]) => [address, to(i)]));
  const outputs = mapped(made.wanted, outputOf);
  const totals = mapped(made.totals, outputOf);
  const pooled = mapped(made.pooled, (i) => places.get(i)!);
  const half = memory.half();
  const turn = memory.take(2 * half);
  return {
    ...{ periods, lanes, group, turn, half, literals, inputs, constants, rows },
    ...{ outputs, totals, pooled, counted },
    size: memory.size(),
    uniform: passes.uniform.map((pass) => passPlan(pass)),
    varying: passes.varying.map((pass, p) => passPlan(pass, turns[p])),
  };
}

/** Why a value outlives the period in which it is found: none for those that are not listed. */
type Need = 'caller' | 'whole' | 'turn';

function needsOf(made: Values, passes: readonly Pass[]): ReadonlyMap<number, Need> {
  const { values, users, wanted, totals } = made;
  const passOf = passNumbers(made, passes);
  const needs = new Map<number, Need>();
  const needOf = (i: number): Need | undefined => {
    let need: Need | undefined;
    for (const user of users[i]!) {
      if (passOf[user] === -1) continue;
      if (passOf[user] !== passOf[i]) return 'whole';
      const { op, uses } = values[user]!;
      for (const [k, { of, how }] of uses.entries()) {
        if (of !== i) continue;
        if (how === 'first' || how === 'last' || (op === 'lag' && k === 0)) return 'whole';
        if (how !== 'now') need = 'turn';
      }
    }
    return need;
  };
  for (let i = 0; i < values.length; i++) {
    const need = passOf[i] === -1 ? undefined : needOf(i);
    if (need !== undefined) needs.set(i, need);
  }
  for (const i of [...wanted.values(), ...totals.values()]) needs.set(i, 'caller');
  return needs;
}

/** Gives the values that go from chunk to chunk within a period places that they share in turn. */
function placeTemporaries(
  { values }: Values,
  chunks: readonly (readonly number[])[],
  places: Map<number, Place>,
  take: (space: number) => Place,
): void {
  /** -1 for what no chunk reads. */
  const lastChunk = new Int32Array(values.length).fill(-1);
  chunks.forEach((chunk, c) => {
    for (const i of chunk) for (const { of } of values[i]!.uses) lastChunk[of] = c;
  });
  const free: Place[] = [];
  const ending: Place[][] = chunks.map(() => []);
  chunks.forEach((chunk, c) => {
    for (const i of chunk) {
      const last = lastChunk[i]!;
      if (places.has(i) || last <= c) continue;
      const place = free.pop() ?? take(s.SLOT);
      places.set(i, place);
      ending[last]!.push(place);
    }
    free.push(...ending[c]!);
  });
}
