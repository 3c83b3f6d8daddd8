import type { Expression } from './expression.ts';
import type { FunctionName } from './functions.ts';
import { type Graph, lineAt } from './graph.ts';
import { simplified } from './simplify.ts';
import { createKeys } from './value-key.ts';

/** What turns numbers of one lane and period into a number. */
export type PlainOp =
  | ('copy' | 'negate' | 'abs' | 'not')
  /** How far `lag` goes back: the nearest whole number from 1 to that of the periods, coded. */
  | 'back'
  | ('add' | 'subtract' | 'multiply' | 'divide' | 'ratio' | 'power')
  | ('min' | 'max' | 'less' | 'lessOrEqual' | 'equal' | 'unequal' | 'and' | 'or')
  | 'select';

/** What gathers the periods of rows, earliest first, into a scalar. */
export type GatherOp =
  | ('sum' | 'dot' | 'sumWhere' | 'countWhere')
  | ('lowest' | 'highest' | 'lowestFlagged');

/** `pool` gathers the trials of each period. */
export type Op = 'input' | 'literal' | 'handle' | 'lag' | 'pool' | PlainOp | GatherOp;

/** Added to how far `lag` goes back, so that the low word of the number holds it. */
export const BACK_ZERO = 2 ** 52;

/** A value as another one uses it: of the same period, the one before or after, or of an end. */
export interface Use {
  readonly of: number;
  readonly how: 'now' | 'prev' | 'next' | 'first' | 'last';
}

/** One step of the evaluation. */
export interface Value {
  readonly op: Op;
  readonly uses: readonly Use[];
  readonly kind: 'row' | 'scalar';
  /** The address of an input, or of the line that a handle stands for. */
  readonly address?: string | undefined;
  readonly literal?: number | undefined;
}

/** The values that use each value, those of value i from `first[i]` up to `first[i + 1]`. */
export interface Users {
  readonly first: Int32Array;
  readonly all: Int32Array;
}

/** What the caller asks for, by address of a line. */
export interface Asked {
  /** Lines whose values are asked for. */
  readonly wanted: Iterable<string>;
  /** Rows of which the sum over all periods is asked for. */
  readonly totals?: Iterable<string>;
  /** Rows of which the sum over trials is asked for, period by period. */
  readonly pooled?: Iterable<string>;
}

/** Values in an order in which each stands after what it uses of the same period. */
export interface Values {
  readonly values: readonly Value[];
  /** 1 for what is the same in all trials, since no input of trials goes into it. */
  readonly uniform: Uint8Array;
  /** The values of what is asked for. */
  readonly wanted: ReadonlyMap<string, number>;
  readonly totals: ReadonlyMap<string, number>;
  readonly pooled: ReadonlyMap<string, number>;
  readonly users: Users;
}

const PLAIN: Partial<Record<FunctionName, PlainOp>> = {
  ...{ '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide' },
  ...{ '<': 'less', '<=': 'lessOrEqual', '=': 'equal', '<>': 'unequal' },
  ...{ negate: 'negate', abs: 'abs', not: 'not', ratio: 'ratio', power: 'power', if: 'select' },
  ...{ min: 'min', max: 'max', and: 'and', or: 'or' },
};
const GATHER: Partial<Record<FunctionName, GatherOp>> = {
  ...{ sum: 'sum', dot: 'dot', sumWhere: 'sumWhere', countWhere: 'countWhere' },
  ...{ lowest: 'lowest', highest: 'highest' },
};
const COMMUTATIVE = new Set<PlainOp>(['add', 'multiply', 'equal', 'unequal', 'and', 'or']);
const NEUTRAL: Partial<Record<FunctionName, PlainOp>> = { and: 'and', or: 'or' };

