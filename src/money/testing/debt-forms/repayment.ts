import { levelBalance } from './level.ts';

/** How a loan is paid back. */
export type Repayment = 'level' | 'straight' | 'bullet';

/** Shares of a loan paid back at the ends of its periods; they sum to 1. */
export function repaymentShares(kind: Repayment, rate: number, periods: number): readonly number[] {
  const share: Record<Repayment, (index: number) => number> = {
    level: (i) => levelBalance(rate, periods, i) - levelBalance(rate, periods, i + 1),
    straight: () => 1 / periods,
    bullet: (i) => (i === periods - 1 ? 1 : 0),
  };
  return Array.from({ length: periods }, (_, i) => share[kind](i));
}

/** Periods until repayment, on average over the principal. */
export function averageLife(repayments: readonly number[]): number {
  let sum = 0;
  let weighted = 0;
  repayments.forEach((amount, i) => {
    sum += amount;
    weighted += (i + 1) * amount;
  });
  return weighted / sum;
}
