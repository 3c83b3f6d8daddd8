import { dayOf, isoOf } from '../../src/units/index.ts';

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
