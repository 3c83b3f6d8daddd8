import type { Bilingual } from './bilingual.ts';

/**
 * The outcome of a check that never throws: a value, or the fact that is wrong
 * (lower case, offending value last) and what to do about it.
 */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fact: Bilingual; readonly mend: Bilingual };

/** A passed check. */
export function passed<T>(value: T): Checked<T> {
  return { ok: true, value };
}

/** A failed check. */
export function failed(
  fact: Bilingual,
  mend: Bilingual,
): { ok: false; fact: Bilingual; mend: Bilingual } {
  return { ok: false, fact, mend };
}
