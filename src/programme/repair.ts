import * as z from 'zod';
import type { Path } from './diagnostic.ts';
import { childOf, isMap } from './place.ts';
import { metaOf, schemasAt, unwrapped } from './schema-at.ts';

/**
 * Mends a raw tree in place where validation found problems, so that the rest of it can be checked:
 * a bad or missing field gets a neutral value of its type, what cannot be had is left out.
 * `tried` remembers what was mended before. Returns the places whose content is no longer the writer's.
 */
export function repair(
  root: unknown,
  issues: readonly z.core.$ZodIssue[],
  schema: z.core.$ZodType,
  tried: Set<string>,
): readonly Path[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => {
        remove(root, [...path, key]);
        return [...path, key];
      });
    for (let length = path.length; length > 0; length--) {
      const part = path.slice(0, length);
      const key = part.join('\n');
      const neutral = schemasAt(schema, part)
        .map(neutralOf)
        .find((found) => found !== undefined);
      if (neutral === undefined || tried.has(key) || !put(root, part, neutral)) continue;
      tried.add(key);
      return [part];
    }
    return [remove(root, path)];
  });
}

/** A value that the declaration accepts and that says nothing. */
function neutralOf(schema: z.core.$ZodType): unknown {
  const { dimension } = metaOf(schema);
  if (dimension !== undefined) return dimension === 'date' ? '2100-01-01' : 0;
  const bare = unwrapped(schema);
  if (bare instanceof z.ZodString) return 'x';
  if (bare instanceof z.ZodBoolean) return false;
  if (bare instanceof z.ZodNumber)
    return bare.minValue !== null && bare.minValue > 1 ? Math.ceil(bare.minValue) : 1;
  if (bare instanceof z.ZodEnum) return bare.options[0];
  if (bare instanceof z.ZodLiteral) return bare.value;
  if (bare instanceof z.ZodArray) return [];
  if (bare instanceof z.ZodRecord) return {};
  return undefined;
}

function put(root: unknown, path: Path, value: unknown): boolean {
  const parent = path.slice(0, -1).reduce<unknown>(childOf, root);
  const last = path.at(-1);
  if (Array.isArray(parent) && typeof last === 'number') parent[last] = value;
  else if (isMap(parent) && last !== undefined) parent[last] = value;
  else return false;
  return true;
}

/** Takes out what stands at a path, or the nearest thing around it. Lists go whole, lest the others move. */
function remove(root: unknown, path: Path): Path {
  const inList = path.findIndex((step) => typeof step === 'number');
  let found = inList < 0 ? path : path.slice(0, inList);
  while (found.length > 0 && found.reduce<unknown>(childOf, root) === undefined)
    found = found.slice(0, -1);
  const parent = found.slice(0, -1).reduce<unknown>(childOf, root);
  const last = found.at(-1);
  if (isMap(parent) && last !== undefined) delete parent[last];
  return found;
}
