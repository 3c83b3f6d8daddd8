import type { Bilingual } from './bilingual.ts';
import { type Checked, failed, passed } from './checked.ts';
import { dateSpan, dayOfCivil } from './date.ts';
import { type Dimension, dimensionName, dimensions } from './dimension.ts';
import { nearestName } from './nearest.ts';
import { dateNotationOf, notationOf } from './notation.ts';
import { DAYS_PER_MONTH, DAYS_PER_YEAR, scales, type Unit, unitOf, units } from './unit.ts';

const SHAPE =
  /^(USD|US\$|\$)?\s*([+-]?)\s*(\$?)\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*(.*)$/i;

/** A unit expression reduced to base units: its value per one, and what it measures. */
interface Reading {
  readonly size: number;
  readonly is: Dimension | 'plain' | undefined;
}

/** Splits "USD/kW-month" into the word above the line and the words below it. */
function measure(top: Unit | undefined, below: readonly Unit[]): Reading {
  let size = top?.size ?? 1;
  for (const unit of below) size /= unit.size;
  const key = [top?.kind ?? 'plain', ...below.map((unit) => unit.kind).sort()].join('/');
  switch (key) {
    case 'plain':
      return { size, is: 'plain' };
    case 'money':
    case 'power':
    case 'energy':
    case 'share':
    case 'factor':
    case 'money/power':
    case 'money/energy':
    case 'money/time':
      return { size, is: key };
    case 'time':
      return { size, is: 'duration' };
    case 'money/power/time':
      return { size: size * DAYS_PER_MONTH, is: 'money/power/month' };
    case 'share/time':
    case 'plain/time':
      return { size: size * DAYS_PER_YEAR, is: 'rate' };
    default:
      return { size, is: undefined };
  }
}

function accepts(dimension: Dimension, is: Dimension | 'plain'): boolean {
  if (is === dimension) return true;
  if (is === 'plain') return dimensions[dimension].plain;
  if (is === 'share') return dimension === 'rate' || dimension === 'factor';
  return false;
}

function askFor(dimension: Dimension): Bilingual {
  const { examples } = dimensions[dimension];
  return {
    en: `write ${dimension === 'date' ? 'a date' : dimension} such as ${examples}`,
    zh: `请写${dimensionName(dimension).zh}，例如 ${examples.replaceAll(', ', '、')}`,
  };
}

function parseDate(text: string | number): Checked<number> {
  const mend = askFor('date');
  if (typeof text === 'number') {
    return Number.isInteger(text) && text >= 1900 && text <= 2200
      ? passed(dayOfCivil(text, 1, 1))
      : failed({ en: `not a date: ${text}`, zh: `不是日期：${text}` }, mend);
  }
  const span = dateSpan(text);
  if (span !== undefined) return passed(span.first);
  const other = dateNotationOf(text);
  if (other !== undefined) return failed(other.fact, other.mend);
  return /^\d{4}-\d{2}(-\d{2})?$/.test(text.trim())
    ? failed({ en: `no such day in the calendar: ${text}`, zh: `历法中没有这一天：${text}` }, mend)
    : failed({ en: `not a date: ${text}`, zh: `不是日期：${text}` }, mend);
}

/** Takes a scale word off the front: "bn USD" or "bnUSD" give 1e9 and "USD". */
function takeScale(tail: string): { scale: number; rest: string } {
  const match = /^([A-Za-z]+)(?![A-Za-z])\s*(.*)$/.exec(tail);
  const word = match?.[1] ?? '';
  // a word that is also a unit ("M$" aside, none is) stays a unit
  const scale = units.has(word) ? undefined : (scales.get(word) ?? scales.get(word.toLowerCase()));
  return scale === undefined ? { scale: 1, rest: tail } : { scale, rest: match?.[2] ?? '' };
}

/** A number times a factor; by a power of ten the number nearest to what is written: 35 % is 0.35. */
function times(number: number, factor: number): number {
  const [one, power] = Number(factor.toPrecision(12)).toExponential().split('e');
  if (one !== '1') return number * factor;
  const [digits, exponent = '0'] = String(number).split('e');
  return Number(`${digits}e${Number(exponent) + Number(power)}`);
}

/**
 * Reads a literal with its unit into base units: USD, MW, MWh, days, share 0..1, USD/MW,
 * USD/MW-month, USD/MWh, USD/day, share per year; dates into days since 1970-01-01.
 * A month is 30.4375 days, a year 365.25. Shares, rates, counts and factors may be plain numbers;
 * so may 0 of anything but a date. Never throws: a failure tells what was read and what to write.
 */
