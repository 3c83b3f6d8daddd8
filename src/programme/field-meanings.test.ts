import { expect, test } from 'vitest';
import type * as z from 'zod';
import { meaningInChinese } from './field-meanings.ts';
import { programmeSchema } from './schema/programme.ts';
import { metaOf, unwrapped } from './schema-at.ts';

/** Descriptions of a declaration and of all inside it. */
function descriptionsOf(schema: z.core.$ZodType): readonly string[] {
  const { description } = metaOf(schema);
  const def: object = unwrapped(schema)._zod.def;
  const inside = Object.values({
    ...def,
    ...('shape' in def && def.shape instanceof Object ? def.shape : {}),
  }).flatMap((part) => (Array.isArray(part) ? part : [part]));
  return [
    ...(description === undefined ? [] : [description]),
    ...inside.flatMap((part) => (isDeclaration(part) ? descriptionsOf(part) : [])),
  ];
}

const isDeclaration = (part: unknown): part is z.core.$ZodType =>
  typeof part === 'object' && part !== null && '_zod' in part;

test('every field has a meaning in Chinese', () => {
  const all = [...new Set(descriptionsOf(programmeSchema))];
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter((text) => !/\p{Script=Han}/u.test(meaningInChinese(text)))).toEqual([]);
});
