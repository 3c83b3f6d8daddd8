import { readFileSync } from 'node:fs';
import { initSync, Model } from '@ironcalc/wasm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEvaluation } from './evaluate.ts';
import { columnLetters, printFormula } from './formula.ts';
import { createGraph, type Graph, lineAt } from './graph.ts';
import { anyGroup, line } from './testing/any-lines.ts';
import { writeRow } from './testing/write-row.ts';

const FIRST = 6;

/** Scalars in column C, rows from column F on, every other line on a second sheet. */
const cells = (graph: Graph) => {
  const order = [...graph.lines.keys()];
  return (address: string) => ({
    sheet: order.indexOf(address) % 2 === 0 ? 'Lines' : 'More lines',
    row: order.indexOf(address) + 3,
    column: lineAt(graph, address).line.kind === 'row' ? FIRST : 3,
  });
};

describe('a formula in a spreadsheet', () => {
  const graphOf = (formula: string, kind: 'row' | 'scalar') =>
    createGraph([
      {
        id: 'g',
        name: 'G',
        lines: [
          line('flow', 'row'),
          line('rate', 'scalar'),
          line('x', kind, formula),
          line('tax', 'scalar'),
          line('y', 'row'),
        ],
      },
    ]);
  const printed = (formula: string, kind: 'row' | 'scalar' = 'row', period = 2) => {
    const graph = graphOf(formula, kind);
    return printFormula(graph, 'g.x', cells(graph), { period, periods: 5 });
  };

  it.each([
    ['y * rate', "H7*'More lines'!$C$4"],
    ['y * (1 + rate) - (2 - y)', "H7*(1+'More lines'!$C$4)-(2-H7)"],
    ['-y * 2', '(-H7)*2'],
    ['prev(x) + next(y)', 'G5+I7'],
    ['prev(y)', 'G7+0'],
    ['ratio(y, 1 - flow)', 'IF(1-H3=0,0,H7/(1-H3))'],
    ['if(and(y > 0, flow), y, 0)', 'IF(AND(H7>0,H3<>0),H7,0)'],
    ['not(y = flow) * 3', 'IF(NOT(H7=H3),1,0)*3'],
    ['lag(x, 3)', 'IF(COLUMNS($E5:G5)>3,INDEX($E5:G5,1,COLUMNS($E5:G5)-3+1),0)'],
    ['sum(y) + first(y) + last(y)', 'SUM($F$7:$J$7)+$F$7+$J$7'],
    ['max(y, flow, 1e-7)', 'MAX(H7,H3,1E-7)'],
    ['total(*.z)', '0'],
    ['total(*.y)', 'H7'],
    ['min(prev(y), if(y, next(y), 1), y)', 'MIN(G7+0,IF(H7<>0,I7,1)+0,H7)'],
  ])('of %s is %s', (formula, text) => {
    expect(printed(formula)).toBe(text);
  });

  it.each([
    [
      'lowestWhere(flow, y)',
      'IF(COUNTIF($F$7:$J$7,"<>0")=0,0,_xlfn.MINIFS($F$3:$J$3,$F$7:$J$7,"<>0"))',
    ],
    ['dot(flow, y) / countWhere(y)', 'SUMPRODUCT($F$3:$J$3,$F$7:$J$7)/COUNTIF($F$7:$J$7,"<>0")'],
    ['sumWhere(flow, y)', 'SUMIF($F$7:$J$7,"<>0",$F$3:$J$3)'],
    ['power(1 + tax, 12)', "POWER(1+'More lines'!$C$6,12)"],
  ])('of the scalar %s is %s', (formula, text) => {
    expect(printed(formula, 'scalar')).toBe(text);
  });

  it('names columns as spreadsheets do', () => {
    expect([1, 26, 27, 52, 702, 703, 16384].map(columnLetters)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'ZZ',
      'AAA',
      'XFD',
    ]);
  });

  it('is not there for an input', () => {
    const graph = graphOf('1', 'row');
    expect(() => printFormula(graph, 'g.y', cells(graph), { periods: 5 })).toThrow(
      'an input has no formula: g.y',
    );
  });
});

describe('a spreadsheet', () => {
  beforeAll(() => {
    const file = new URL('../../../node_modules/@ironcalc/wasm/wasm_bg.wasm', import.meta.url);
    initSync({ module: readFileSync(file) });
  });

  it('finds what the evaluation finds (IronCalc)', () => {
    fc.assert(
      fc.property(
        anyGroup(false),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.constantFrom(0, 1, -1, 2, 0.5, -3, 7), { minLength: 30, maxLength: 30 }),
        (group, periods, numbers) => {
          const graph = createGraph([group]);
          const wanted = [...graph.lines.keys()];
          const evaluation = createEvaluation(graph, { periods, lanes: 1, wanted });
          evaluation.inputs.forEach((address, k) => {
            const isRow = lineAt(graph, address).line.kind === 'row';
            const written = Array.from(
              { length: isRow ? periods : 1 },
              (_, i) => numbers[(k * 7 + i) % numbers.length]!,
            );
            if (isRow && lineAt(graph, address).line.input !== 'constant')
              writeRow(evaluation, address, written, 1);
            else evaluation.input(address).set(written);
          });
          evaluation.run(1);
          const values = wanted.map((address) => [...evaluation.value(address)]);
          // spreadsheets have no infinity, and small differences are lost in large numbers
          fc.pre(values.flat().every((x) => Math.abs(x) < 1e12));

          const model = new Model('lines', 'en', 'UTC', 'en');
          model.pauseEvaluation();
          model.renameSheet(0, 'Lines');
          model.newSheet();
          model.renameSheet(1, 'More lines');
          const cellOf = cells(graph);
          const spots = wanted.flatMap((address, k) => {
            const { sheet, row, column } = cellOf(address);
            const index = sheet === 'Lines' ? 0 : 1;
            return values[k]!.map((value, t) => ({
              address,
              index,
              row,
              column: column + t,
              t,
              value,
            }));
          });
          for (const { address, index, row, column, t, value } of spots) {
            const isInput = lineAt(graph, address).expression === undefined;
            const text = isInput
              ? `${value}`
              : `=${printFormula(graph, address, cellOf, { period: t, periods })}`;
            model.setUserInput(index, row, column, text);
          }
          model.evaluate();
          const found = spots.map(({ index, row, column, value, ...spot }) => ({
            ...spot,
            formula: model.getCellContent(index, row, column),
            value: Number(model.getFormattedCellValue(index, row, column)),
          }));
          model.free();
          const isOff = (a: number, b: number) =>
            !(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)));
          expect(found.filter(({ value }, i) => isOff(value, spots[i]!.value))).toEqual([]);
        },
      ),
      { numRuns: 80 },
    );
  });
});
