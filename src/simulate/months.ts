import type { Model } from '../model/index.ts';
import { spentShare } from './spread.ts';

/** Days on the axis of months: slot 0 is all before the first month, then the months. */
export interface MonthAxis {
  readonly months: number;
  /** Month of a day: -1 before the first, `months` after the last. */
  monthAt(day: number): number;
  /** Adds `amount`, spread over [from, to] by the curve, to slots 0 … months of `target`. */
  spread(target: Float64Array, amount: number, from: number, to: number, curve: number): void;
}

export function createMonthAxis(model: Model): MonthAxis {
  const { monthStart, months } = model;
  const firstDay = monthStart[0]!;
  const days = monthStart[months]! - firstDay;
  const monthOfDay = new Int16Array(days + 1);
  for (let m = 0; m < months; m++)
    monthOfDay.fill(m, monthStart[m]! - firstDay, monthStart[m + 1]! - firstDay);
  monthOfDay[days] = months;

  function monthAt(day: number): number {
    if (day < firstDay) return -1;
    const i = Math.floor(day - firstDay);
    return i >= days ? months : monthOfDay[i]!;
  }

  return {
    months,
    monthAt,
    spread(target, amount, from, to, curve) {
      const first = monthAt(from);
      const last = monthAt(to);
      if (first === last) {
        if (first < months) target[first + 1] = target[first + 1]! + amount;
        return;
      }
      const length = to - from;
      let before = 0;
      for (let m = first; m <= last && m < months; m++) {
        const after = m === last ? 1 : spentShare(curve, (monthStart[m + 1]! - from) / length);
        target[m + 1] = target[m + 1]! + amount * (after - before);
        before = after;
      }
    },
  };
}
