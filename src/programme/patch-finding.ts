import * as z from 'zod';
import type { Bilingual } from '../units/index.ts';
import type { Finding, Path } from './diagnostic.ts';
import { findingsOf } from './issues.ts';
import { programmeSchema } from './schema/programme.ts';
import { schemasAt } from './schema-at.ts';

/** A patch that changes nothing, or what no patch may change. */
export const nothing = (
  path: Path,
  verb: string,
  address: string,
  fact: Bilingual,
  more: Partial<Finding> = {},
): Finding => ({
  rule: 'patch-nothing',
  path: [...path, verb],
  fact: { en: `${fact.en}: ${address}`, zh: `${fact.zh}：${address}` },
  value: address,
  mend: {
    en: 'write the address of something in the programme; * stands for any id',
    zh: '请写项目中某项内容的地址；* 代表任意代号',
  },
  ...more,
});

/** A patch whose field `key` does not fit what it changes. */
export const misfit = (path: Path, key: string, fact: Bilingual): Finding => ({
  rule: 'patch-value',
  path: [...path, key],
  fact,
  mend: {
    en: 'write what the field takes in its own place, with its unit',
    zh: '请照该字段在原处的写法书写，并带单位',
  },
});

/** A value that a field does not take, with what its declaration says of it. */
export function unfit(path: Path, address: string, at: readonly Path[], raw: unknown): Finding {
  const plain = misfit(path, 'to', {
    en: `the field cannot be set to this: ${address}`,
    zh: `该字段不能设成此值：${address}`,
  });
  const why = firstMisfit(at, raw);
  if (why === undefined) return plain;
  const { fact, mend } = why;
  return {
    ...plain,
    fact: {
      en: `the field ${address} cannot be set to this, ${fact.en}`,
      zh: `字段 ${address} 不能设成此值，${fact.zh}`,
    },
    mend,
  };
}

/** What the declaration of the first field that cannot take a value says of it. */
const firstMisfit = (paths: readonly Path[], raw: unknown): Finding | undefined =>
  paths.flatMap((at) =>
    schemasAt(programmeSchema, at).flatMap((schema) =>
      findingsOf(z.safeParse(schema, raw).error?.issues ?? [], raw, schema),
    ),
  )[0];
