/**
 * The outcome of a check that never throws: a value, or the fact that is wrong
 * (lower case, offending value last) and what to do about it.
 */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fact: string; readonly mend: string };

/** A passed check. */
export function passed<T>(value: T): Checked<T> {
  return { ok: true, value };
}

/** A failed check. */
export function failed(fact: string, mend: string): { ok: false; fact: string; mend: string } {
  return { ok: false, fact, mend };
}
