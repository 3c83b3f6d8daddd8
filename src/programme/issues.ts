import type * as z from 'zod';
import { catalogue, type Rule } from './codes.ts';
import { describe } from './describe.ts';
import type { Finding, Path } from './diagnostic.ts';
import { at, childOf, isMap } from './place.ts';
import { fieldsAt, metaOf, schemasAt } from './schema-at.ts';
import { suggest } from './suggest.ts';

/** Turns what validation says about a raw tree into findings of ours. */
export function findingsOf(
  issues: readonly z.core.$ZodIssue[],
  raw: unknown,
  schema: z.core.$ZodType,
): Finding[] {
  return issues.flatMap((issue) => fromIssue(issue, [], raw, schema));
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
  const raw = at(root, path);
  const found = describe(raw);

  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownKey(key, path, schema));
  if (last !== undefined && raw === undefined && issue.code !== 'invalid_union') {
    const parent = at(root, path.slice(0, -1));
    if (isMap(parent) && !Object.hasOwn(parent, last)) return [missing(path, schema)];
  }
  switch (issue.code) {
    case 'invalid_type':
      return [
        {
          rule: 'wrong-type',
          path,
          fact: `expected ${nameOf(issue.expected)}, got ${found}`,
          value: found,
          mend: write(nameOf(issue.expected), path, schema),
        },
      ];
    case 'invalid_value':
      return [choice(issue.values.map(String), raw, path)];
    case 'invalid_union':
      return union(issue, path, root, schema);
    case 'too_small':
      return [
        {
          rule: 'out-of-range',
          path,
          fact: `expected at least ${issue.minimum}${unitOf(issue.origin)}, got ${found}`,
          value: found,
          mend: write('one within the range', path, schema),
        },
      ];
    case 'too_big':
      return [
        {
          rule: 'out-of-range',
          path,
          fact: `expected at most ${issue.maximum}${unitOf(issue.origin)}, got ${found}`,
          value: found,
          mend: write('one within the range', path, schema),
        },
      ];
    case 'custom': {
      const params = issue.params ?? {};
      const rule = ruleOf(params['diagnostic']);
      const mend =
        typeof params['mend'] === 'string'
          ? params['mend']
          : write('what belongs together', path, schema);
      return [
        {
          rule,
          path,
          ...(rule === 'incomplete' ? { mark: 'key' as const } : {}),
          fact: issue.message,
          mend,
        },
      ];
    }
    case 'invalid_format':
      return [
        {
          rule: 'out-of-range',
          path,
          fact: `expected ${patternName(issue.path.at(-1))}, got ${found}`,
          value: found,
          mend: write(patternName(issue.path.at(-1)), path, schema),
        },
      ];
    default:
      return [
        {
          rule: 'wrong-type',
          path,
          fact: `${lower(issue.message)}, got ${found}`,
          value: found,
          mend: write('what the field takes', path, schema),
        },
      ];
  }
}

const isRule = (name: unknown): name is Rule =>
  typeof name === 'string' && Object.hasOwn(catalogue, name);

const ruleOf = (name: unknown): Rule => (isRule(name) ? name : 'incomplete');

function unknownKey(key: string, path: Path, schema: z.core.$ZodType): Finding {
  const fields = fieldsAt(schema, path).filter((name) => name !== 'group' && name !== 'copy');
  const near = suggest(key, fields);
  return {
    rule: 'unknown-key',
    path: [...path, key],
    mark: 'key',
    fact: `there is no field ${key}`,
    value: key,
    mend:
      near.nearest === undefined
        ? `use one of ${fields.slice(0, 12).join(', ')}${fields.length > 12 ? ', …' : ''}`
        : 'rename or remove it',
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
    fact: `a required field is missing: ${key}`,
    value: key,
    mend: `add ${key}${about === '' ? '' : `: ${about}`}`,
  };
}

function choice(values: readonly string[], raw: unknown, path: Path): Finding {
  return {
    rule: 'unknown-choice',
    path,
    fact: `expected ${values.length === 1 ? values[0] : `one of ${values.join(', ')}`}, got ${describe(raw)}`,
    value: describe(raw),
    mend: values.length === 1 ? `write ${values[0]}` : 'write one of them',
    ...(typeof raw === 'string' ? suggest(raw, values) : {}),
  };
}

/** Reports the branch of a union that the writer most likely meant. */
function union(
  issue: z.core.$ZodIssueInvalidUnion,
  path: Path,
  root: unknown,
  schema: z.core.$ZodType,
): Finding[] {
  const raw = at(root, path);
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
  const expected = [
    ...new Set(
      issue.errors.flatMap((errors) =>
        errors.flatMap((e) => (e.code === 'invalid_type' ? [nameOf(e.expected)] : [])),
      ),
    ),
  ];
  return [
    {
      rule: 'wrong-type',
      path,
      fact: `expected ${expected.join(' or ') || 'another kind of thing'}, got ${describe(raw)}`,
      value: describe(raw),
      mend: write(expected.join(' or ') || 'another kind of thing', path, schema),
    },
  ];
}

/** What the field at a path is for, from its declaration. */
function meaning(path: Path, schema: z.core.$ZodType): string {
  for (const declared of schemasAt(schema, path)) {
    const { description } = metaOf(declared);
    if (description !== undefined) return description;
  }
  return '';
}

/** What to write, and what the field means. */
function write(what: string, path: Path, schema: z.core.$ZodType): string {
  const about = meaning(path, schema);
  return `write ${what}${about === '' ? '' : `: ${about}`}`;
}

const names: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'named fields',
  record: 'named entries',
};

const nameOf = (expected: string) => names[expected] ?? expected;

const unitOf = (origin: string) =>
  origin === 'array' ? ' entries' : origin === 'string' ? ' characters' : '';

const patternName = (step: PropertyKey | undefined) =>
  step === 'from' || step === 'to' ? 'a day of the year, MM-DD' : 'a text of another form';

const lower = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
