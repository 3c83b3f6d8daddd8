import * as z from 'zod';
import type { FieldMeta } from './schema/fields.ts';

/** A declaration without the wrappers that say optional, default or refined. */
export function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
  )
    return unwrapped(schema.def.innerType);
  // A pipe whose input is an object: the fields are those of the input.
  if (schema instanceof z.ZodPipe && !(schema.def.in instanceof z.ZodUnknown))
    return unwrapped(schema.def.in);
  return schema;
}

/** What the declaration, or the one inside its wrappers, says of itself. */
export function metaOf(schema: z.core.$ZodType): Partial<FieldMeta> {
  const own = z.globalRegistry.get(schema) as Partial<FieldMeta> | undefined;
  if (own !== undefined) return own;
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
  )
    return metaOf(schema.def.innerType);
  return {};
}

/** Declarations that may stand at a path; more than one inside a union. */
export function schemasAt(
  root: z.core.$ZodType,
  path: readonly PropertyKey[],
): readonly z.core.$ZodType[] {
  let found: readonly z.core.$ZodType[] = [root];
  for (const step of path) found = found.flatMap((schema) => inside(schema, step));
  return found;
}

function inside(schema: z.core.$ZodType, step: PropertyKey): readonly z.core.$ZodType[] {
  const bare = unwrapped(schema);
  if (bare instanceof z.ZodObject) {
    const field = Object.hasOwn(bare.def.shape, step) ? bare.def.shape[String(step)] : undefined;
    return field === undefined ? [] : [field];
  }
  if (bare instanceof z.ZodRecord) return [bare.def.valueType];
  if (bare instanceof z.ZodArray) return [bare.def.element];
  if (bare instanceof z.ZodTuple) {
    const item = bare.def.items[Number(step)];
    return item === undefined ? [] : [item];
  }
  if (bare instanceof z.ZodUnion) return bare.def.options.flatMap((option) => inside(option, step));
  return [];
}

/** Names of the fields that an object at a path may have. */
export function fieldsAt(root: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  return schemasAt(root, path).flatMap((schema) => {
    const bare = unwrapped(schema);
    const options = bare instanceof z.ZodUnion ? bare.def.options.map(unwrapped) : [bare];
    return options.flatMap((option) =>
      option instanceof z.ZodObject ? Object.keys(option.def.shape) : [],
    );
  });
}
