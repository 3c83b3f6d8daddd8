import type * as z from 'zod';
import { alike, type Bilingual } from '../units/index.ts';
import { catalogue, type Rule } from './codes.ts';
import { describe } from './describe.ts';
import { addressOf, type Finding, type Path } from './diagnostic.ts';
import { meaningInChinese } from './field-meanings.ts';
import { childOf, isMap, valueAt } from './place.ts';
import { fieldsAt, metaOf, schemasAt } from './schema-at.ts';
import { suggest } from './suggest.ts';

/** Turns what validation says about a raw tree into findings of ours. */
export function findingsOf(
  issues: readonly z.core.$ZodIssue[],
  raw: unknown,
  schema: z.core.$ZodType,
): Finding[] {
  const findings = issues.flatMap((issue) => fromIssue(issue, [], raw, schema));
  const misspelt = new Set(
    findings.flatMap(({ rule, path, nearest }) =>
      rule === 'unknown-key' && nearest !== undefined
        ? addressOf([...path.slice(0, -1), nearest])
        : [],
    ),
  );
  // What is there under a misspelt name is not missing as well.
  return findings.filter(
    ({ rule, path, value }) =>
      rule !== 'missing' || !misspelt.has(addressOf([...path, String(value)])),
  );
}

function fromIssue(
  issue: z.core.$ZodIssue,
  above: Path,
  root: unknown,
  schema: z.core.$ZodType,
): Finding[] {
  const path: Path = [
    ...above,
    ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
  ];
  const last = path.at(-1);
  const raw = valueAt(root, path);
  const found = describe(raw);

  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownKey(key, path, schema));
  if (last !== undefined && raw === undefined && issue.code !== 'invalid_union') {
    const parent = valueAt(root, path.slice(0, -1));
    if (isMap(parent) && !Object.hasOwn(parent, last)) return [missing(path, schema)];
  }
  switch (issue.code) {
    case 'invalid_type':
      return [
        {
          rule: 'wrong-type',
          path,
          fact: expected(nameOf(issue.expected), found),
          value: found,
          mend: write(
            issue.expected === 'array' && typeof raw === 'string' && raw.length <= 40
              ? { en: `[${raw}], a list`, zh: `列表 [${raw}]` }
              : fieldsNamed(issue.expected, path, schema),
            path,
            schema,
          ),
        },
      ];
    case 'invalid_value':
      return [literal(path, raw) ?? choice(issue.values.map(String), raw, path)];
    case 'invalid_union':
      return union(issue, path, root, schema);
    case 'too_small':
    case 'too_big': {
      const [en, zh, limit] =
        issue.code === 'too_small'
          ? ['at least', '至少', issue.minimum]
          : ['at most', '至多', issue.maximum];
      const unit = unitOf(issue.origin);
      return [
        {
          rule: 'out-of-range',
          path,
          fact: {
            en: `expected ${en} ${limit}${unit.en}, got ${found.en}`,
            zh: `${zh}应为 ${limit}${unit.zh}，实为：${found.zh}`,
          },
          value: found,
          mend: write({ en: 'one within the range', zh: '范围之内的值' }, path, schema),
        },
      ];
    }
    case 'custom': {
      const params = issue.params ?? {};
      const rule = ruleOf(params['diagnostic']);
      const { fact, mend } = params;
      return [
        {
          rule,
          path,
          ...(rule === 'incomplete' ? { mark: 'key' as const } : {}),
          fact: isBilingual(fact) ? fact : alike(issue.message),
          mend: isBilingual(mend)
            ? mend
            : write({ en: 'what belongs together', zh: '互相配合的内容' }, path, schema),
        },
      ];
    }
    case 'invalid_format':
      return [formOf(path, raw, found, schema)];
    default:
      return [
        {
          rule: 'wrong-type',
          path,
          fact: {
            en: `${lower(issue.message)}, got ${found.en}`,
            zh: `与字段不符，实为：${found.zh}`,
          },
          value: found,
          mend: write({ en: 'what the field takes', zh: '该字段可取的内容' }, path, schema),
        },
      ];
  }
}

const isBilingual = (text: unknown): text is Bilingual =>
  isMap(text) && typeof text['en'] === 'string' && typeof text['zh'] === 'string';

/** What stands where something else was expected. */
const expected = (what: Bilingual, found: Bilingual): Bilingual => ({
  en: `expected ${what.en}, got ${found.en}`,
  zh: `应为${what.zh}，实为：${found.zh}`,
});

