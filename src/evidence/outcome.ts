import {
  type Checked,
  DAYS_PER_YEAR,
  type Dimension,
  dateSpan,
  parseQuantity,
  passed,
} from '../units/index.ts';
import type { ForecastUnit } from './forecast.ts';

/** What a quantity came to, in its own unit; of a date `later` says that it had not come by the end of that day. */
export interface Outcome {
  readonly value: number;
  readonly later: boolean;
}

const dimensionOf: Readonly<Record<Exclude<ForecastUnit, 'date'>, Dimension>> = {
  'IT MW': 'power',
  USD: 'money',
  'USD/yr': 'money/time',
  count: 'count',
};

/**
 * Reads what a quantity came to: a literal with its unit, or a date. A month, a quarter or a year
 * stands for its middle day; "after 2026-06-30" for a date that had not come by the end of that day.
 */
export function outcomeOf(text: string | number, unit: ForecastUnit): Checked<Outcome> {
  if (unit !== 'date') {
    const read = parseQuantity(text, dimensionOf[unit]);
    if (!read.ok) return read;
    return passed({ value: read.value * (unit === 'USD/yr' ? DAYS_PER_YEAR : 1), later: false });
  }
  const [, after, date = ''] = /^(after\s+)?(.*)$/.exec(String(text).trim()) ?? [];
  const span = dateSpan(date);
  if (span === undefined) {
    const wrong = parseQuantity(text, 'date');
    return wrong.ok ? passed({ value: wrong.value, later: false }) : wrong;
  }
  return after === undefined
    ? passed({ value: Math.floor((span.first + span.last) / 2), later: false })
    : passed({ value: span.last, later: true });
}
