import {
  alike,
  type Bilingual,
  type Checked,
  type Dimension,
  dimensions,
  failed,
  parseQuantity,
} from '../units/index.ts';

/** What a raw value is, in a few words, for messages. */
export function describe(raw: unknown): Bilingual {
  if (raw === undefined) return { en: 'nothing', zh: '空缺' };
  if (raw === null) return { en: 'an empty value', zh: '空值' };
  if (Array.isArray(raw)) return { en: `a list of ${raw.length}`, zh: `含 ${raw.length} 项的列表` };
  if (typeof raw === 'object') {
    const keys = Object.keys(raw).slice(0, 4);
    return keys.length === 0
      ? { en: 'an object with no keys', zh: '没有键的对象' }
      : { en: `an object with ${keys.join(', ')}`, zh: `含 ${keys.join('、')} 的对象` };
  }
  const text = String(raw).replaceAll(/\s+/g, ' ');
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return typeof raw === 'string' ? { en: `the text ${short}`, zh: `文本 ${short}` } : alike(short);
}

const notADate = (got: Bilingual) =>
  failed(
    { en: `expected a date, got ${got.en}`, zh: `应为日期，实为${got.zh}` },
    { en: 'write a date such as 2025-07-21', zh: '请写日期，例如 2025-07-21' },
  );

/** Reads an exact date into days since 1970-01-01. */
export function parseDate(raw: unknown): Checked<number> {
  return typeof raw === 'string'
    ? parseQuantity(raw.slice(0, 100), 'date')
    : notADate(describe(raw));
}

/** How a number of a dimension is written. */
export function example(dimension: Dimension): Bilingual {
  const { examples } = dimensions[dimension];
  return {
    en: `write it like ${examples}`,
    zh: `请写成这样：${examples.replaceAll(', ', '、')}`,
  };
}