export function parseQuantity(text: string | number, dimension: Dimension): Checked<number> {
  if (dimension === 'date') return parseDate(text);
  const read = readQuantity(text, dimension);
  const other = read.ok || typeof text === 'number' ? undefined : notationOf(text.trim());
  return other === undefined ? read : failed(other.fact, other.mend);
}

function readQuantity(text: string | number, dimension: Dimension): Checked<number> {
  const { zh } = dimensionName(dimension);
  const shown = String(text).trim();
  if (typeof text === 'number' && !Number.isFinite(text)) {
    return failed(
      { en: `not a finite number: ${shown}`, zh: `不是有限的数：${shown}` },
      askFor(dimension),
    );
  }
  if (/^\d{4}-(\d{2}|Q[1-4])(-\d{2})?$/i.test(shown)) {
    return failed(
      { en: `expected ${dimension}, found a date: ${shown}`, zh: `应为${zh}，实为日期：${shown}` },
      askFor(dimension),
    );
  }
  const match = SHAPE.exec(shown);
  if (match === null)
    return failed(
      { en: `not a number with a unit: ${shown}`, zh: `不是带单位的数：${shown}` },
      askFor(dimension),
    );
  const number =
    (match[2] === '-' ? -1 : 1) *
    Number(`${(match[4] ?? '').replaceAll(',', '')}${match[5] ?? ''}`);
  const currency = (match[1] ?? '') !== '' || (match[3] ?? '') !== '';
  const { scale, rest } = takeScale((match[6] ?? '').trim());

  const parts = rest
    .replaceAll(/\bper\b|\bp\.?a\.?$/g, (word) => (word === 'per' ? '/' : '/yr'))
    .split('/')
    .map((part) => part.trim());
  const above = parts[0] ?? '';
  const below = parts.slice(1).flatMap((part) => part.split(/\s*[-·*]\s*/));
  const found: Unit[] = [];
  for (const word of above === '' ? below : [above, ...below]) {
    const unit = unitOf(word);
    if (unit === undefined) {
      const near = nearestName(word, units.keys());
      const mend = askFor(dimension);
      return failed(
        {
          en: `unknown unit ${word === '' ? '(none)' : word} in: ${shown}`,
          zh: `无法识别单位${word === '' ? '（空）' : ` ${word}`}：${shown}`,
        },
        near === undefined
          ? mend
          : { en: `did you mean ${near}? ${mend.en}`, zh: `是否想写 ${near}？${mend.zh}` },
      );
    }
    found.push(unit);
  }
  let top = above === '' ? undefined : found.shift();
  if (currency) {
    if (top !== undefined && top.kind !== 'money') {
      return failed(
        { en: `a currency and another unit in: ${shown}`, zh: `既有货币又有其他单位：${shown}` },
        askFor(dimension),
      );
    }
    top = top ?? unitOf('USD');
  }
  const reading = measure(top, found);
  if (reading.is === undefined) {
    return failed(
      {
        en: `expected ${dimension}, found another kind of unit: ${shown}`,
        zh: `应为${zh}，实为其他类别的单位：${shown}`,
      },
      askFor(dimension),
    );
  }
  if (reading.is === 'plain' && number === 0) return passed(0);
  if (dimension === 'duration' && reading.is === 'plain' && scale === 1e6) {
    return failed(
      { en: `m is a million, not months: ${shown}`, zh: `m 是百万，不是月：${shown}` },
      { en: `write ${number} months`, zh: `请写 ${number} months` },
    );
  }
  if (!accepts(dimension, reading.is)) {
    return reading.is === 'plain'
      ? failed(
          { en: `${dimension} needs a unit, found: ${shown}`, zh: `${zh}须带单位：${shown}` },
          askFor(dimension),
        )
      : failed(
          {
            en: `expected ${dimension}, found ${reading.is}: ${shown}`,
            zh: `应为${zh}，实为${dimensionName(reading.is).zh}：${shown}`,
          },
          askFor(dimension),
        );
  }
  const value = times(number, scale * reading.size);
  return Number.isFinite(value)
    ? passed(value)
    : failed({ en: `too large a number: ${shown}`, zh: `数值过大：${shown}` }, askFor(dimension));
}
