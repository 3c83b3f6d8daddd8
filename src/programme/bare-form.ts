/** Fields of a distribution without its name: how the whole is written. Undefined where they are none. */
export function bareForm(raw: Readonly<Record<string, unknown>>): string | undefined {
  const literal = (key: string) => ['string', 'number'].includes(typeof raw[key]);
  const keys = Object.keys(raw).filter((key) => !['source', 'reason', 'drivers'].includes(key));
  const written = (key: string) => String(raw[key]).slice(0, 40);
  const just = (...fields: string[]) =>
    keys.length === fields.length &&
    fields.every((field) => keys.includes(field) && literal(field));
  if (just('mean', 'sd')) return `{ normal: { mean: ${written('mean')}, sd: ${written('sd')} } }`;
  if (just('min', 'max')) return `{ uniform: [${written('min')}, ${written('max')}] }`;
  return undefined;
}
