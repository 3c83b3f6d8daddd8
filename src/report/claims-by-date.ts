/** Claims in the order of their dates; on one day, as they were. */
export function claimsByDate<T extends { readonly by: string }>(
  claims: readonly T[],
): readonly T[] {
  return claims.toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));
}
