/** Plain data as a text that is equal when the data are: typed arrays as lists, all numbers kept apart. */
export const plainText = (data: unknown): string =>
  JSON.stringify(data, (_, value: unknown) =>
    ArrayBuffer.isView(value) && 'length' in value
      ? Array.from(value as Float64Array, spelt)
      : typeof value === 'number'
        ? spelt(value)
        : value,
  );

const spelt = (x: number): number | string => (Number.isFinite(x) ? x : String(x));

/** A text as four numbers of 32 bits: runs of FNV-1a with a final mix, each from another start. */
export function fingerprint(text: string): Int32Array {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  let c = 0x85ebca6b;
  let d = 0xc2b2ae35;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, PRIME);
    b = Math.imul(b ^ code, PRIME);
    c = Math.imul(c ^ code, PRIME);
    d = Math.imul(d ^ code, PRIME);
  }
  return Int32Array.of(a, b, c, d).map((hash) => mixed(hash, text.length));
}

const PRIME = 0x01000193;

function mixed(hash: number, length: number): number {
  const spread = Math.imul(hash ^ (hash >>> 15) ^ length, 0x2c1b3c6d);
  return spread ^ (spread >>> 13);
}
