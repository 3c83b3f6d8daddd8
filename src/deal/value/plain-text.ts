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
