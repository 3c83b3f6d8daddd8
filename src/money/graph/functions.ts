/**
 * What formulas may call. By shape:
 * - `elementwise`: numbers to a number; a row where an argument is one
 * - `shift`: the row at another period, 0 outside the periods
 * - `lag`: (row, n): the row n periods back, n the nearest whole number, at least 1
 * - `reduction`: rows to a scalar
 */
export type Shape = 'elementwise' | 'shift' | 'lag' | 'reduction';

interface Signature {
  readonly shape: Shape;
  readonly least: number;
  readonly most: number;
}

const elementwise = (least: number, most = least) =>
  ({ shape: 'elementwise', least, most }) as const;
const reduction = (rows: number) => ({ shape: 'reduction', least: rows, most: rows }) as const;
const shift = { shape: 'shift', least: 1, most: 1 } as const;

const signatures = {
  '+': elementwise(2),
  '-': elementwise(2),
  '*': elementwise(2),
  '/': elementwise(2),
  '<': elementwise(2),
  '<=': elementwise(2),
  '>': elementwise(2),
  '>=': elementwise(2),
  '=': elementwise(2),
  '<>': elementwise(2),
  negate: elementwise(1),
  min: elementwise(1, Infinity),
  max: elementwise(1, Infinity),
  abs: elementwise(1),
  if: elementwise(3),
  and: elementwise(1, Infinity),
  or: elementwise(1, Infinity),
  not: elementwise(1),
  ratio: elementwise(2),
  power: elementwise(2),
  prev: shift,
  next: shift,
  lag: { shape: 'lag', least: 2, most: 2 },
  sum: reduction(1),
  lowest: reduction(1),
  highest: reduction(1),
  first: reduction(1),
  last: reduction(1),
  dot: reduction(2),
  lowestWhere: reduction(2),
  sumWhere: reduction(2),
  countWhere: reduction(1),
} as const satisfies Record<string, Signature>;

export type FunctionName = keyof typeof signatures;

export const isFunction = (name: string): name is FunctionName => Object.hasOwn(signatures, name);
export const signatureOf = (name: FunctionName): Signature => signatures[name];
/** The functions that a formula calls by name. */
export const functionNames = [...Object.keys(signatures), 'total'].filter(
  (name) => /^[a-z]/i.test(name) && name !== 'negate',
);