/** Takes what is asked for and all that it needs apart into values, equal ones made once. */
export function valuesOf(graph: Graph, { wanted, totals = [], pooled = [] }: Asked): Values {
  const values: Value[] = [];
  const known = new Map<string | number, number>();
  const keyOf = createKeys();
  const roots = new Map<string, Use>();
  const handles = new Map<string, number>();

  const now = (of: number): Use => ({ of, how: 'now' });
  const kindOf = ({ of, how }: Use) =>
    how === 'first' || how === 'last' ? 'scalar' : values[of]!.kind;

  function make(value: Value): Use {
    const key = keyOf(value);
    const before = known.get(key);
    if (before !== undefined) return now(before);
    known.set(key, values.length);
    return now(values.push(value) - 1);
  }

  function plain(op: PlainOp, ...uses: readonly Use[]): Use {
    const same = simplified(op, uses, values);
    if (same !== undefined) return same;
    const kind = uses.some((use) => kindOf(use) === 'row') ? 'row' : 'scalar';
    const ordered = COMMUTATIVE.has(op) ? [...uses].sort((a, b) => a.of - b.of) : uses;
    return make({ op, uses: ordered, kind });
  }
  const literal = (x: number) => make({ op: 'literal', uses: [], kind: 'scalar', literal: x });

  /** A value of its own that has the kind, whatever stands behind the use. */
  const materialised = (use: Use, kind: Value['kind']): number =>
    use.how === 'now' && values[use.of]!.kind === kind
      ? use.of
      : make({ op: 'copy', uses: [use], kind }).of;

  /** Stands for a line that may only be known later, since its other periods are meant. */
  function handle(address: string): number {
    const index =
      handles.get(address) ?? values.push({ op: 'handle', uses: [], kind: 'row', address }) - 1;
    handles.set(address, index);
    return index;
  }

  function call(name: FunctionName, args: readonly Expression[]): Use {
    const arg = (i: number) => lowered(args[i]!);
    const address = (i: number) => {
      const named = args[i];
      if (named?.kind !== 'line') throw new RangeError(`${name} of something without a name`);
      return named.address;
    };
    switch (name) {
      case 'prev':
      case 'next':
        return { of: handle(address(0)), how: name };
      case 'lag':
        return make({
          op: 'lag',
          uses: [now(handle(address(0))), plain('back', arg(1))],
          kind: 'row',
        });
      case 'first':
      case 'last': {
        const use = line(address(0));
        return kindOf(use) === 'scalar' ? use : { of: materialised(use, 'row'), how: name };
      }
      case 'lowestWhere': {
        const [x, flag] = [arg(0), arg(1)];
        const count = make({ op: 'countWhere', uses: [flag], kind: 'scalar' });
        const least = make({ op: 'lowestFlagged', uses: [x, flag], kind: 'scalar' });
        return plain('select', count, least, literal(0));
      }
      case '>':
        return plain('less', arg(1), arg(0));
      case '>=':
        return plain('lessOrEqual', arg(1), arg(0));
      default: {
        const uses = args.map(lowered);
        const gather = GATHER[name];
        if (gather !== undefined) return make({ op: gather, uses, kind: 'scalar' });
        const op = PLAIN[name]!;
        if (op === 'select') return plain(op, ...uses);
        if (NEUTRAL[name] !== undefined && uses.length === 1) {
          return plain('unequal', uses[0]!, literal(0));
        }
        if (args.length < 2) return op === 'min' || op === 'max' ? uses[0]! : plain(op, ...uses);
        return uses.reduce((left, right) => plain(op, left, right));
      }
    }
  }

  function lowered(expression: Expression): Use {
    switch (expression.kind) {
      case 'number':
        return literal(expression.value);
      case 'line':
        return line(expression.address);
      case 'total': {
        const terms = expression.addresses.map(line);
        return terms.length === 0
          ? literal(0)
          : terms.reduce((left, right) => plain('add', left, right));
      }
      case 'call':
        return call(expression.name, expression.args);
    }
  }

  function line(address: string): Use {
    const made = roots.get(address);
    if (made !== undefined) return made;
    const own = lineAt(graph, address);
    const root =
      own.expression === undefined
        ? make({ op: 'input', uses: [], kind: own.line.kind, address })
        : lowered(own.expression);
    roots.set(address, root);
    return root;
  }

  /** Rows that the caller writes do not lie as those that it reads. */
  function shown(address: string): number {
    const use = line(address);
    const { kind, input } = lineAt(graph, address).line;
    const isWritten = values[use.of]!.op === 'input' && kind === 'row' && input !== 'constant';
    return isWritten ? make({ op: 'copy', uses: [use], kind }).of : materialised(use, kind);
  }
  const found = (addresses: Iterable<string>, made: (address: string) => number) =>
    new Map([...addresses].map((address) => [address, made(address)]));
  const asked = {
    wanted: found(wanted, shown),
    totals: found(totals, (at) => make({ op: 'sum', uses: [line(at)], kind: 'scalar' }).of),
    pooled: found(pooled, (at) => make({ op: 'pool', uses: [line(at)], kind: 'row' }).of),
  };
  // lowering one line may ask for handles of others: a map takes in what is added on the way
  const behind = new Map<number, number>();
  for (const [address, index] of handles) behind.set(index, materialised(line(address), 'row'));

  return needed(graph, values, behind, asked);
}

