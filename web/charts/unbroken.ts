/** Keeps every number on one line with its unit: "15.0 bn USD", "442 MW", "17 %". */
export const unbroken = (text: string): string =>
  text
    .replace(/(?<=\d) (?=(?:k|m|bn|tn|USD|kW|MW|GW)\b|[%×])/g, '\u00a0')
    .replace(/(?<=\d\u00a0(?:k|m|bn|tn)) (?=USD\b)/g, '\u00a0');
