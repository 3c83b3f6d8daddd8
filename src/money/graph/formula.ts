import type { Expression } from './expression.ts';
import type { FunctionName } from './functions.ts';
import { type Graph, lineAt } from './graph.ts';

/** Where a line stands in the workbook, rows and columns from 1; a row's column is that of period 0. */
export interface Cell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export interface FormulaOptions {
  /** The period of the cell, 0 unless told; scalars have none. */
  readonly period?: number;
  readonly periods: number;
}

/** Letters of a column, A for 1. */
export function columnLetters(column: number): string {
  const rest = (column - 1) % 26;
  const letter = String.fromCharCode(65 + rest);
  return column <= 26 ? letter : columnLetters((column - 1 - rest) / 26) + letter;
}

const sheetPrefix = (sheet: string) =>
  `${/^[a-z_]+$/i.test(sheet) && !/^(r|c|rc)$/i.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`}!`;

/** How tightly a text binds: what binds looser than its surroundings needs parentheses. */
const LOOSE = 0;
const SUM = 2;
const PRODUCT = 3;
const ATOM = 4;

interface Text {
  readonly text: string;
  readonly binds: number;
}

const atom = (text: string): Text => ({ text, binds: ATOM });
const call = (name: string, ...args: readonly string[]) => atom(`${name}(${args.join(',')})`);
const within = ({ text, binds }: Text, least: number) => (binds < least ? `(${text})` : text);

const SIGNS: Partial<Record<FunctionName, number>> = {
  ...{ '+': SUM, '-': SUM, '*': PRODUCT, '/': PRODUCT },
};
const COMPARISONS = new Set<FunctionName>(['<', '<=', '>', '>=', '=', '<>']);
/** Arguments that one call of a spreadsheet function takes. */
const MOST_ARGUMENTS = 250;

/** Whether the text may be a mere reference to the column before the first period or after the last. */
function mayBeEmpty(e: Expression): boolean {
  if (e.kind !== 'call') return false;
  const { name, args } = e;
  return name === 'prev' || name === 'next' || (name === 'if' && args.slice(1).some(mayBeEmpty));
}

/**
 * The formula of a line as text for a spreadsheet, without the sign =, A1 style, English function
 * names, as they are written to a file (`_xlfn.` before newer ones): for Excel 2019, LibreOffice and
 * IronCalc. The text of a row is relative: it is the same formula in every period. The workbook has
 * an empty column before period 0 and one after the last period.
 * @throws RangeError for an unknown address and for an input
 */
export function printFormula(
  graph: Graph,
  address: string,
  cellOf: (address: string) => Cell,
  { period = 0, periods }: FormulaOptions,
): string {
  const { expression } = lineAt(graph, address);
  if (expression === undefined) throw new RangeError(`an input has no formula: ${address}`);
  const own = cellOf(address);

  const prefix = ({ sheet }: Cell) => (sheet === own.sheet ? '' : sheetPrefix(sheet));
  const isRow = (name: string) => lineAt(graph, name).line.kind === 'row';
  const fixed = (cell: Cell, column: number) => `$${columnLetters(column)}$${cell.row}`;

  function reference(name: string, shift = 0): string {
    const cell = cellOf(name);
    const at = isRow(name)
      ? `${columnLetters(cell.column + period + shift)}${cell.row}`
      : fixed(cell, cell.column);
    return `${prefix(cell)}${at}`;
  }
  const named = (e: Expression | undefined): string => {
    if (e?.kind !== 'line')
      throw new RangeError(`a reference to something without a name: ${address}`);
    return e.address;
  };
  function range(e: Expression | undefined): string {
    const cell = cellOf(named(e));
    const end = fixed(cell, cell.column + periods - 1);
    return `${prefix(cell)}${fixed(cell, cell.column)}:${end}`;
  }
  const end = (e: Expression | undefined, at: number) => {
    const cell = cellOf(named(e));
    return atom(`${prefix(cell)}${fixed(cell, cell.column + at)}`);
  };

  /** Looks back from the empty column on, so that no cell refers to itself. */
  function lag(name: string, by: Expression): Text {
    const cell = cellOf(name);
    const start = `$${columnLetters(cell.column - 1)}${cell.row}`;
    const before = `${prefix(cell)}${start}:${columnLetters(cell.column + period - 1)}${cell.row}`;
    const n =
      by.kind === 'number'
        ? `${Math.max(1, Math.floor(by.value + 0.5))}`
        : `MAX(1,INT(${within(number(by), SUM)}+0.5))`;
    const width = `COLUMNS(${before})`;
    return call('IF', `${width}>${n}`, `INDEX(${before},1,${width}-${n}+1)`, '0');
  }

  /** What may be a reference to an empty cell is made a number: MIN, MAX and COUNTIF pass over such. */
  const term = (e: Expression) =>
    mayBeEmpty(e) ? `${within(number(e), SUM)}+0` : within(number(e), LOOSE);

  /** The text of what is true or false in a spreadsheet. */
  function condition(e: Expression): string {
    if (e.kind === 'call') {
      const { name, args } = e;
      if (COMPARISONS.has(name)) {
        return args.map((arg) => within(number(arg), SUM)).join(name);
      }
      if (name === 'and') return `AND(${args.map(condition).join(',')})`;
      if (name === 'or') return `OR(${args.map(condition).join(',')})`;
      if (name === 'not') return `NOT(${condition(args[0]!)})`;
    }
    return `${within(number(e), SUM)}<>0`;
  }

  function number(e: Expression): Text {
    if (e.kind === 'number') return atom(String(e.value).toUpperCase());
    if (e.kind === 'line') return atom(reference(e.address));
    if (e.kind === 'total') {
      if (e.addresses.length === 0) return atom('0');
      if (e.addresses.length === 1) return atom(reference(e.addresses[0]!));
      const parts: string[] = [];
      for (let i = 0; i < e.addresses.length; i += MOST_ARGUMENTS) {
        const some = e.addresses.slice(i, i + MOST_ARGUMENTS);
        parts.push(`SUM(${some.map((name) => reference(name)).join(',')})`);
      }
      return { text: parts.join('+'), binds: parts.length > 1 ? SUM : ATOM };
    }
    const { name, args } = e;
    const [a, b] = args;
    const all = () => args.map((arg) => within(number(arg), LOOSE));
    const sign = SIGNS[name];
    if (sign !== undefined) {
      const text = `${within(number(a!), sign)}${name}${within(number(b!), sign + 1)}`;
      return { text, binds: sign };
    }
    if (COMPARISONS.has(name)) return call('IF', condition(e), '1', '0');
    switch (name) {
      case 'negate':
        return { text: `-${within(number(a!), PRODUCT)}`, binds: SUM };
      case 'min':
      case 'max':
        return call(name.toUpperCase(), ...args.map(term));
      case 'abs':
      case 'power':
        return call(name.toUpperCase(), ...all());
      case 'if':
        return call('IF', condition(a!), ...all().slice(1));
      case 'and':
      case 'or':
      case 'not':
        return call('IF', condition(e), '1', '0');
      case 'ratio': {
        const [top, bottom] = [number(a!), number(b!)];
        const quotient = `${within(top, PRODUCT)}/${within(bottom, ATOM)}`;
        return call('IF', `${within(bottom, SUM)}=0`, '0', quotient);
      }
      case 'prev':
        return atom(reference(named(a), -1));
      case 'next':
        return atom(reference(named(a), 1));
      case 'lag':
        return lag(named(a), b!);
      case 'sum':
        return call('SUM', range(a));
      case 'lowest':
        return call('MIN', range(a));
      case 'highest':
        return call('MAX', range(a));
      case 'first':
        return end(a, 0);
      case 'last':
        return end(a, periods - 1);
      case 'dot':
        return call('SUMPRODUCT', range(a), range(b));
      case 'sumWhere':
        return call('SUMIF', range(b), '"<>0"', range(a));
      case 'countWhere':
        return call('COUNTIF', range(a), '"<>0"');
      case 'lowestWhere': {
        const none = `COUNTIF(${range(b)},"<>0")=0`;
        return call('IF', none, '0', `_xlfn.MINIFS(${range(a)},${range(b)},"<>0")`);
      }
      default:
        throw new RangeError(`no formula for ${name}: ${address}`);
    }
  }

  return term(expression);
}