/**
 * Only what the values asked for need, numbered anew in the same order, and in place of handles what
 * is behind them.
 */
function needed(
  graph: Graph,
  all: readonly Value[],
  behind: ReadonlyMap<number, number>,
  { wanted, totals, pooled }: Pick<Values, 'wanted' | 'totals' | 'pooled'>,
): Values {
  const real = new Int32Array(all.length);
  for (let i = 0; i < all.length; i++) real[i] = i;
  for (const [handle, index] of behind) real[handle] = index;
  const isNeeded = new Uint8Array(all.length);
  const open = [...wanted.values(), ...totals.values(), ...pooled.values()];
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    if (isNeeded[i] === 1) continue;
    isNeeded[i] = 1;
    const { uses } = all[i]!;
    for (let k = 0; k < uses.length; k++) open.push(real[uses[k]!.of]!);
  }
  const numbers = new Int32Array(all.length);
  let count = 0;
  for (let i = 0; i < all.length; i++) if (isNeeded[i] === 1) numbers[i] = count++;
  const values: Value[] = [];
  for (let i = 0; i < all.length; i++) {
    if (isNeeded[i] === 0) continue;
    const { op, uses, kind, address, literal } = all[i]!;
    const own: Use[] = [];
    for (let k = 0; k < uses.length; k++) {
      const { of, how } = uses[k]!;
      own.push({ of: numbers[real[of]!]!, how });
    }
    values.push({ op, uses: own, kind, address, literal });
  }
  const users = usersOf(values);
  const renumbered = (roots: ReadonlyMap<string, number>) =>
    new Map([...roots].map(([address, of]) => [address, numbers[of]!]));
  return {
    values,
    users,
    uniform: uniformOf(graph, values, users),
    wanted: renumbered(wanted),
    totals: renumbered(totals),
    pooled: renumbered(pooled),
  };
}

function usersOf(values: readonly Value[]): Users {
  const first = new Int32Array(values.length + 1);
  for (let i = 0; i < values.length; i++) {
    const { uses } = values[i]!;
    for (let k = 0; k < uses.length; k++) first[uses[k]!.of + 1]!++;
  }
  for (let i = 0; i < values.length; i++) first[i + 1]! += first[i]!;
  const next = first.slice();
  const all = new Int32Array(first[values.length]!);
  for (let user = 0; user < values.length; user++) {
    const { uses } = values[user]!;
    for (let k = 0; k < uses.length; k++) all[next[uses[k]!.of]!++] = user;
  }
  return { first, all };
}

function uniformOf(graph: Graph, values: readonly Value[], { first, all }: Users): Uint8Array {
  const uniform = new Uint8Array(values.length).fill(1);
  const open: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const { op, address } = values[i]!;
    if (op === 'pool' || (op === 'input' && lineAt(graph, address!).line.input !== 'constant'))
      open.push(i);
  }
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    if (uniform[i] === 0) continue;
    uniform[i] = 0;
    for (let u = first[i]!; u < first[i + 1]!; u++) open.push(all[u]!);
  }
  return uniform;
}
