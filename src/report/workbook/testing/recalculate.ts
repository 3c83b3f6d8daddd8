import { emptyModel } from './iron-calc.ts';
import type { ReadBack } from './read-workbook.ts';

/** Kinds of cells in IronCalc. */
const NUMBER = 1;

/**
 * The workbook calculated by IronCalc from its formulas and constants alone: its package for
 * WebAssembly reads no files, so cells go in one by one, and no value that the file keeps beside
 * a formula does. Values by sheet and cell; an error is its text.
 */
export function recalculate({
  sheets,
  names,
}: ReadBack): ReadonlyMap<string, ReadonlyMap<string, number | string>> {
  const model = emptyModel();
  [...sheets.keys()].forEach((name, index) => {
    if (index > 0) model.newSheet();
    model.renameSheet(index, name);
  });
  for (const [name, formula] of names) model.newDefinedName(name, undefined, formula);
  const order = [...sheets.values()];
  order.forEach(({ cells }, index) => {
    for (const { row, column, formula, value } of cells.values()) {
      if (formula !== undefined) model.setUserInput(index, row, column, `=${formula}`);
      else if (typeof value === 'number') model.setUserInput(index, row, column, String(value));
      // a quote makes it text, whatever it looks like
      else if (value !== undefined) model.setUserInput(index, row, column, `'${value}`);
    }
  });
  model.resumeEvaluation();
  model.evaluate();
  const results = new Map<string, ReadonlyMap<string, number | string>>();
  order.forEach(({ name, cells }, index) => {
    const found = new Map<string, number | string>();
    const all = [...cells.values()];
    // the general format shows nine digits only
    model.updateRangeStyle(
      {
        sheet: index,
        row: 1,
        column: 1,
        width: Math.max(...all.map(({ column }) => column)),
        height: Math.max(...all.map(({ row }) => row)),
      },
      'num_fmt',
      '0.0000000000000000E+00',
    );
    for (const [reference, { row, column, formula }] of cells) {
      if (formula === undefined) continue;
      const text = model.getFormattedCellValue(index, row, column);
      const isNumber = model.getCellType(index, row, column) === NUMBER;
      found.set(reference, isNumber ? Number(text) : text);
    }
    results.set(name, found);
  });
  model.free();
  return results;
}
