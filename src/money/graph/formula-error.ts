/** Where in which formula something is wrong. */
export interface FormulaPlace {
  readonly address: string;
  readonly formula: string;
}

/** A fault of a formula: the fact, the text of the formula with the position, what to do. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  readonly address: string;
  /** Characters before the fault. */
  readonly at: number;

  constructor({ address, formula }: FormulaPlace, at: number, fact: string, advice?: string) {
    const what = advice === undefined ? '' : `; ${advice}`;
    super(`${address}: ${fact}, at character ${at + 1} of "${formula}"${what}`);
    this.address = address;
    this.at = at;
  }
}
