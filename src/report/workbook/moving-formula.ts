import { columnName } from './grid.ts';

/** A formula cut at the columns that move along with the period. */
export interface MovingFormula {
  /** Text between the moving columns; one more than there are columns. */
  readonly texts: readonly string[];
  readonly columns: readonly number[];
}

/** Text in quotes, or a cell's column without "$" and its row (not a function, name or sheet). */
const PARTS = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.$])([A-Z]{1,3})(?=\$?\d+(?![\w.(!]))/g;

/** Cuts a formula, so that it can be written for every column without printing it anew. */
export function movingFormula(formula: string): MovingFormula {
  const texts: string[] = [];
  const columns: number[] = [];
  let from = 0;
  for (const match of formula.matchAll(PARTS)) {
    const letters = match[1];
    if (letters === undefined) continue;
    texts.push(formula.slice(from, match.index));
    columns.push(columnNumber(letters));
    from = match.index + letters.length;
  }
  texts.push(formula.slice(from));
  return { texts, columns };
}

/** The formula `by` columns further right. */
export function moved({ texts, columns }: MovingFormula, by: number): string {
  let text = texts[0] ?? '';
  for (let i = 0; i < columns.length; i++) {
    text += columnName((columns[i] ?? 0) + by) + (texts[i + 1] ?? '');
  }
  return text;
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/**
 * The formula, if a cell takes it.
 * @throws RangeError when it is longer than that.
 */
export function fitting(formula: string): string {
  if (formula.length <= LONGEST) return formula;
  throw new RangeError(
    `a cell takes a formula of ${LONGEST} characters: ${formula.length} in ${formula.slice(0, 60)}…; split the line into subtotals`,
  );
}

const LONGEST = 8192;
