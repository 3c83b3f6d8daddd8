import { exp, log } from '../../units/index.ts';
import type { PowerSum } from './power-sum.ts';

/** Sum of amounts at any times, ascending, in years. */
export function datedSum(times: Float64Array): PowerSum {
  const last = times.length - 1;
  const first = times[0] ?? 0;
  const end = times[last] ?? 0;
  const over = (place: number, each: (index: number, exponent: number) => void): void => {
    const below = place <= 1;
    const slope = log(below ? place : 2 - place);
    for (let i = 0; i <= last; i++) {
      const distance = below ? times[i]! - first : end - times[i]!;
      each(i, distance === 0 ? 0 : distance * slope);
    }
  };
  return {
    times,
    value(amounts, place) {
      let sum = 0;
      over(place, (i, exponent) => {
        sum += amounts[i]! * exp(exponent);
      });
      return sum;
    },
    rounding(amounts, place) {
      let bound = 0;
      over(place, (i, exponent) => {
        const part = Math.abs(amounts[i]! * exp(exponent));
        // a term that vanishes may have an infinite exponent
        if (part > 0) bound += part * (last + 4 - exponent);
      });
      return Number.EPSILON * bound;
    },
  };
}
