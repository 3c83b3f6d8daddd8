import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declare } from './declared.ts';
import { plainProgram } from './engine.ts';
import { createEvaluation, createProgram, startProgram } from './evaluate.ts';
import { createGraph, lineAt } from './graph.ts';
import type { Group, Line } from './line.ts';
import { anyGroup, line, rows } from './testing/any-lines.ts';
import { slowly } from './testing/slowly.ts';
import { writeRow } from './testing/write-row.ts';
import { vectorProgram } from './vectors.ts';

const number = fc.oneof(
  fc.constantFrom(0, -0, 1, 2, -1, 3.5),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
);

/** The values of the wanted lines, lane by lane, then sums of rows, and those of the oracle. */
function bothWays(
  groups: readonly Group[],
  {
    periods,
    lanes,
    wanted,
    numbers,
    chunk,
    some,
  }: {
    periods: number;
    lanes: number;
    wanted: readonly string[];
    numbers: readonly number[];
    /** Steps of a compiled function, 0 for plain loops. */
    chunk: number;
    /** Lanes of another run, which counts in sums over trials only. */
    some: number;
  },
) {
  const graph = createGraph(groups);
  const summed = wanted.filter((address) => lineAt(graph, address).line.kind === 'row');
  const shape = { periods, lanes, wanted, totals: summed, pooled: summed };
  const program =
    chunk > 0 ? vectorProgram(graph, { ...shape, chunk }) : plainProgram(graph, shape);
  // as another thread would get it
  const evaluation = program && startProgram(structuredClone(program));
  if (evaluation === undefined) throw new RangeError('the host of the tests has no vectors');
  const inputOf = (lane: number) => (address: string, t: number) => {
    const { line, path } = lineAt(graph, address);
    const own = line.input === 'constant' ? 0 : lane;
    const place = address.length + path.length + Number(line.id.slice(2)) * 7 + t * 13 + own * 29;
    return numbers[place % numbers.length]!;
  };
  const write = (periodAt: (t: number) => number) => {
    for (const address of evaluation.inputs) {
      const { line } = lineAt(graph, address);
      const width = line.input === 'constant' ? 1 : lanes;
      const times = line.kind === 'row' ? periods : 1;
      const written = Array.from({ length: times * width }, (_, i) =>
        inputOf(i % width)(address, periodAt(Math.floor(i / width))),
      );
      if (line.kind === 'row' && line.input !== 'constant')
        writeRow(evaluation, address, written, lanes);
      else evaluation.input(address).set(written);
    }
  };
  // what an earlier run has left behind must not matter
  write((t) => periods - 1 - t);
  evaluation.run(lanes);
  evaluation.gather();
  write((t) => t);
  evaluation.run(lanes);
  const values = wanted.map((address) => [...evaluation.value(address)]);
  const totals = summed.map((address) => [...evaluation.total(address)]);
  evaluation.run(some);
  evaluation.gather();
  const pooled = summed.map((address) => [...evaluation.pooled(address)]);
  const engine = [values, totals, pooled];
  const trials = Array.from({ length: lanes }, (_, lane) => slowly(graph, periods, inputOf(lane)));
  const oracle = wanted.map((address) => {
    const times = lineAt(graph, address).line.kind === 'row' ? periods : 1;
    return Array.from({ length: times }, (_, t) => trials.map((at) => at(address, t))).flat();
  });
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const every = Array.from({ length: periods }, (_, t) => t);
  const sums = {
    totals: summed.map((address) => trials.map((at) => sum(every.map((t) => at(address, t))))),
    pooled: summed.map((address) =>
      every.map((t) => {
        const numbers = trials.map((at) => at(address, t));
        const half = (odd: number) =>
          sum(
            [numbers, numbers.slice(0, some)].flatMap((of) => of.filter((_, i) => i % 2 === odd)),
          );
        return half(0) + half(1);
      }),
    ),
  };
  return { engine, oracle: [oracle, sums.totals, sums.pooled] };
}

/** The same lines, each in one of four groups by chance. */
function inGroups(lines: readonly Line[], choice: readonly number[]): readonly Group[] {
  const groupOf = (id: string) => `in-${choice[Number(id.replace(/\D/g, '')) % choice.length]}`;
  const addressed = ({ formula, ...line }: Line): Line =>
    formula === undefined
      ? line
      : { ...line, formula: formula.replace(/\b(in|x)\d+\b/g, (id) => `g.${groupOf(id)}.${id}`) };
  const groups = [0, 1, 2, 3].map((n) => ({
    id: `in-${n}`,
    name: `Group ${n}`,
    lines: lines.filter(({ id }) => groupOf(id) === `in-${n}`).map(addressed),
  }));
  return [{ id: 'g', name: 'All', lines: [], groups }];
}