const isRule = (name: unknown): name is Rule =>
  typeof name === 'string' && Object.hasOwn(catalogue, name);

const ruleOf = (name: unknown): Rule => (isRule(name) ? name : 'incomplete');

function unknownKey(key: string, path: Path, schema: z.core.$ZodType): Finding {
  const fields = fieldsAt(schema, path).filter((name) => name !== 'group' && name !== 'copy');
  const near = suggest(key, fields);
  // Inside braces a comma ends a value: 1,5m USD becomes 1 and a field 5m USD.
  if (/^\d/.test(key))
    return {
      rule: 'unknown-key',
      path: [...path, key],
      mark: 'key',
      fact: {
        en: `a comma inside a number begins a new field: ${key}`,
        zh: `数字中的逗号开始了新的字段：${key}`,
      },
      value: key,
      mend: {
        en: 'write a decimal point, and no comma between thousands, or put quotes around the number',
        zh: '小数请用点，千位之间不加逗号；或给数字加引号',
      },
    };
  return {
    rule: 'unknown-key',
    path: [...path, key],
    mark: 'key',
    fact: { en: `there is no field ${key}`, zh: `没有这个字段：${key}` },
    value: key,
    mend:
      near.nearest === undefined
        ? {
            en: `use one of ${fields.slice(0, 12).join(', ')}${fields.length > 12 ? ', …' : ''}`,
            zh: `请用其中之一：${fields.slice(0, 12).join('、')}${fields.length > 12 ? '……' : ''}`,
          }
        : { en: 'rename or remove it', zh: '请改名或删去' },
    ...near,
  };
}

function missing(path: Path, schema: z.core.$ZodType): Finding {
  const key = String(path.at(-1));
  const about = meaning(path, schema);
  return {
    rule: 'missing',
    path: path.slice(0, -1),
    mark: 'key',
    fact: { en: `a required field is missing: ${key}`, zh: `缺少必填字段：${key}` },
    value: key,
    mend: told({ en: `add ${key}`, zh: `请补上 ${key}` }, about),
  };
}

function choice(values: readonly string[], raw: unknown, path: Path): Finding {
  return {
    rule: 'unknown-choice',
    path,
    fact: expected(
      values.length === 1
        ? { en: `${values[0]}`, zh: ` ${values[0]}` }
        : { en: `one of ${values.join(', ')}`, zh: `其中之一（${values.join('、')}）` },
      describe(raw),
    ),
    value: describe(raw),
    mend:
      values.length === 1
        ? { en: `write ${values[0]}`, zh: `请写 ${values[0]}` }
        : { en: 'write one of them', zh: '请写其中之一' },
    ...(typeof raw === 'string' ? suggest(raw, values) : {}),
  };
}

/** What has one value only is told what the other one means. */
function literal(path: Path, raw: unknown): Finding | undefined {
  const found = describe(raw);
  const [field, ...more] = path;
  if (more.length > 0) return undefined;
  if (field === 'groundbreak' && raw === '1')
    return {
      rule: 'unknown-choice',
      path,
      fact: {
        en: `the format version is a number, got ${found.en} in quotes`,
        zh: `格式版本应为数，实为带引号的${found.zh}`,
      },
      value: found,
      mend: { en: 'write 1 without quotes', zh: '请写不带引号的 1' },
    };
  if (field === 'groundbreak' && typeof raw === 'number')
    return {
      rule: 'unknown-choice',
      path,
      fact: {
        en: `the file is made for another version of the format than 1: ${found.en}`,
        zh: `文件是为格式版本 1 以外的版本写的：${found.zh}`,
      },
      value: found,
      mend: {
        en: 'use a version of Groundbreak that reads it, or write 1 if that is a slip',
        zh: '请改用能读它的 Groundbreak 版本；若是笔误请写 1',
      },
    };
  if (field === 'currency')
    return {
      rule: 'unknown-choice',
      path,
      fact: {
        en: `all money is in USD, got ${found.en}`,
        zh: `全部金额以 USD 计，实为：${found.zh}`,
      },
      value: found,
      mend: {
        en: 'convert the amounts to US dollars and write USD, or leave the field out',
        zh: '请把金额换算为美元并写 USD，或删去该字段',
      },
    };
  return undefined;
}

