import type { Bilingual } from './bilingual.ts';
import { dateSpan } from './date.ts';

/** What a text that cannot be read shows of the notation that its writer has in mind. */
export interface Notation {
  readonly fact: Bilingual;
  readonly mend: Bilingual;
}

const write = (...texts: readonly string[]): Bilingual => ({
  en: `write ${texts.join(' or ')}`,
  zh: `请写 ${texts.join(' 或 ')}`,
});

const foreign = /[€£¥]|\b(?:EUR|GBP|CHF|CNY|RMB|JPY|INR|AED|SAR)\b/i;
const grouped = /^[^\d]{0,4}\d{1,3}(?:(?:\.\d{3}){2,}|(?:[ \u00a0\u202f'’]\d{3})+)(?!\d)/;
const range = /^([^\d]{0,4}\d[\d.,]*)\s*([a-zA-Z/%-]*)\s*(?:[-–—~]|to)\s*(\d[\d.,]*\s*.*)$/;

/**
 * A number in the notation of another country or of a spreadsheet: thousands parted by points,
 * spaces or apostrophes, a decimal comma, another currency, a range, letters that only look Latin.
 * Undefined where the text shows none of these.
 */
export function notationOf(text: string): Notation | undefined {
  const folded = text.normalize('NFKC').replaceAll('\u2212', '-');
  if (foreign.test(text))
    return {
      fact: { en: `money is in USD, found: ${text}`, zh: `金额以 USD 计，实为：${text}` },
      mend: { en: 'convert it to US dollars', zh: '请换算为美元' },
    };
  const cents = /^(\d[\d.]*)\s*(?:¢|cts?|cents?|c)\s*(\/.*)?$/i.exec(text);
  if (cents !== null)
    return {
      fact: {
        en: `cents are hundredths of USD, found: ${text}`,
        zh: `金额以 USD 计，实为美分：${text}`,
      },
      mend: write(`${Number((Number(cents[1]) / 100).toPrecision(12))} USD${cents[2] ?? ''}`),
    };
  if (/\p{Script=Cyrillic}|\p{Script=Greek}/u.test(text))
    return {
      fact: {
        en: `a letter that only looks like a Latin one: ${text}`,
        zh: `含有貌似拉丁字母的其他字母：${text}`,
      },
      mend: { en: 'type it again with Latin letters', zh: '请用拉丁字母重新输入' },
    };
  if (grouped.test(text))
    return {
      fact: {
        en: `thousands are parted by commas, found: ${text}`,
        zh: `千位之间用逗号分隔，实为：${text}`,
      },
      mend: write(text.replaceAll(/(?<=\d)[. \u00a0\u202f'’](?=\d{3}(?!\d))/g, ',')),
    };
  if (folded !== text && /[\uff00-\uffef\u2212]/.test(text))
    return {
      fact: {
        en: `a sign of another width or form: ${text}`,
        zh: `含有全角或其他形式的符号：${text}`,
      },
      mend: write(folded),
    };
  const ends = dateSpan(text) === undefined ? range.exec(text) : null;
  if (ends !== null) {
    const [, low = '', unit = '', high = ''] = ends;
    const tail = /[^\d.,].*$/.exec(high)?.[0] ?? '';
    const from = tail.trim().startsWith(unit) ? `${low}${tail}` : `${low} ${unit}`;
    return {
      fact: { en: `a range is not one number: ${text}`, zh: `范围不是一个数：${text}` },
      mend: write(`{ uniform: [${from}, ${high.trim()}] }`, '{ p10, p50, p90 }'),
    };
  }
  if (/^[^\d]{0,4}\d+,\d{1,2}(?!\d)/.test(text))
    return {
      fact: { en: `decimals follow a point, found: ${text}`, zh: `小数点用点，实为：${text}` },
      mend: write(text.replace(',', '.')),
    };
  if (/^(?:~|≈|about|ca\.?|circa|approx\.?)\s*\d/i.test(text))
    return {
      fact: { en: `about is not a number: ${text}`, zh: `约数不是数：${text}` },
      mend: write(text.replace(/^[^\d]+/, ''), '{ p10, p50, p90 }'),
    };
  return undefined;
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A date with the name of its month, `21 July 2025` or `July 21, 2025`, as day, month and year with points. */
const named = (text: string): string =>
  text
    .replace(/^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i, '$2 $1 $3')
    .replace(/^(\d{1,2})\.?[ -]([a-z]{3})[a-z]*\.?[ -](\d{4})$/i, (all, day, month, year) => {
      const at = monthNames.indexOf(String(month).toLowerCase());
      return at < 0 ? all : `${day}.${at + 1}.${year}`;
    });

/** A date in another order: day first, month first, with the name of the month, or without its zeros. */
export function dateNotationOf(text: string): Notation | undefined {
  const whole = named(text.trim());
  const parts = whole.split(/[-./]/);
  if (parts.length !== 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return undefined;
  const [a = '', b = '', c = ''] = parts;
  const orders =
    a.length === 4
      ? [[a, b, c]]
      : whole.includes('.')
        ? [[c, b, a]]
        : [
            [c, b, a],
            [c, a, b],
          ];
  const dates = orders
    .map(([year = '', month = '', day = '']) =>
      [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
    )
    .filter((iso) => dateSpan(iso) !== undefined);
  if (dates.length === 0 || dates.includes(text.trim())) return undefined;
  return {
    fact: {
      en: `a date begins with its year, found: ${text}`,
      zh: `日期须以年份开头，实为：${text}`,
    },
    mend: write(...new Set(dates)),
  };
}
