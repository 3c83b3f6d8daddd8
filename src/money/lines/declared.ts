import type { Flow } from '../../simulate/index.ts';
import type { Group, Line } from '../graph/index.ts';

/** Where an input gets its numbers from. */
export type Origin =
  | {
      readonly from: 'variable';
      readonly variable: number;
      /** Used when there is no such variable. */
      readonly otherwise: number;
      readonly scale: number;
      /** Rounded to a whole number, at least 1. */
      readonly whole: boolean;
    }
  | { readonly from: 'flow'; readonly flow: Flow }
  | { readonly from: 'constant'; readonly values: readonly number[]; readonly source: string };

/** A line of the cash flows; inputs say where they come from. */
export interface Declared extends Line {
  readonly origin?: Origin;
}

export interface DeclaredGroup extends Group {
  readonly lines: readonly Declared[];
  readonly groups?: readonly DeclaredGroup[];
}

type Extra = Pick<Line, 'sign'>;

/** A line with one value a period. */
export const row = (
  id: string,
  label: string,
  unit: string,
  sheet: string,
  formula: string,
  extra: Extra = {},
): Declared => ({ id, label, unit, kind: 'row', sheet, formula, ...extra });

/** A line with one value a trial. */
export const scalar = (
  id: string,
  label: string,
  unit: string,
  sheet: string,
  formula: string,
): Declared => ({ id, label, unit, kind: 'scalar', sheet, formula });

export const flowRow = (
  id: string,
  label: string,
  unit: string,
  sheet: string,
  flow: Flow,
): Declared => ({
  id,
  label,
  unit,
  kind: 'row',
  sheet,
  input: 'trial',
  origin: { from: 'flow', flow },
});

interface Drawn {
  readonly variable: number;
  readonly otherwise?: number;
  readonly scale?: number;
  readonly whole?: boolean;
}

/** A number of the programme, drawn once a trial. */
export const drawnScalar = (
  id: string,
  label: string,
  unit: string,
  { variable, otherwise = 0, scale = 1, whole = false }: Drawn,
): Declared => ({
  id,
  label,
  unit,
  kind: 'scalar',
  sheet: 'Inputs',
  input: 'trial',
  origin: { from: 'variable', variable, otherwise, scale, whole },
});

export const constantScalar = (
  id: string,
  label: string,
  unit: string,
  value: number,
  source: string,
): Declared => ({
  id,
  label,
  unit,
  kind: 'scalar',
  sheet: 'Inputs',
  input: 'constant',
  origin: { from: 'constant', values: [value], source },
});

export const constantRow = (
  id: string,
  label: string,
  unit: string,
  sheet: string,
  values: readonly number[],
  source: string,
): Declared => ({
  id,
  label,
  unit,
  kind: 'row',
  sheet,
  input: 'constant',
  origin: { from: 'constant', values, source },
});

/** Terms joined by plus; 0 for none. */
export const plus = (terms: readonly string[]): string =>
  terms.length === 0 ? '0' : terms.join(' + ');

/** A sum that never falls below zero, and is zero below `least`, where only rounding is left of it. */
export const settled = (formula: string, least: number): string =>
  `if(${formula} < ${least.toFixed(6)}, 0, ${formula})`;
