import { type DateSpread, dayAt } from '../../src/report/index.ts';

/** Day at P10, P50 and P90; Infinity where that share never gets there. */
export const daysOf = (levels: readonly number[], dates: DateSpread) => {
  const [p10 = 0, p50 = 0, p90 = 0] = [0.1, 0.5, 0.9].map((p) => dayAt(levels, dates, p));
  return { p10, p50, p90 };
};
