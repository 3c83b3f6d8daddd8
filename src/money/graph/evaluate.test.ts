import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { power } from '../../units/index.ts';
import { createEvaluation } from './evaluate.ts';
import type { Expression } from './expression.ts';
import { createGraph, type Graph, lineAt } from './graph.ts';
import type { Group, Line } from './line.ts';

type Inputs = (address: string, period: number) => number;

/** Finds values one by one, by the definition of each function, as an oracle. */
function slowly(graph: Graph, periods: number, inputs: Inputs) {
  const known = new Map<string, number>();
  const every = Array.from({ length: periods }, (_, t) => t);
  const truth = (x: number) => x !== 0;
  const bit = (b: boolean) => (b ? 1 : 0);

  function at(address: string, t: number): number {
    const { line, expression } = lineAt(graph, address);
    if (line.kind === 'row' && (t < 0 || t >= periods)) return 0;
    const time = line.kind === 'row' ? t : 0;
    const key = `${address} ${time}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = expression === undefined ? inputs(address, time) : find(expression, t);
    known.set(key, value);
    return value;
  }

  function find(e: Expression, t: number): number {
    if (e.kind === 'number') return e.value;
    if (e.kind === 'line') return at(e.address, t);
    if (e.kind === 'total') {
      return e.addresses.length === 0
        ? 0
        : e.addresses.map((a) => at(a, t)).reduce((x, y) => x + y);
    }
    const arg = (i: number) => find(e.args[i]!, t);
    const all = () => e.args.map((_, i) => arg(i));
    const row = (i: number) => every.map((month) => find(e.args[i]!, month));
    const flagged = () => row(0).filter((_, month) => truth(row(1)[month]!));
    switch (e.name) {
      case '+':
        return arg(0) + arg(1);
      case '-':
        return arg(0) - arg(1);
      case '*':
        return arg(0) * arg(1);
      case '/':
        return arg(0) / arg(1);
      case '<':
        return bit(arg(0) < arg(1));
      case '<=':
        return bit(arg(0) <= arg(1));
      case '>':
        return bit(arg(0) > arg(1));
      case '>=':
        return bit(arg(0) >= arg(1));
      case '=':
        return bit(arg(0) === arg(1));
      case '<>':
        return bit(arg(0) !== arg(1));
      case 'negate':
        return -arg(0);
      case 'min':
        return all().reduce((x, y) => (y < x ? y : x));
      case 'max':
        return all().reduce((x, y) => (y > x ? y : x));
      case 'abs':
        return Math.abs(arg(0));
      case 'if':
        return truth(arg(0)) ? arg(1) : arg(2);
      case 'and':
        return bit(all().every(truth));
      case 'or':
        return bit(all().some(truth));
      case 'not':
        return bit(!truth(arg(0)));
      case 'ratio':
        return arg(1) === 0 ? 0 : arg(0) / arg(1);
      case 'power':
        return power(arg(0), arg(1));
      case 'prev':
        return t === 0 ? 0 : find(e.args[0]!, t - 1);
      case 'next':
        return t === periods - 1 ? 0 : find(e.args[0]!, t + 1);
      case 'lag': {
        const nearest = Math.floor(arg(1) + 0.5);
        const back = nearest > 1 ? nearest : 1;
        return back > t ? 0 : find(e.args[0]!, t - back);
      }
      case 'sum':
        return row(0).reduce((x, y) => x + y, 0);
      case 'dot':
        return row(0).reduce((x, y, month) => x + y * row(1)[month]!, 0);
      case 'sumWhere':
        return flagged().reduce((x, y) => x + y, 0);
      case 'countWhere':
        return row(0).filter(truth).length;
      case 'lowest':
        return row(0).reduce((x, y) => (y < x ? y : x), Infinity);
      case 'highest':
        return row(0).reduce((x, y) => (y > x ? y : x), -Infinity);
      case 'lowestWhere':
        return row(1).some(truth) ? flagged().reduce((x, y) => (y < x ? y : x), Infinity) : 0;
      case 'first':
        return row(0)[0]!;
      case 'last':
        return row(0)[periods - 1]!;
    }
  }
  return at;
}

const line = (id: string, kind: Line['kind'], formula?: string, input?: Line['input']): Line => ({
  ...{ id, kind, label: id, unit: 'USD', sheet: 'Lines' },
  ...(formula === undefined ? {} : { formula }),
  ...(input === undefined ? {} : { input }),
});
const rows = (formulas: Readonly<Record<string, string>>) =>
  Object.entries(formulas).map(([id, formula]) => line(id, 'row', formula));

/**
 * Random lines in stretches, each of which may use the earlier period of any of its rows, or the
 * later one; what lies in the stretches before may be used in any way.
 */
const anyGroup = fc
  .record({
    stretches: fc.array(
      fc.record({
        forward: fc.boolean(),
        lines: fc.array(
          fc.record({
            isRow: fc.boolean(),
            picks: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
          }),
          { minLength: 1, maxLength: 5 },
        ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ stretches }): Group => {
    const kinds: Line['kind'][] = ['row', 'row', 'row', 'scalar', 'scalar', 'row'];
    const inputs = kinds.map((kind, i) =>
      line(`in${i}`, kind, undefined, i % 2 === 0 ? 'trial' : 'constant'),
    );
    const lines = [...inputs];
    const named = (kind: Line['kind'], end = lines.length) =>
      lines.slice(0, end).flatMap((l) => (l.kind === kind ? [l.id] : []));
    for (const { forward, lines: own } of stretches) {
      const start = lines.length;
      const ids = own.map((_, i) => `x${start + i}`);
      const ownRows = ids.filter((_, i) => own[i]!.isRow);
      for (const [i, { isRow, picks }] of own.entries()) {
        let used = 0;
        const pick = <T>(list: readonly T[]) => list[picks[used++ % picks.length]! % list.length]!;
        const anyRow = () => pick(named('row', start));
        const shifted = () => pick([...named('row', start), ...ownRows]);
        const reduction = () =>
          pick([
            () =>
              `${pick(['sum', 'lowest', 'highest', 'first', 'last', 'countWhere'])}(${anyRow()})`,
            () => `${pick(['dot', 'sumWhere', 'lowestWhere'])}(${anyRow()}, ${anyRow()})`,
          ])();
        const scalar = (): string =>
          pick([() => pick(named('scalar')), reduction, () => pick(['0', '1', '-2.5', '3'])])();
        const row = (): string =>
          pick([
            () => pick(named('row')),
            () => `${forward ? 'prev' : 'next'}(${shifted()})`,
            () => `${forward ? 'next' : 'prev'}(${anyRow()})`,
            () => `lag(${forward ? shifted() : anyRow()}, ${pick([scalar(), '2'])})`,
            scalar,
          ])();
        const term = isRow ? row : scalar;
        const deeper = (depth: number): string => {
          if (depth === 0) return term();
          const [a, b, c] = [deeper(depth - 1), deeper(depth - 1), term()];
          return pick([
            () => `(${a} ${pick(['+', '-', '*', '/', '<', '<=', '>', '>=', '=', '<>'])} ${b})`,
            () => `${pick(['min', 'max', 'and', 'or'])}(${a}, ${b}, ${c})`,
            () => `${pick(['ratio', 'min', 'max'])}(${a}, ${b})`,
            () => `${pick(['abs', 'not', 'min', 'or'])}(${a})`,
            () => `if(${a}, ${b}, ${c})`,
            () => `-${a} + power(abs(${c}), 1.5)`,
            term,
          ])();
        };
        lines.push(line(ids[i]!, isRow ? 'row' : 'scalar', deeper(2)));
      }
    }
    return { id: 'g', name: 'Any lines', lines };
  });

const number = fc.oneof(
  fc.constantFrom(0, -0, 1, 2, -1, 3.5),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
);

/** The values of the wanted lines, lane by lane, and those of the oracle. */
function bothWays(
  group: Group,
  {
    periods,
    lanes,
    wanted,
    numbers,
  }: { periods: number; lanes: number; wanted: readonly string[]; numbers: readonly number[] },
) {
  const graph = createGraph([group]);
  const evaluation = createEvaluation(graph, { periods, lanes, wanted });
  const inputOf = (lane: number) => (address: string, t: number) => {
    const { line, path } = lineAt(graph, address);
    const own = line.input === 'constant' ? 0 : lane;
    const place = address.length + path.length + Number(line.id.slice(2)) * 7 + t * 13 + own * 29;
    return numbers[place % numbers.length]!;
  };
  for (const address of evaluation.inputs) {
    const { line } = lineAt(graph, address);
    const array = evaluation.input(address);
    const width = line.input === 'constant' ? 1 : lanes;
    array.forEach((_, i) => {
      array[i] = inputOf(i % width)(address, Math.floor(i / width));
    });
  }
  evaluation.run(lanes);
  const engine = wanted.map((address) => [...evaluation.value(address)]);
  const trials = Array.from({ length: lanes }, (_, lane) => slowly(graph, periods, inputOf(lane)));
  const oracle = wanted.map((address) => {
    const times = lineAt(graph, address).line.kind === 'row' ? periods : 1;
    return Array.from({ length: times }, (_, t) => trials.map((at) => at(address, t))).flat();
  });
  return { engine, oracle };
}

describe('an evaluation', () => {
  it('gives the bits of the definitions, for any lanes and any wanted lines', () => {
    fc.assert(
      fc.property(
        anyGroup,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 9 }),
        fc.array(number, { minLength: 40, maxLength: 60 }),
        fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
        (group, periods, lanes, numbers, choice) => {
          const wanted = group.lines
            .filter((_, i) => choice[i % choice.length])
            .map(({ id }) => `g.${id}`);
          const { engine, oracle } = bothWays(group, { periods, lanes, wanted, numbers });
          expect(engine).toEqual(oracle);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('sweeps back for present values and forth for balances in one graph', () => {
    const graph = createGraph([
      {
        id: 'loan',
        name: 'Loan',
        lines: [
          line('rate', 'scalar'),
          line('cash', 'row'),
          ...rows({
            capacity: '(next(capacity) + next(cash)) / (1 + rate)',
            opening: 'prev(closing)',
            repayment: 'if(opening > 0, cash, 0)',
            closing: 'if(prev(started) = 0, capacity, opening * (1 + rate) - repayment)',
            started: '1',
          }),
          line('debt', 'scalar', 'first(closing)'),
        ],
      },
    ]);
    const wanted = ['loan.closing', 'loan.debt'];
    const loan = createEvaluation(graph, { periods: 4, lanes: 2, wanted });
    loan.input('loan.rate').set([0.1, 0]);
    loan.input('loan.cash').set([0, 0, 110, 50, 121, 50, 133.1, 50]);
    loan.run(2);
    const closing = [...loan.value('loan.closing')].map((x) => Math.round(x * 1e9) / 1e9);
    expect(closing).toEqual([300, 150, 220, 100, 121, 50, 0, 0]);
    expect(loan.value('loan.debt')[1]).toBe(150);
  });

  it('finds constant lines anew when a constant changes', () => {
    const graph = createGraph([
      {
        id: 'g',
        name: 'G',
        lines: [line('days', 'row', undefined, 'constant'), line('year', 'scalar', 'sum(days)')],
      },
    ]);
    const evaluation = createEvaluation(graph, {
      periods: 2,
      lanes: 3,
      wanted: ['g.year', 'g.days'],
    });
    evaluation.run(3);
    expect([...evaluation.value('g.year')]).toEqual([0, 0, 0]);
    evaluation.input('g.days').set([31, 28]);
    evaluation.run(3);
    expect([...evaluation.value('g.year')]).toEqual([59, 59, 59]);
    expect([...evaluation.value('g.days')]).toEqual([31, 31, 31, 28, 28, 28]);
  });

  it('asks for no input that the wanted lines do not need', () => {
    const graph = createGraph([
      {
        id: 'g',
        name: 'G',
        lines: [line('a', 'row'), line('b', 'row'), ...rows({ c: 'a + 1' })],
      },
    ]);
    const evaluation = createEvaluation(graph, { periods: 2, lanes: 1, wanted: ['g.c'] });
    expect(evaluation.inputs).toEqual(['g.a']);
    expect(() => evaluation.input('g.b')).toThrow('no input that the wanted lines need: g.b');
    expect(() => evaluation.value('g.a')).toThrow('not a wanted line: g.a');
    expect(() => evaluation.run(2)).toThrow('2 trials in 1 lanes');
    const unknown = { periods: 2, lanes: 1, wanted: ['g.z'] };
    expect(() => createEvaluation(graph, unknown)).toThrow('no line has the address g.z');
  });
});
