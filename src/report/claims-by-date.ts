import type { ClaimResult } from './result.ts';

/** Claims in the order of their dates; on one day, as they were. */
export function claimsByDate(claims: readonly ClaimResult[]): readonly ClaimResult[] {
  return claims.toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));
}
