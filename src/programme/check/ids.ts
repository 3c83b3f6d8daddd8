import * as z from 'zod';
import type { Bilingual } from '../../units/index.ts';
import type { Finding, Path } from '../diagnostic.ts';
import { isMap } from '../place.ts';
import { idPattern } from '../schema/fields.ts';
import { programmeSchema } from '../schema/programme.ts';
import { metaOf, unwrapped } from '../schema-at.ts';
import type { Check } from './context.ts';

/** Ids are lower-case words joined by hyphens, so that addresses with dots and links can be read. */
export const ids: Check = ({ programme }) => inside(programmeSchema, programme, []);

function inside(schema: z.core.$ZodType, value: unknown, path: Path): readonly Finding[] {
  const bare = unwrapped(schema);
  if (!isMap(value)) return [];
  if (bare instanceof z.ZodRecord) {
    const table = metaOf(schema).ids === true;
    return Object.keys(value).flatMap((id) => [
      ...(table && !idPattern.test(id) ? [badId(id, [...path, id])] : []),
      ...inside(bare.def.valueType, value[id], [...path, id]),
    ]);
  }
  if (!(bare instanceof z.ZodObject)) return [];
  return Object.entries(bare.def.shape).flatMap(([key, field]) =>
    inside(field, value[key], [...path, key]),
  );
}

const badId = (id: string, path: Path): Finding => ({
  rule: 'bad-id',
  path,
  mark: 'key',
  fact: {
    en: `an id is made of lower-case words joined by hyphens, got ${id}`,
    zh: `代号应由小写单词以连字符相连，实为：${id}`,
  },
  value: id,
  mend: like(id),
});

function like(text: string): Bilingual {
  const id = idLike(text);
  return id === ''
    ? { en: 'write a word such as first-hall', zh: '请写单词，例如 first-hall' }
    : { en: `write ${id}`, zh: `请写 ${id}` };
}

const idLike = (text: string) =>
  text
    .slice(0, 60)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
