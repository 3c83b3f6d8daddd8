import * as z from 'zod';
import type { Bilingual } from '../../units/index.ts';
import type { Finding, Path } from '../diagnostic.ts';
import { isMap } from '../place.ts';
import { idPattern } from '../schema/fields.ts';
import { EVERYTHING } from '../schema/header.ts';
import { programmeSchema } from '../schema/programme.ts';
import { metaOf, unwrapped } from '../schema-at.ts';
import type { Check } from './context.ts';

/** Ids are lower-case words joined by hyphens, so that addresses with dots and links can be read. */
export const ids: Check = ({ programme }) => {
  compiled ??= compile(programmeSchema);
  const findings: Finding[] = [];
  compiled?.(programme, [], findings);
  return [...findings, ...(EVERYTHING in programme.scopes ? [taken] : [])];
};

const taken: Finding = {
  rule: 'id-taken',
  path: ['scopes', EVERYTHING],
  mark: 'key',
  fact: {
    en: `everything modelled together is already a scope of this id: ${EVERYTHING}`,
    zh: `全部建模内容合在一起已用此代号作为口径：${EVERYTHING}`,
  },
  value: EVERYTHING,
  mend: {
    en: 'give the scope another id, or leave it out',
    zh: '请给该口径另取代号，或将其删去',
  },
};

/** Looks through what was made by a declaration. */
type Look = (value: unknown, path: Path, findings: Finding[]) => void;

let compiled: Look | undefined;

/** A declaration as a function that finds bad ids; undefined if it holds no table. */
function compile(schema: z.core.$ZodType): Look | undefined {
  const bare = unwrapped(schema);
  if (bare instanceof z.ZodRecord)
    return table(metaOf(schema).ids === true, compile(bare.def.valueType));
  if (!(bare instanceof z.ZodObject)) return undefined;
  const fields = Object.entries(bare.def.shape).flatMap(([key, field]) => {
    const look = compile(field);
    return look === undefined ? [] : [[key, look] as const];
  });
  if (fields.length === 0) return undefined;
  return (value, path, findings) => {
    if (!isMap(value)) return;
    for (const [key, look] of fields) look(value[key], [...path, key], findings);
  };
}

function table(hasIds: boolean, look: Look | undefined): Look | undefined {
  if (!hasIds && look === undefined) return undefined;
  return (value, path, findings) => {
    if (!isMap(value)) return;
    for (const id of Object.keys(value)) {
      if (hasIds && !idPattern.test(id))
        findings.push(badId(written(id, value[id]), [...path, id]));
      look?.(value[id], [...path, id], findings);
    }
  };
}

/** The id as the file has it: a repeated phase has got the number of its copy. */
const written = (id: string, thing: unknown): string =>
  isMap(thing) && typeof thing['group'] === 'string' ? thing['group'] : id;

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

/** The id that a text was most likely meant to be. */
export const idLike = (text: string) =>
  text
    .slice(0, 60)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
