/**
 * Value at the first flow of flows at equal distances, at a rate a period above −1. The first flow is
 * not discounted; spreadsheets' NPV discounts it by one period.
 */
export function npv(rate: number, flows: ArrayLike<number>): number {
  const factor = 1 / (1 + rate);
  let sum = 0;
  for (let i = flows.length - 1; i >= 0; i--) sum = sum * factor + flows[i]!;
  return sum;
}
