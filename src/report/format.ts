import { DAYS_PER_MONTH, formatQuantity } from '../units/index.ts';
import type { Result } from './result.ts';
import { type Language, wordsOf } from './words/index.ts';

/** Numbers and dates as text in one language; NaN and null are "–". */
export interface Format {
  /** 5e11 as "500.0 bn USD". */
  readonly money: (usd: number | null) => string;
  /** Unit of `moneyCell`. */
  readonly moneyUnit: string;
  /** Money under a heading that names the unit. */
  readonly moneyCell: (usd: number | null) => string;
  readonly power: (mw: number) => string;
  readonly count: (value: number, digits?: number) => string;
  /** 0.123 as "12.3 %"; what is not zero does not read as zero. */
  readonly share: (value: number) => string;
  /** 0.25 as "25 %", for axes. */
  readonly percent: (value: number) => string;
  /** Days as months with one place, without the unit. */
  readonly monthsCell: (days: number) => string;
  readonly months: (days: number) => string;
  /** A day since 1970-01-01, or Infinity, as ISO text or "never". */
  readonly day: (day: number) => string;
  /** A value of an outcome in its own unit; megawatts with one digit below ten unless told otherwise. */
  readonly outcome: (value: number | null, unit: 'MW' | 'USD', digits?: number) => string;
}

/** Formats for a language; tables of a small programme, or of sums no larger than `of`, are in millions. */
export function formatFor(language: Language, of?: Result | number): Format {
  const locale = language;
  const write = (value: number | null, dimension: Parameters<typeof formatQuantity>[1]) =>
    value === null ? '–' : formatQuantity(value, dimension, { locale });
  const count = (value: number, digits = 0) =>
    formatQuantity(value, 'count', { locale, digits }).replace(/^-(0(\.0+)?)$/, '$1');
  const small = of !== undefined && (typeof of === 'number' ? of : sizeOf(of)) < SMALL;
  const divisor = small ? 1e6 : language === 'zh' ? 1e8 : 1e9;
  const units = wordsOf(language).moneyUnits;
  const share = (value: number) => {
    const text = formatQuantity(value, 'share', { locale });
    if (value > 0 && value < 0.0005) return `<${formatQuantity(0.001, 'share', { locale })}`;
    if (value < 1 && value > 0.9995) return `>${formatQuantity(0.999, 'share', { locale })}`;
    return text.replace(/^(0|100)\.0/, '$1');
  };
  const monthsCell = (days: number) => count(days / DAYS_PER_MONTH, 1);
  const months = (days: number) => {
    const text = days > 0 && days < DAYS_PER_MONTH / 20 ? `<${count(0.1, 1)}` : monthsCell(days);
    return `${text}${language === 'zh' ? '个月' : ' months'}`;
  };
  return {
    money: (usd) => write(usd, 'money'),
    moneyUnit: small ? units.small : units.large,
    moneyCell: (usd) => {
      if (usd === null || Number.isNaN(usd)) return '–';
      if (usd === 0) return '0';
      const value = usd / divisor;
      return count(value, language === 'en' && !small && Math.abs(value) < 1000 ? 1 : 0);
    },
    power: (mw) => write(mw, 'power'),
    count,
    share,
    percent: (value) => formatQuantity(value, 'share', { locale, digits: 0 }),
    monthsCell,
    months,
    day: (day) => write(day, 'date'),
    outcome: (value, unit, digits) => {
      if (value === null || Number.isNaN(value)) return '–';
      if (unit === 'MW')
        return `${count(value, digits ?? (value !== 0 && Math.abs(value) < 10 ? 1 : 0))}${language === 'zh' ? '兆瓦' : ' MW'}`;
      return write(value, 'money');
    },
  };
}

/** A written change with its sign: a minus is there already, and what reads as nothing has none. */
export const signed = (value: number, text: string): string =>
  value > 0 && /[1-9]/.test(text) ? `+${text}` : text;

/** Below this, USD, tables are in millions: in billions their smaller numbers would all read 0.0 or 0.1. */
const SMALL = 1e10;

function sizeOf({ ladderTotal, scopes }: Result): number {
  const spent = scopes.map(({ monthly }) => monthly.spent.mean.at(-1) ?? 0);
  const { announced, pledged, committed } = ladderTotal;
  return Math.max(announced ?? 0, pledged, committed.mean ?? 0, ...spent);
}

/** The same for pages, where a minus is as wide as a plus. */
export const typeset = (format: Format): Format => ({
  ...format,
  money: withMinus(format.money),
  moneyCell: withMinus(format.moneyCell),
  power: withMinus(format.power),
  count: withMinus(format.count),
  share: withMinus(format.share),
  percent: withMinus(format.percent),
  monthsCell: withMinus(format.monthsCell),
  months: withMinus(format.months),
  outcome: withMinus(format.outcome),
});

const withMinus =
  <Args extends readonly unknown[]>(write: (...args: Args) => string) =>
  (...args: Args) =>
    write(...args).replace(/^-(?=\d)/, '\u2212');
