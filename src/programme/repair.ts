import * as z from 'zod';
import type { Path } from './diagnostic.ts';
import { isMap, valueAt } from './place.ts';
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
  // Copies of a phase share their parts, so all places are found before anything is changed.
  const changes = issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key] }));
    return [replacement(root, path, schema, tried) ?? { path: removable(root, path) }];
  });
  for (const change of changes) apply(root, change);
  return changes.map(({ path }) => path);
}

interface Change {
  readonly path: Path;
  /** What to put there; if undefined, what is there is taken out. */
  readonly neutral?: unknown;
}

/** A neutral value for what is wrong; inside a number, for the whole number. */
function replacement(
  root: unknown,
  path: Path,
  schema: z.core.$ZodType,
  tried: Set<string>,
): Change | undefined {
  let length = path.length;
  while (length > 0 && schemasAt(schema, path.slice(0, length)).length === 0) length--;
  const part = path.slice(0, length);
  const key = part.join('\n');
  const neutral = schemasAt(schema, part)
    .map(neutralOf)
    .find((found) => found !== undefined);
  if (
    neutral === undefined ||
    tried.has(key) ||
    typeof valueAt(root, part.slice(0, -1)) !== 'object'
  )
    return undefined;
  tried.add(key);
  return { path: part, neutral };
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
  if (bare instanceof z.ZodArray)
    return z.safeParse(bare, []).success ? [] : [neutralOf(bare.def.element)];
  if (bare instanceof z.ZodRecord) return {};
  return undefined;
}

/** The nearest thing that is there. Lists go whole, since taking out an item would move the others. */
function removable(root: unknown, path: Path): Path {
  const inList = path.findIndex((step) => typeof step === 'number');
  let found = inList < 0 ? path : path.slice(0, inList);
  while (found.length > 0 && valueAt(root, found) === undefined) found = found.slice(0, -1);
  return found;
}

function apply(root: unknown, { path, neutral }: Change): void {
  const parent = valueAt(root, path.slice(0, -1));
  const last = path.at(-1);
  if (Array.isArray(parent) && typeof last === 'number') parent[last] = neutral;
  else if (isMap(parent) && last !== undefined) {
    if (neutral === undefined) delete parent[last];
    else parent[last] = neutral;
  }
}
