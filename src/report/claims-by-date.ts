import type { ClaimResult, Result } from './result.ts';

/** Claims in the order of their dates. */
export function claimsByDate(result: Result): readonly ClaimResult[] {
  return result.claims.toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));
}
