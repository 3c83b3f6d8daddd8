import { describe, expect, it } from 'vitest';
import { createGraph, printFormula } from '../graph/index.ts';
import { taxRules } from '../tax-rules.ts';
import { dealOf, source, total } from '../testing/one-project.ts';
import { row } from './declared.ts';
import { programmeLines } from './programme-lines.ts';
import { sumLines, type Term } from './sums.ts';

const made = (count: number) =>
  sumLines(
    'all',
    'All',
    Array.from({ length: count }, (_, i): Term => [i % 3 === 0 ? '-' : '+', `a${i}`]),
    (id, label, formula) => row(id, label, 'USD', 'Sheet', formula),
  );

describe('a sum', () => {
  it('of few terms is one line', () => {
    expect(made(0).map(({ formula }) => formula)).toEqual(['0']);
    expect(made(4).map(({ formula }) => formula)).toEqual(['0 - a0 + a1 + a2 - a3']);
    expect(made(64)).toHaveLength(1);
  });

  it('of many terms has subtotals, each term once', () => {
    const lines = made(200);
    expect(lines.map(({ id, label }) => [id, label])).toEqual([
      ...[1, 2, 3, 4].map((n) => [`all-part-${n}`, `All, part ${n}`]),
      ['all', 'All'],
    ]);
    const parts = lines.slice(0, -1).map(({ formula = '' }) => formula.match(/a\d+/g) ?? []);
    expect(parts.flat()).toEqual(Array.from({ length: 200 }, (_, i) => `a${i}`));
    expect(lines[4]?.formula).toBe('all-part-1 + all-part-2 + all-part-3 + all-part-4');
  });
});

describe('a lender of 70 loans', () => {
  const ids = Array.from({ length: 70 }, (_, i) => `loan-${i}`);
  const loan = source('bank', 'senior', { rate: '6 %', tenor: '5 years' });
  const run = dealOf(
    { capital: Object.fromEntries(ids.map((id) => [id, loan])) },
    {
      works: { 1: 700e6 },
      placed: { 1: 700e6 },
      served: { 2: 30e6, 62: -30e6 },
      committed: Object.fromEntries(ids.map((id) => [`works.${id}`, { 1: 10e6 }])),
    },
  );

  it('gets what they pay: an annuity of 60 months at 0.5 % a month', () => {
    const flow = run.row('parties.bank.flow');
    expect(flow[1]).toBeCloseTo(-700e6, 3);
    const due = (700e6 * 0.005) / (1 - 1.005 ** -60);
    expect(total(flow) / (60 * due - 700e6)).toBeCloseTo(1, 9);
  });

  it('fits into the cells of a workbook', () => {
    const graph = createGraph(programmeLines(run.model, taxRules));
    const rows = new Map([...graph.lines.keys()].map((address, i) => [address, i + 1]));
    const cellOf = (address: string) => ({
      sheet: graph.lines.get(address)!.line.sheet,
      row: rows.get(address)!,
      column: 6,
    });
    const lengths = [...graph.lines].flatMap(([address, { line }]) =>
      line.formula === undefined
        ? []
        : printFormula(graph, address, cellOf, { periods: 240 }).length,
    );
    expect(Math.max(...lengths)).toBeLessThan(8192);
  });
});
