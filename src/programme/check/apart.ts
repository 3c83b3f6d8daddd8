import { type Dimension, formatQuantity } from '../../units/index.ts';

/** Two quantities that differ, with as few places as tell them apart. */
export function apart(a: number, b: number, dimension: Dimension): readonly [string, string] {
  const written = (digits?: number): readonly [string, string] => {
    const options =
      digits === undefined ? { locale: 'en' as const } : { locale: 'en' as const, digits };
    return [formatQuantity(a, dimension, options), formatQuantity(b, dimension, options)];
  };
  const places = [undefined, 1, 2, 3, 4, 5, 6];
  return places.map(written).find(([one, other]) => one !== other) ?? written(9);
}
