/** A period of a loan that is repaid out of what cash there is. */
export interface SweptPeriod {
  readonly interest: number;
  readonly repayment: number;
  readonly closing: number;
}

/**
 * A period of a loan with interest on the average of its opening and closing balance, and a share of
 * cash after interest that repays it. The closing balance depends on interest and interest on the
 * closing balance, but both straight, so the equation is solved instead of iterated (Crawley,
 * "Solutions to circular interest", Corality 2008). Repayment is never more than is owed, nor below zero.
 */
export function sweptPeriod(
  opening: number,
  cash: number,
  { rate, share }: { readonly rate: number; readonly share: number },
): SweptPeriod {
  const half = (share * rate) / 2;
  const free = (opening * (1 + half) - share * cash) / (1 - half);
  const closing = Math.min(opening, Math.max(0, free));
  return { interest: (rate * (opening + closing)) / 2, repayment: opening - closing, closing };
}
