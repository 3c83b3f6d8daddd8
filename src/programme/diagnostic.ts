import type { Bilingual } from '../units/index.ts';
import type { Code, Rule } from './codes.ts';

/** A spot in a text: line and column from 1, offset in UTF-16 units from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** From `start` to just before `end`. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export type Severity = 'error' | 'warning' | 'info';

/** Keys and indices from the top of the file, after templates are filled in. */
export type Path = readonly (string | number)[];

/** One problem of a programme file. */
export interface Diagnostic {
  readonly code: Code;
  /** The rule that found it, in words joined by hyphens. */
  readonly rule: Rule;
  readonly severity: Severity;
  /** The file it is in, where that is not the programme. */
  readonly file?: 'facts';
  readonly path: Path;
  readonly range?: Range;
  /** One line, lower case, the offending value last. */
  readonly fact: string;
  readonly value?: string;
  /** What to do. */
  readonly mend: string;
  /** The valid name most like the one found. */
  readonly nearest?: string;
}

/** A problem before it has its code, its place in the text and its language. */
export interface Finding {
  readonly rule: Rule;
  readonly path: Path;
  /** Whether the mark goes under the key or under the value; the value if not said. */
  readonly mark?: 'key' | 'value';
  /** The place, where it is known better than by the path. */
  readonly range?: Range;
  /** Other fields that it compares with: where one of them as a whole is not the writer's, nothing is said. */
  readonly against?: readonly Path[];
  readonly fact: Bilingual;
  readonly value?: string | Bilingual;
  readonly mend: Bilingual;
  readonly nearest?: string;
}

/** Address of a path, `sites.ohio.phases.pilot.mw`; list items as `[0]`. */
export function addressOf(path: Path): string {
  let address = '';
  for (const step of path)
    address += typeof step === 'number' ? `[${step}]` : address === '' ? step : `.${step}`;
  return address;
}