/** Reports the branch of a union that the writer most likely meant. */
function union(
  issue: z.core.$ZodIssueInvalidUnion,
  path: Path,
  root: unknown,
  schema: z.core.$ZodType,
): Finding[] {
  const raw = valueAt(root, path);
  const shapes = issue.errors.map((errors) => ({
    errors,
    wrongShape: errors.some((e) => e.code === 'invalid_type' && e.path.length === 0),
    strange: errors.reduce(
      (sum, e) => sum + (e.code === 'unrecognized_keys' ? e.keys.length : 0),
      0,
    ),
    missed: errors.filter(
      (e) => e.path.length === 1 && isMap(raw) && childOf(raw, String(e.path[0])) === undefined,
    ).length,
  }));
  const likely = shapes
    .filter((shape) => !shape.wrongShape)
    .sort((a, b) => a.strange + a.missed - (b.strange + b.missed))[0];
  if (likely !== undefined)
    return likely.errors.flatMap((inner) => fromIssue(inner, path, root, schema));
  const kinds = [
    ...new Set(
      issue.errors.flatMap((errors) =>
        errors.flatMap((e) => (e.code === 'invalid_type' ? [nameOf(e.expected)] : [])),
      ),
    ),
  ];
  const wanted =
    kinds.length === 0
      ? { en: 'another kind of thing', zh: '另一类内容' }
      : { en: kinds.map(({ en }) => en).join(' or '), zh: kinds.map(({ zh }) => zh).join('或') };
  return [
    {
      rule: 'wrong-type',
      path,
      fact: expected(wanted, describe(raw)),
      value: describe(raw),
      mend: write(wanted, path, schema),
    },
  ];
}

/** What the field at a path is for, from its declaration. */
function meaning(path: Path, schema: z.core.$ZodType): Bilingual | undefined {
  for (const declared of schemasAt(schema, path)) {
    const { description } = metaOf(declared);
    if (description !== undefined) return { en: description, zh: meaningInChinese(description) };
  }
  return undefined;
}

/** What to do, and what the field means. */
const told = (what: Bilingual, about: Bilingual | undefined): Bilingual =>
  about === undefined ? what : { en: `${what.en}: ${about.en}`, zh: `${what.zh}：${about.zh}` };

/** What to write, and what the field means. */
const write = (what: Bilingual, path: Path, schema: z.core.$ZodType): Bilingual =>
  told({ en: `write ${what.en}`, zh: `请写${what.zh}` }, meaning(path, schema));

const names: Readonly<Record<string, Bilingual>> = {
  string: { en: 'a text', zh: '文本' },
  number: { en: 'a number', zh: '数' },
  int: { en: 'a whole number', zh: '整数' },
  boolean: { en: 'true or false', zh: ' true 或 false' },
  array: { en: 'a list', zh: '列表' },
  tuple: { en: 'a list', zh: '列表' },
  object: { en: 'named fields', zh: '带名称的字段' },
  record: { en: 'named entries', zh: '带名称的条目' },
};

/** Where named fields are expected, which ones; sources and reasons go without saying. */
function fieldsNamed(expected: string, path: Path, schema: z.core.$ZodType): Bilingual {
  const name = nameOf(expected);
  const silent = ['group', 'copy', 'source', 'reason'];
  const fields = fieldsAt(schema, path).filter((field) => !silent.includes(field));
  if (expected !== 'object' || fields.length === 0) return name;
  const more = fields.length > 6;
  return {
    en: `${name.en} (${fields.slice(0, 6).join(', ')}${more ? ', …' : ''})`,
    zh: `${name.zh}（${fields.slice(0, 6).join('、')}${more ? '……' : ''}）`,
  };
}

const nameOf = (expected: string): Bilingual => names[expected] ?? alike(expected);

const unitOf = (origin: string): Bilingual =>
  origin === 'array'
    ? { en: ' entries', zh: ' 项' }
    : origin === 'string'
      ? { en: ' characters', zh: ' 个字符' }
      : alike('');

/** A text of a wrong form: blank where people read it, or no day of the year. */
function formOf(path: Path, raw: unknown, found: Bilingual, schema: z.core.$ZodType): Finding {
  const blank = typeof raw === 'string' && raw.trim() === '';
  const wanted = blank
    ? { en: 'a text', zh: '文本' }
    : { en: 'a day of the year, MM-DD', zh: '一年中的某日，MM-DD' };
  const field = String(path.at(-1));
  return {
    rule: 'out-of-range',
    path,
    fact: blank
      ? { en: `a text that people read is empty: ${field}`, zh: `供人阅读的文本为空：${field}` }
      : expected(wanted, found),
    value: found,
    mend: write(wanted, path, schema),
  };
}

const lower = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
