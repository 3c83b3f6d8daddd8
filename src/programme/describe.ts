import { type Checked, type Dimension, dimensions, failed, parseQuantity } from '../units/index.ts';

/** What a raw value is, in a few words, for messages. */
export function describe(raw: unknown): string {
  if (raw === undefined) return 'nothing';
  if (raw === null) return 'an empty value';
  if (Array.isArray(raw)) return `a list of ${raw.length}`;
  if (typeof raw === 'object')
    return `an object with ${Object.keys(raw).slice(0, 4).join(', ') || 'no keys'}`;
  const text = String(raw).replaceAll(/\s+/g, ' ');
  return `${typeof raw === 'string' ? 'the text ' : ''}${text.length > 40 ? `${text.slice(0, 40)}…` : text}`;
}

/** Reads an exact date into days since 1970-01-01. */
export function parseDate(raw: unknown): Checked<number> {
  return typeof raw === 'string'
    ? parseQuantity(raw.slice(0, 100), 'date')
    : failed(`expected a date, got ${describe(raw)}`, 'write a date such as 2025-07-21');
}

/** How a number of a dimension is written. */
export const example = (dimension: Dimension): string =>
  `write it like ${dimensions[dimension].examples}`;
