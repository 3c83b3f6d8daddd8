import type { PowerSum } from './power-sum.ts';

/** Horner's rule on amounts at times 0, 1, 2, …. */
function value(amounts: Float64Array, place: number): number {
  const last = amounts.length - 1;
  let sum = 0;
  if (place <= 1) {
    for (let i = last; i >= 0; i--) sum = sum * place + amounts[i]!;
  } else {
    const growth = 2 - place;
    for (let i = 0; i <= last; i++) sum = sum * growth + amounts[i]!;
  }
  return sum;
}

/** Twice the running error bound of Horner's rule (Higham 2002, algorithm 5.1), and half a unit of each amount. */
function rounding(amounts: Float64Array, place: number): number {
  const last = amounts.length - 1;
  const x = place <= 1 ? place : 2 - place;
  let sum = 0;
  let sizes = 0;
  let bound = 0;
  for (let i = 0; i <= last; i++) {
    const amount = amounts[place <= 1 ? last - i : i]!;
    sum = sum * x + amount;
    sizes = sizes * x + Math.abs(amount);
    bound = bound * x + Math.abs(sum);
  }
  return Number.EPSILON * (2 * bound + sizes);
}

/** Sum of `length` amounts, one a period. */
export function periodSum(length: number): PowerSum {
  const times = new Float64Array(length);
  for (let i = 0; i < length; i++) times[i] = i;
  return { times, value, rounding };
}
