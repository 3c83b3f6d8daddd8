import type { Cell, ConditionalRule } from 'hucre/xlsx';
import { textCell } from './cell-text.ts';
import { column, columnName, fixedCell, periodRange, sheetPrefix } from './grid.ts';
import { CHECKS, checkRow, type Layout } from './layout.ts';
import type { CellPlace, WorkbookLine, WorkbookModel } from './model.ts';
import { fitting } from './moving-formula.ts';
import { numberFormat } from './number-format.ts';
import type { PlacedCell, SheetContext } from './sheet-context.ts';
import { bad, formulaStyle, good, inputStyle, styles } from './style.ts';

const OK = 'OK';
const BROKEN = 'CHECK';
const TOLERANCE = fixedCell(column.constant, checkRow.tolerance);
const STATE = fixedCell(column.constant, checkRow.state);

/** Sum of absolute checks up to which all is well: far above what rounding leaves of shares, far below what matters. */
const MOST_OFF = 1e-6;

/** What the state of the checks is called when there are none. */
const NONE = 'no checks';

/** Tolerance, sum of all absolute checks, and whether they hold. */
export function* checkTopCells({ model, layout }: SheetContext): Generator<PlacedCell> {
  const exact = '0.0000000000';
  yield [checkRow.tolerance, column.label, textCell('Tolerance', styles.text)];
  yield [checkRow.tolerance, column.note, textCell('for rounding of numbers', styles.note)];
  yield [checkRow.tolerance, column.constant, { value: MOST_OFF, style: inputStyle(exact) }];
  yield [checkRow.sum, column.label, textCell('Sum of absolute checks', styles.text)];
  yield [checkRow.state, column.label, textCell('All checks', styles.text)];
  if (model.checks.length === 0) {
    yield [checkRow.state, column.constant, textCell(NONE, styles.state)];
    return;
  }
  const sum = checkSum({ model, layout });
  const terms = model.checks.map(
    (address) => `ABS(${columnName(column.constant)}${checkPlace(address, layout).row})`,
  );
  yield [
    checkRow.sum,
    column.constant,
    { formula: fitting(terms.join('+')), ...cached(sum), style: formulaStyle(exact) },
  ];
  yield [checkRow.state, column.constant, stateCell(fixedCell(column.constant, checkRow.sum), sum)];
}

/** @throws Error for a check that stands on another sheet, where nobody looks for it. */
function checkPlace(address: string, layout: Layout): CellPlace {
  const place = layout.place(address);
  if (place.sheet === CHECKS) return place;
  throw new Error(`a check stands on the sheet ${CHECKS}: ${address} is on ${place.sheet}`);
}

/** Column C and D of a check: the sum of its absolute values, and whether it holds. */
export function* checkCells(
  { kind, unit }: WorkbookLine,
  row: number,
  values: ArrayLike<number>,
  model: WorkbookModel,
): Generator<PlacedCell> {
  const size = absolute(values, kind === 'row' ? model.periods : 1);
  const own = `${columnName(column.constant)}${row}`;
  if (kind === 'row') {
    yield [
      row,
      column.constant,
      {
        formula: `SUMPRODUCT(ABS(${periodRange(row, model.periods)}))`,
        ...cached(size),
        style: formulaStyle(numberFormat(unit)),
      },
    ];
  }
  yield [row, column.note, stateCell(`ABS(${own})`, size)];
}

/** The state of all checks, for the head of a sheet. */
export function stateReference(context: SheetContext): Partial<Cell> {
  const { checks } = context.model;
  return {
    formula: `${sheetPrefix(CHECKS)}${STATE}`,
    formulaResult: checks.length === 0 ? NONE : stateOf(checkSum(context)),
    style: styles.state,
  };
}

/** Green for what holds, red for what does not, in the cells of a range such as "C1". */
export function stateRules(range: string): ConditionalRule[] {
  return [
    { type: 'cellIs', priority: 1, operator: 'equal', formula: `"${OK}"`, style: good, range },
    { type: 'cellIs', priority: 2, operator: 'equal', formula: `"${BROKEN}"`, style: bad, range },
  ];
}

/** Red for every period in which a check is off. */
export function offRule(range: string): ConditionalRule {
  const formula = [`-${TOLERANCE}`, TOLERANCE];
  return { type: 'cellIs', priority: 3, operator: 'notBetween', formula, style: bad, range };
}

/** An error in a check must not pass, so only a number within the tolerance is OK. */
function stateCell(size: string, value: number): Partial<Cell> {
  return {
    formula: `IF(ISNUMBER(${size}),IF(${size}<=${TOLERANCE},"${OK}","${BROKEN}"),"${BROKEN}")`,
    formulaResult: stateOf(value),
    style: styles.state,
  };
}

function stateOf(size: number): string {
  return size <= MOST_OFF ? OK : BROKEN;
}

function checkSum({ model, layout }: SheetContext): number {
  let sum = 0;
  for (const address of model.checks) {
    const { kind } = layout.line(address);
    sum += absolute(model.values(address), kind === 'row' ? model.periods : 1);
  }
  return sum;
}

function absolute(values: ArrayLike<number>, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.abs(values[i] ?? 0);
  return sum;
}

function cached(value: number): Pick<Cell, 'formulaResult'> | undefined {
  return Number.isFinite(value) ? { formulaResult: value } : undefined;
}
