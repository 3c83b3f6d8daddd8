import type { Path } from '../../src/programme/index.ts';
import type { Dimension } from '../../src/units/index.ts';

/** One number of a programme put in place of another, in the form of the file. */
export interface Change {
  readonly address: string;
  readonly path: Path;
  readonly dimension: Dimension;
  readonly to: unknown;
}