describe('an evaluation', () => {
  it('gives the bits of the definitions, for any lanes and any wanted lines', () => {
    fc.assert(
      fc.property(
        anyGroup(true),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(1, 2, 3, 4, 7, 8, 12),
        fc.array(number, { minLength: 40, maxLength: 60 }),
        fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
        fc.constantFrom(0, 1, 3, 10, 1000),
        (group, periods, size, numbers, choice, chunk) => {
          const lanes = chunk > 0 ? 2 * size : size;
          const wanted = group.lines
            .filter((_, i) => choice[i % choice.length])
            .map(({ id }) => `g.${id}`);
          const some = numbers.length % (lanes + 1);
          const { engine, oracle } = bothWays([group], {
            ...{ periods, lanes, wanted, numbers, chunk, some },
          });
          expect(engine).toEqual(oracle);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('gives them for lines of groups that need each other', () => {
    fc.assert(
      fc.property(
        anyGroup(true),
        fc.integer({ min: 1, max: 7 }),
        fc.array(number, { minLength: 40, maxLength: 60 }),
        fc.array(fc.nat({ max: 3 }), { minLength: 5, maxLength: 11 }),
        fc.constantFrom(0, 1, 3, 10, 1000),
        ({ lines }, periods, numbers, choice, chunk) => {
          const groups = inGroups(lines, choice);
          const wanted = groups.flatMap((group) =>
            (group.groups ?? []).flatMap((inner) =>
              inner.lines.filter((_, i) => i % 2 === 0).map(({ id }) => `g.${inner.id}.${id}`),
            ),
          );
          const shape = { periods, lanes: 4, wanted, numbers, chunk, some: 3 };
          const { engine, oracle } = bothWays(groups, shape);
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
    writeRow(loan, 'loan.cash', [0, 0, 110, 50, 121, 50, 133.1, 50], 2);
    loan.run(2);
    const closing = [...loan.value('loan.closing')].map((x) => Math.round(x * 1e9) / 1e9);
    expect(closing).toEqual([300, 150, 220, 100, 121, 50, 0, 0]);
    expect(loan.value('loan.debt')[1]).toBe(150);
  });

  it('keeps the period before of what rests on an earlier one of its own readers', () => {
    const group = {
      id: 'g',
      name: 'G',
      lines: [
        line('in', 'row'),
        line('x', 'row', 'in + lag(y, 1)'),
        line('y', 'row', 'x - prev(x)'),
      ],
    };
    const graph = createGraph([group]);
    const shape = { periods: 3, lanes: 2, wanted: ['g.y'] };
    const [compiled, plain] = [vectorProgram(graph, shape)!, plainProgram(graph, shape)].map(
      (program) => {
        const evaluation = startProgram(program);
        writeRow(evaluation, 'g.in', [1, 2, 5, 3, 0, 7], 2);
        evaluation.run(2);
        return [...evaluation.value('g.y')];
      },
    );
    expect(plain).toEqual([1, 2, 5, 3, -1, 5]);
    expect(compiled).toEqual(plain);
  });

  it('keeps the sign of zero where it leaves steps out', () => {
    const lines = [line('a', 'scalar'), line('b', 'scalar', 'a + 0'), line('c', 'scalar', 'a - 0')];
    const graph = createGraph([{ id: 'g', name: 'G', lines }]);
    const zeros = createEvaluation(graph, { periods: 1, lanes: 1, wanted: ['g.b', 'g.c'] });
    zeros.input('g.a')[0] = -0;
    zeros.run(1);
    expect([zeros.value('g.b')[0], zeros.value('g.c')[0]]).toEqual([0, -0]);
  });

  it('adds the lines of a total', () => {
    const phase = (id: string) => ({ id, name: id, lines: [line('cost', 'row')] });
    const all = line('all', 'row', 'total(phases.*.cost) + total(none.*.cost)');
    const phases = { id: 'phases', name: 'Phases', lines: [], groups: [phase('a'), phase('b')] };
    const graph = createGraph([{ id: 'site', name: 'Site', lines: [all], groups: [phases] }]);
    const site = createEvaluation(graph, { periods: 2, lanes: 1, wanted: ['site.all'] });
    writeRow(site, 'site.phases.a.cost', [1, 2], 1);
    writeRow(site, 'site.phases.b.cost', [30, 40], 1);
    site.run(1);
    expect([...site.value('site.all')]).toEqual([31, 42]);
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

  it('ends for lines that wait for each other', () => {
    const build = (formulas: Readonly<Record<string, string>>, wanted: string) => () =>
      createProgram(declare([{ id: 'g', name: 'G', lines: rows(formulas) }]), {
        ...{ periods: 2, lanes: 2, wanted: [wanted] },
      });
    expect(build({ a: 'b + 1', b: 'a' }, 'g.a')).toThrow(
      'a line waits for itself in the same period: g.a',
    );
    expect(build({ a: 'prev(b)', b: 'next(a)' }, 'g.a')).toThrow('values that wait for each other');
  });
});
