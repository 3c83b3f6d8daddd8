import { apart } from './apart.ts';

/** Keeps every number on one line with its unit: "15.0 bn USD", "442 MW", "17 %", "82.9亿美元". */
export const unbroken = (text: string): string =>
  apart(text)
    .replace(/(?<=\d) (?=(?:k|m|bn|tn|USD|kW|MW|GW)\b|[%×])/g, '\u00a0')
    .replace(/(?<=\d\u00a0(?:k|m|bn|tn)) (?=USD\b)/g, '\u00a0')
    // Chinese may break between any two signs
    .replace(/(?<=\d)(?:(?:万亿|亿|万)?美元|[千兆吉]瓦|个月|[年月日])/g, (unit) =>
      [...unit].map((sign) => `\u2060${sign}`).join(''),
    );
