/**
 * A row has one value a period, a scalar one a trial. Without a formula a line is an input: one
 * value a trial, or, `constant`, the same for all trials.
 */
export interface Line {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly kind: 'row' | 'scalar';
  /** The sheet of the workbook on which the line stands. */
  readonly sheet: string;
  /** What a positive value means, where it is not plain. */
  readonly sign?: string;
  readonly formula?: string;
  /** Default `trial`. */
  readonly input?: 'constant' | 'trial';
}

/** Lines that belong together. A line's address is the ids of its groups and its own, with dots. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly Line[];
  readonly groups?: readonly Group[];
}
