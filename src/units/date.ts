import type { Day, Month } from './quantities.ts';

/**
 * Days since 1970-01-01 of a date of the proleptic Gregorian calendar.
 * Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
 */
export function dayOfCivil(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Year, month 1..12 and day 1..31 of a day (Hinnant, civil_from_days). A fraction is dropped. */
export function civilOf(day: Day): { year: number; month: number; day: number } {
  const z = Math.floor(day) + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** Days in a month, month 1..12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** First and last day that a date text covers. */
export interface DateSpan {
  readonly first: Day;
  readonly last: Day;
}

/** "2025", "2025-07", "2025-Q3" or "2025-07-21" as the days it covers; undefined if no such date. */
export function dateSpan(text: string): DateSpan | undefined {
  const match = /^(\d{4})(?:-(?:[Qq]([1-4])|(\d{2})(?:-(\d{2}))?))?$/.exec(text.trim());
  if (match === null) return undefined;
  const year = Number(match[1]);
  if (match[2] !== undefined) {
    const last = Number(match[2]) * 3;
    return {
      first: dayOfCivil(year, last - 2, 1),
      last: dayOfCivil(year, last, daysInMonth(year, last)),
    };
  }
  if (match[3] === undefined) {
    return { first: dayOfCivil(year, 1, 1), last: dayOfCivil(year, 12, 31) };
  }
  const month = Number(match[3]);
  if (month < 1 || month > 12) return undefined;
  const length = daysInMonth(year, month);
  if (match[4] === undefined) {
    return { first: dayOfCivil(year, month, 1), last: dayOfCivil(year, month, length) };
  }
  const day = Number(match[4]);
  if (day < 1 || day > length) return undefined;
  const only = dayOfCivil(year, month, day);
  return { first: only, last: only };
}

/**
 * First day that a date text covers ("2025-07" is 2025-07-01).
 * @throws RangeError when there is no such date; use `dateSpan` for text that is not yet checked.
 */
export function dayOf(iso: string): Day {
  const span = dateSpan(iso);
  if (span === undefined) throw new RangeError(`no such date: ${iso}`);
  return span.first;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** "2025-07-21"; a fraction of a day is dropped, an infinite day is "never". */
export function isoOf(day: Day): string {
  if (!Number.isFinite(day)) return 'never';
  const c = civilOf(day);
  return `${pad(c.year, 4)}-${pad(c.month, 2)}-${pad(c.day, 2)}`;
}

/** The month that holds a day; Infinity stays Infinity. */
export function monthOf(day: Day): Month {
  if (!Number.isFinite(day)) return Number(day);
  const c = civilOf(day);
  return c.year * 12 + c.month - 1;
}

/** First day of a month. */
export function firstDayOfMonth(month: Month): Day {
  const year = Math.floor(month / 12);
  return dayOfCivil(year, month - year * 12 + 1, 1);
}

/** "2025-07". */
export function isoMonth(month: Month): string {
  const year = Math.floor(month / 12);
  return `${pad(year, 4)}-${pad(month - year * 12 + 1, 2)}`;
}

/** The same day of the month `months` (whole) later; 31 January + 1 is the last day of February. */
export function addMonths(day: Day, months: number): Day {
  const whole = Math.floor(day);
  const c = civilOf(whole);
  const index = c.year * 12 + c.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayOfCivil(year, month, Math.min(c.day, daysInMonth(year, month))) + (day - whole);
}
