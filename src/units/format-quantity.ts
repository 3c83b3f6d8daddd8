import { isoOf } from './date.ts';
import type { Dimension } from './dimension.ts';
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from './unit.ts';

/** How to write a quantity. `digits` are the places after the point; by default what reads well. */
export interface FormatOptions {
  readonly locale: 'en' | 'zh';
  readonly digits?: number;
}

type Step = readonly [from: number, size: number, word: string];

const moneyEn: readonly Step[] = [
  [1e12, 1e12, ' tn'],
  [1e9, 1e9, ' bn'],
  [1e6, 1e6, ' m'],
  [1e3, 1e3, ' k'],
];
const moneyZh: readonly Step[] = [
  [1e12, 1e12, '万亿'],
  [1e8, 1e8, '亿'],
  [1e4, 1e4, '万'],
];
const powerEn: readonly Step[] = [
  [1e3, 1e3, ' GW'],
  [1, 1, ' MW'],
  [0, 1e-3, ' kW'],
];
const powerZh: readonly Step[] = [
  [1e3, 1e3, '吉瓦'],
  [1, 1, '兆瓦'],
  [0, 1e-3, '千瓦'],
];
const energyEn: readonly Step[] = [
  [1e6, 1e6, ' TWh'],
  [1e3, 1e3, ' GWh'],
  [0, 1, ' MWh'],
];
const energyZh: readonly Step[] = [
  [1e6, 1e6, '太瓦时'],
  [1e3, 1e3, '吉瓦时'],
  [0, 1, '兆瓦时'],
];

/** 1234567.8 as "1,234,567.8": fixed places, commas by thousands, no negative zero. */
function grouped(value: number, digits: number): string {
  const [whole = '0', part] = Math.abs(value).toFixed(digits).split('.');
  const thousands = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : whole;
  const text = thousands + (part === undefined ? '' : `.${part}`);
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

/** The step whose number, once rounded, is at least one: 999.97 MW is "1.0 GW", not "1,000.0 MW". */
function stepOf(value: number, steps: readonly Step[], digits: number): Step {
  const size = Math.abs(value);
  const slack = 1 - 0.5 * 10 ** -digits * 1e-3;
  return (
    steps.find(([from]) => size >= from * slack && (from > 0 || size > 0)) ??
    steps.find(([, unit]) => unit === 1) ?? [0, 1, '']
  );
}

function stepped(value: number, steps: readonly Step[], digits: number): string {
  const [, unit, word] = stepOf(value, steps, digits);
  return grouped(value / unit, digits) + word;
}

/** USD in one unit of money and its name as it follows a number, as `formatQuantity` writes an amount. */
export function moneyUnitOf(
  usd: number,
  locale: FormatOptions['locale'],
): { readonly size: number; readonly name: string } {
  const [, size, word] = stepOf(usd, locale === 'en' ? moneyEn : moneyZh, 1);
  return { size, name: `${word}${locale === 'en' ? ' USD' : '美元'}` };
}

/** Chinese money has no thousands and no zero fraction (5000亿美元), as newspapers write it. */
function money(value: number, { locale, digits }: FormatOptions): string {
  if (locale === 'en')
    return `${stepped(value, moneyEn, digits ?? (Math.abs(value) < 1e3 ? 0 : 1))} USD`;
  const text = stepped(value, moneyZh, digits ?? (Math.abs(value) < 1e4 ? 0 : 1)).replaceAll(
    ',',
    '',
  );
  return `${digits === undefined ? text.replace(/\.0(?=\D|$)/, '') : text}美元`;
}

/** Money per small unit, where cents matter. */
function price(value: number, options: FormatOptions): string {
  const digits = options.digits ?? (Math.abs(value) < 1e3 && value !== 0 ? 1 : undefined);
  return money(value, digits === undefined ? options : { ...options, digits });
}

/**
 * A value in base units as text for people: "4.5 GW", "30.0 bn USD", "2026-06-30", "14 months",
 * "20.0 %"; in Chinese "4.5吉瓦", "300亿美元", "14 个月". Durations of two months and more read in
 * months. An infinite date or duration is "never", NaN is "–".
 */
export function formatQuantity(
  value: number,
  dimension: Dimension,
  options: FormatOptions,
): string {
  const zh = options.locale === 'zh';
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) {
    if (dimension === 'date' || dimension === 'duration') return zh ? '永不' : 'never';
    return value > 0 ? '∞' : '-∞';
  }
  const digits = options.digits;
  switch (dimension) {
    case 'date':
      return isoOf(value);
    case 'money':
      return money(value, options);
    case 'power':
      return stepped(value, zh ? powerZh : powerEn, digits ?? (Math.abs(value) >= 999.5 ? 1 : 0));
    case 'energy':
      return stepped(value, zh ? energyZh : energyEn, digits ?? 1);
    case 'duration': {
      const long = Math.abs(value) >= 2 * DAYS_PER_MONTH;
      const text = grouped(long ? value / DAYS_PER_MONTH : value, digits ?? 0);
      if (zh) return `${text} ${long ? '个月' : '天'}`;
      return `${text} ${long ? 'months' : text === '1' ? 'day' : 'days'}`;
    }
    case 'share':
      return `${grouped(value * 100, digits ?? 1)}${zh ? '%' : ' %'}`;
    case 'rate':
      return `${grouped(value * 100, digits ?? 1)}${zh ? '%/年' : ' %/yr'}`;
    case 'factor':
      return `${grouped(value, digits ?? 2)}${zh ? '倍' : 'x'}`;
    case 'count':
      return grouped(value, digits ?? 0);
    case 'money/power':
      return `${money(value, options)}/${zh ? '兆瓦' : 'MW'}`;
    case 'money/power/month':
      return `${price(value / 1e3, options)}/${zh ? '千瓦·月' : 'kW-month'}`;
    case 'money/energy':
      return `${price(value, options)}/${zh ? '兆瓦时' : 'MWh'}`;
    case 'money/time':
      return `${money(value * DAYS_PER_YEAR, options)}/${zh ? '年' : 'yr'}`;
  }
}
