import type { Path } from './diagnostic.ts';
import { emptyMap, isMap, type Places } from './place.ts';

/**
 * A copy of a raw tree without what stands at the given paths. Lists are left out whole, since
 * leaving out an item would move the others. Containers on the way are copied, the rest is shared.
 */
export function without(root: unknown, paths: readonly Path[], places: Places): unknown {
  if (paths.some((path) => path.length === 0)) return undefined;
  if (!isMap(root)) return root;
  const copy = Object.assign(emptyMap(), root);
  const place = places.get(root);
  if (place !== undefined) places.set(copy, place);
  for (const key of new Set(paths.map((path) => String(path[0])))) {
    const inner = paths.filter((path) => String(path[0]) === key).map((path) => path.slice(1));
    const child = root[key];
    if (!isMap(child) || inner.some((path) => path.length === 0)) delete copy[key];
    else copy[key] = without(child, inner, places);
  }
  return copy;
}
