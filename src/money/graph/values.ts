import type { Declarations, Declared } from './declared.ts';
import type { FunctionName } from './functions.ts';
import { declaredAt, lineNamed, linesNamed } from './names.ts';
import { parse, type Syntax } from './parse.ts';
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
  /** Of an input. */
  readonly line?: Declared | undefined;
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

/** Of a value that nobody needs. */
const UNNEEDED = 0;
/** Of one that is the same in all trials, since no input of trials goes into it. */
export const UNIFORM = 1;
/** Of all others. */
export const VARYING = 2;

/** Values in an order in which each stands after what it uses of the same period. */
export interface Values {
  readonly values: readonly Value[];
  /** Which of the above each value is. */
  readonly parts: Uint8Array;
  /** Number of the group of lines for whose sake each value was first made, see `groupOf`. */
  readonly groups: readonly number[];
  /** The values of what is asked for. */
  readonly wanted: ReadonlyMap<string, number>;
  readonly totals: ReadonlyMap<string, number>;
  readonly pooled: ReadonlyMap<string, number>;
  /** Those that are needed. */
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

/**
 * Takes what is asked for and all that it needs apart into values, equal ones made once.
 * @throws RangeError for an unknown address and for a line that waits for itself in a period
 * @throws FormulaError for a formula that cannot be read and for unknown names
 */
export function valuesOf(all: Declarations, { wanted, totals = [], pooled = [] }: Asked): Values {
  const values: Value[] = [];
  const known = new Map<string | number, number>();
  const keyOf = createKeys();
  /** Formulas by their text, since many lines have the same one. */
  const read = new Map<string, Syntax>();
  /** By index of a line; null while it is being taken apart. */
  const roots: (Use | null | undefined)[] = Array(all.declared.length);
  /** By index of a line. */
  const handles: (number | undefined)[] = Array(all.declared.length);
  /** Uses of lines that may only be known later, since other periods of them are meant. */
  const pending: { use: { of: number }; own: Declared }[] = [];

  const groups: number[] = [];
  const numbers = new Map<string, number>();
  /** Number of the group for whose sake values are being made. */
  let group = -1;

  /** Makes what a line needs. */
  function within<T>(own: Declared, made: () => T): T {
    const outer = group;
    const key = groupOf(own);
    group = numbers.get(key) ?? numbers.size;
    numbers.set(key, group);
    const result = made();
    group = outer;
    return result;
  }
  function push(value: Value): number {
    groups.push(group);
    return values.push(value) - 1;
  }

  const now = (of: number): Use => ({ of, how: 'now' });
  const kindOf = ({ of, how }: Use) =>
    how === 'first' || how === 'last' ? 'scalar' : values[of]!.kind;

  function make(value: Value): Use {
    const key = keyOf(value);
    const before = known.get(key);
    if (before !== undefined) return now(before);
    known.set(key, values.length);
    return now(push(value));
  }

  function plain(op: PlainOp, uses: readonly Use[]): Use {
    const same = simplified(op, uses, values);
    if (same !== undefined) return same;
    let kind: Value['kind'] = 'scalar';
    for (let i = 0; i < uses.length; i++) if (kindOf(uses[i]!) === 'row') kind = 'row';
    const turned = COMMUTATIVE.has(op) && uses[0]!.of > uses[1]!.of;
    return make({ op, uses: turned ? [uses[1]!, uses[0]!] : uses, kind });
  }
  /** What an operation makes of the first two, of that and the third, and so on. */
  function chained(op: PlainOp, uses: readonly Use[]): Use {
    let result = uses[0]!;
    for (let i = 1; i < uses.length; i++) result = plain(op, [result, uses[i]!]);
    return result;
  }
  const literal = (x: number) => make({ op: 'literal', uses: [], kind: 'scalar', literal: x });

  /** A value of its own that has the kind, whatever stands behind the use. */
  const materialised = (use: Use, kind: Value['kind']): number =>
    use.how === 'now' && values[use.of]!.kind === kind
      ? use.of
      : make({ op: 'copy', uses: [use], kind }).of;

  /** A use of a line, by a value that stands for it until all lines are taken apart. */
  function later(own: Declared, how: Use['how']): Use {
    let of = handles[own.index];
    if (of === undefined) {
      of = push({ op: 'handle', uses: [], kind: 'row' });
      handles[own.index] = of;
    }
    const use = { of, how };
    pending.push({ use, own });
    return use;
  }

  /** The line that an argument names. */
  function named(syntax: Syntax, own: Declared): Declared {
    if (syntax.kind !== 'name') throw new RangeError(`not the name of a line: ${own.address}`);
    return lineNamed(all, own, syntax.path, syntax.at);
  }

  function call(name: FunctionName, args: readonly Syntax[], own: Declared): Use {
    switch (name) {
      case 'prev':
      case 'next':
        return later(named(args[0]!, own), name);
      case 'lag': {
        const row = later(named(args[0]!, own), 'now');
        const by = plain('back', [lowered(args[1]!, own)]);
        return make({ op: 'lag', uses: [row, by], kind: 'row' });
      }
      case 'first':
      case 'last': {
        const use = line(named(args[0]!, own));
        return kindOf(use) === 'scalar' ? use : { of: materialised(use, 'row'), how: name };
      }
      case 'lowestWhere': {
        const x = lowered(args[0]!, own);
        const flag = lowered(args[1]!, own);
        const count = make({ op: 'countWhere', uses: [flag], kind: 'scalar' });
        const least = make({ op: 'lowestFlagged', uses: [x, flag], kind: 'scalar' });
        return plain('select', [count, least, literal(0)]);
      }
      case '>':
      case '>=': {
        const right = lowered(args[1]!, own);
        const left = lowered(args[0]!, own);
        return plain(name === '>' ? 'less' : 'lessOrEqual', [right, left]);
      }
      default: {
        const uses: Use[] = [];
        for (let i = 0; i < args.length; i++) uses.push(lowered(args[i]!, own));
        const gather = GATHER[name];
        if (gather !== undefined) return make({ op: gather, uses, kind: 'scalar' });
        const op = PLAIN[name]!;
        if (op === 'select') return plain(op, uses);
        if (uses.length > 1 || op === 'min' || op === 'max') return chained(op, uses);
        return NEUTRAL[name] === undefined
          ? plain(op, uses)
          : plain('unequal', [uses[0]!, literal(0)]);
      }
    }
  }

  /** What a part of the formula of a line comes to. */
  function lowered(syntax: Syntax, own: Declared): Use {
    switch (syntax.kind) {
      case 'number':
        return literal(syntax.value);
      case 'name':
        return line(lineNamed(all, own, syntax.path, syntax.at));
      case 'total': {
        const terms = linesNamed(all, own, syntax.path).map(line);
        return terms.length === 0 ? literal(0) : chained('add', terms);
      }
      case 'call':
        return call(syntax.name, syntax.args, own);
    }
  }

  function line(own: Declared): Use {
    const before = roots[own.index];
    if (before === null)
      throw new RangeError(`a line waits for itself in the same period: ${own.address}`);
    if (before !== undefined) return before;
    roots[own.index] = null;
    const { formula, kind } = own.line;
    const root = within(own, () =>
      formula === undefined
        ? now(push({ op: 'input', uses: [], kind, line: own }))
        : lowered(syntaxOf(own.address, formula), own),
    );
    roots[own.index] = root;
    return root;
  }

  function syntaxOf(address: string, formula: string): Syntax {
    const before = read.get(formula);
    if (before !== undefined) return before;
    const syntax = parse({ address, formula });
    read.set(formula, syntax);
    return syntax;
  }

  /** Rows that the caller writes do not lie as those that it reads. */
  function shown(own: Declared): number {
    const use = line(own);
    const { kind, input } = own.line;
    const isWritten = values[use.of]!.op === 'input' && kind === 'row' && input !== 'constant';
    return isWritten ? make({ op: 'copy', uses: [use], kind }).of : materialised(use, kind);
  }
  const found = (addresses: Iterable<string>, made: (own: Declared) => number) =>
    new Map(
      [...addresses].map((address) => {
        const own = declaredAt(all, address);
        return [address, within(own, () => made(own))];
      }),
    );
  const asked = {
    wanted: found(wanted, shown),
    totals: found(totals, (own) => make({ op: 'sum', uses: [line(own)], kind: 'scalar' }).of),
    pooled: found(pooled, (own) => make({ op: 'pool', uses: [line(own)], kind: 'row' }).of),
  };
  // to take one line apart may add uses of others, to which this comes later
  for (const { use, own } of pending) use.of = within(own, () => materialised(line(own), 'row'));
  return { values, groups, ...neededFor(values, asked), ...asked };
}

/** A project, a contract, a party: groups of groups are told apart, those within them are not. */
const groupOf = ({ path }: Declared): string => `${path[0]}.${path[1] ?? ''}`;

/** What the values asked for need, who uses it, and whether it is the same in all trials. */
function neededFor(
  values: readonly Value[],
  { wanted, totals, pooled }: Pick<Values, 'wanted' | 'totals' | 'pooled'>,
): Pick<Values, 'parts' | 'users'> {
  const parts = new Uint8Array(values.length);
  const first = new Int32Array(values.length + 1);
  const varying: number[] = [];
  const open = [...wanted.values(), ...totals.values(), ...pooled.values()];
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    if (parts[i] !== UNNEEDED) continue;
    parts[i] = UNIFORM;
    const { op, uses, line } = values[i]!;
    if (op === 'pool' || (line !== undefined && line.line.input !== 'constant')) varying.push(i);
    for (let k = 0; k < uses.length; k++) {
      const { of } = uses[k]!;
      first[of + 1]!++;
      open.push(of);
    }
  }
  for (let i = 0; i < values.length; i++) first[i + 1]! += first[i]!;
  const next = first.slice();
  const all = new Int32Array(first[values.length]!);
  for (let user = 0; user < values.length; user++) {
    if (parts[user] === UNNEEDED) continue;
    const { uses } = values[user]!;
    for (let k = 0; k < uses.length; k++) all[next[uses[k]!.of]!++] = user;
  }
  for (let i = varying.pop(); i !== undefined; i = varying.pop()) {
    if (parts[i] === VARYING) continue;
    parts[i] = VARYING;
    for (let u = first[i]!; u < first[i + 1]!; u++) varying.push(all[u]!);
  }
  return { parts, users: { first, all } };
}
