import { civilOf, type Day, dayOfCivil, daysInMonth } from '../../units/index.ts';

/** How days become years of interest. */
export const dayCounts = ['act/365f', 'act/360', '30/360us', '30e/360', 'act/act-isda'] as const;
export type DayCount = (typeof dayCounts)[number];

/**
 * Years from one day to another, negative when the second comes first. Whole days count.
 * - `act/365f`, `act/360`: actual days by 365 or 360 (2006 ISDA Definitions 4.16 d, e).
 * - `30/360us`: NASD's 30/360 with the rule for the ends of February, as spreadsheets' YEARFRAC 0.
 * - `30e/360`: Eurobond basis (2006 ISDA Definitions 4.16 g).
 * - `act/act-isda`: days in leap years by 366, others by 365 (2006 ISDA Definitions 4.16 b).
 */
export function yearFraction(count: DayCount, from: Day, to: Day): number {
  const first = Math.floor(from);
  const last = Math.floor(to);
  switch (count) {
    case 'act/365f':
      return (last - first) / 365;
    case 'act/360':
      return (last - first) / 360;
    case '30/360us':
    case '30e/360':
      return first <= last ? months30(count, first, last) : -months30(count, last, first);
    case 'act/act-isda':
      return yearsSince(last) - yearsSince(first);
  }
}

function months30(count: '30/360us' | '30e/360', from: Day, to: Day): number {
  const start = civilOf(from);
  const end = civilOf(to);
  let startDay = start.day;
  let endDay = end.day;
  if (count === '30e/360') {
    startDay = Math.min(startDay, 30);
    endDay = Math.min(endDay, 30);
  } else {
    if (endsFebruary(start)) {
      if (endsFebruary(end)) endDay = 30;
      startDay = 30;
    }
    if (endDay === 31 && startDay >= 30) endDay = 30;
    startDay = Math.min(startDay, 30);
  }
  return end.year - start.year + (end.month - start.month) / 12 + (endDay - startDay) / 360;
}

function endsFebruary({ year, month, day }: ReturnType<typeof civilOf>): boolean {
  return month === 2 && day === daysInMonth(year, month);
}

/** Years and the part of the running one. */
function yearsSince(day: Day): number {
  const { year } = civilOf(day);
  const start = dayOfCivil(year, 1, 1);
  return year + (day - start) / (dayOfCivil(year + 1, 1, 1) - start);
}
