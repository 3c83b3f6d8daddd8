const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['null', 'Null', 'NULL', '~'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);
const WHOLE = /^[-+]?[0-9]+$/;
const FRACTION = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const ODD = /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** What an unquoted scalar means in the core schema of YAML 1.2; undefined for forms that nobody writes here. */
export function plainScalar(text: string): string | number | boolean | null | undefined {
  const first = text.charCodeAt(0);
  // below '@': signs and digits
  if (first < 64) {
    if (WHOLE.test(text)) return Number.parseInt(text, 10);
    if (FRACTION.test(text)) return Number.parseFloat(text);
    return ODD.test(text) ? undefined : text;
  }
  const word = text.length < 6 ? WORDS.get(text) : undefined;
  return word === undefined ? text : word;
}
