import {
  type Format,
  formatFor,
  type Language,
  type Result,
  typeset,
  wordsOf,
} from '../../src/report/index.ts';
import { dayOf, moneyUnitOf } from '../../src/units/index.ts';

/** Numbers and dates for a reader: as in every report, dates in the reader's own order. */
export interface PageFormat extends Format {
  /** An ISO day as text. */
  readonly date: (iso: string) => string;
  /** A day since 1970-01-01 as month and year; Infinity is after the horizon. */
  readonly month: (day: number) => string;
  /** An ISO month, `2025-07`. */
  readonly isoMonth: (month: string) => string;
  /** Money of one column: all in the unit in which its largest amount is written. */
  readonly moneyLike: (amounts: readonly number[]) => (usd: number) => string;
  /** A probability with its unit, in whole per cents where that is enough. */
  readonly chance: (share: number) => string;
}

/** Formats for a language; a reader whose browser speaks it gets the order of dates of their country. */
export function pageFormat(
  language: Language,
  result: Result,
  reader: readonly string[],
): PageFormat {
  const base = formatFor(language, result);
  const locale =
    reader.find((tag) => isLocale(tag) && tag.split('-')[0] === language) ??
    (language === 'zh' ? 'zh-CN' : 'en-GB');
  const options = { timeZone: 'UTC', year: 'numeric' } as const;
  const long = new Intl.DateTimeFormat(locale, { ...options, month: 'short', day: 'numeric' });
  const short = new Intl.DateTimeFormat(locale, { ...options, month: 'short' });
  const written = (format: Intl.DateTimeFormat, day: number) =>
    Number.isFinite(day)
      ? format.format(day * 86_400_000)
      : Number.isNaN(day)
        ? '–'
        : wordsOf(language).notes.after(result.stamp.horizon.slice(0, 4));
  const set = typeset(base);
  return {
    ...set,
    moneyLike: (amounts) => {
      const { size, name } = moneyUnitOf(Math.max(0, ...amounts.map(Math.abs)), language);
      if (size === 1) return set.money;
      return (usd) => {
        const share = Math.abs(usd) / size;
        // what would read as nothing in the unit of the others has one of its own
        if (share < 0.0005) return set.money(usd);
        const places = share >= 0.095 ? 1 : share >= 0.0095 ? 2 : 3;
        const number = set.count(usd / size, places);
        // Chinese money has no thousands
        const text = language === 'zh' ? number.replaceAll(',', '') : number;
        return `${text}${name}`;
      };
    },
    day: (day) => written(long, day),
    date: (iso) => (/^\d{4}-\d{2}-\d{2}$/.test(iso) ? written(long, dayOf(iso)) : iso),
    month: (day) => written(short, day),
    isoMonth: (month) => written(short, dayOf(`${month}-01`)),
    chance: (share) => (share > 0.005 && share < 0.995 ? base.percent(share) : base.share(share)),
  };
}

/** Some systems name a locale that no browser knows. */
function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
