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

/** A text as 32 hexadecimal digits: four runs of FNV-1a with a final mix, each from another start. */
export function fingerprint(text: string): string {
  let out = '';
  for (const start of [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35]) {
    let hash = start;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15) ^ text.length, 0x2c1b3c6d);
    out += ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0');
  }
  return out;
}
