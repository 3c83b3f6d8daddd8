import { dayOf, firstDayOfMonth, isoOf, monthOf } from '../../src/units/index.ts';

/** First days of years between two days, at most `count`, with the year as text. */
export function yearTicks(
  from: number,
  to: number,
  count: number,
): readonly { readonly at: number; readonly text: string }[] {
  const first = Number(isoOf(Math.floor(from)).slice(0, 4)) + 1;
  const last = Number(isoOf(Math.floor(to)).slice(0, 4));
  const every = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, count)));
  const years: { at: number; text: string }[] = [];
  for (let year = first; year <= last; year += every)
    years.push({ at: dayOf(`${year}-01-01`), text: String(year) });
  return years;
}

/** Below three years, first days of months, at most `count` and without text; else of years. */
export function dateTicks(
  from: number,
  to: number,
  count: number,
): readonly { readonly at: number; readonly text?: string }[] {
  if (to - from >= 1100) return yearTicks(from, to, count);
  const first = monthOf(from) + 1;
  const last = monthOf(to);
  const every = Math.max(1, Math.ceil((last - first + 1) / count));
  return Array.from({ length: Math.max(0, Math.floor((last - first) / every) + 1) }, (_, i) => ({
    at: firstDayOfMonth(first + i * every),
  }));
}
