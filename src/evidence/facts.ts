import { z } from 'zod';
import { fieldsAt, schemasAt } from '../programme/index.ts';
import { type Bilingual, dateSpan } from '../units/index.ts';
import { factIssue, fieldNamed } from './fact-issue.ts';

const dateText = z.string().check(({ value, issues }) => {
  if (dateSpan(value) !== undefined) return;
  const fact = {
    en: `no such date: ${value}; write 2025-07-21, 2025-07 or 2025`,
    zh: `没有这个日期：${value}；请写 2025-07-21、2025-07 或 2025`,
  };
  issues.push({ code: 'custom', input: value, message: fact.en, params: { zh: fact.zh } });
});

const id = z.string().min(1);

const quantitySchema = z
  .strictObject({
    value: z.number().meta({ description: 'the figure as published' }),
    unit: z.string().min(1).meta({ description: 'what the figure counts, in words' }),
  })
  .meta({ description: 'a figure as published' });

const sourceSchema = z.strictObject({
  publisher: z.string().min(1).meta({ description: 'who published it; "A on B" for A quoting B' }),
  url: z.string().nullable().meta({ description: 'address, or null where there is none' }),
  published: dateText.meta({ description: 'day, month or year of publication' }),
});

const rivalSchema = z
  .strictObject({
    publisher: z.string().min(1).meta({ description: 'who says otherwise' }),
    statement: z.string().min(1).meta({ description: 'what they say instead' }),
    quantities: z.array(quantitySchema).meta({ description: 'their figures' }),
  })
  .meta({ description: 'another account of the same thing' });

const resolutionSchema = z.union([
  z.strictObject({
    claim: id.meta({ description: 'id of the claim that this fact settles' }),
    outcome: z.boolean().meta({ description: 'whether the claim came true' }),
  }),
  z.strictObject({
    quantity: id.meta({ description: 'id of the forecast quantity that this fact settles' }),
    value: z.number().meta({ description: 'the figure that came true, in base units' }),
  }),
]);

/** One thing that somebody published, with the day from which a forecast may use it. */
export const factSchema = z
  .strictObject({
    id: id.meta({ description: 'stable id, such as F-017' }),
    happened: dateText.meta({ description: 'when it happened' }),
    precision: z
      .enum(['day', 'month', 'year'])
      .meta({ description: 'how much of `happened` is meant' }),
    known: dateText.meta({ description: 'when it became public; no earlier forecast may use it' }),
    kind: z
      .enum([
        'actual',
        'claim',
        'commitment',
        'contract',
        'dispute',
        'loan',
        'milestone',
        'power',
        'site',
      ])
      .meta({ description: 'what sort of fact it is' }),
    parties: z.array(z.string().min(1)).meta({ description: 'who acted or spoke' }),
    site: z.string().min(1).nullable().meta({ description: 'id of the site, or null' }),
    alsoSites: z
      .array(z.string().min(1))
      .exactOptional()
      .meta({ description: 'further sites that the statement names' }),
    quantities: z.array(quantitySchema).meta({ description: 'figures, with units in words' }),
    statement: z.string().min(1).meta({ description: 'the fact in one sentence' }),
    source: sourceSchema.meta({ description: 'where it was read' }),
    confidence: z.enum(['high', 'medium', 'low']).meta({ description: 'how far it is trusted' }),
    supersededBy: id.nullable().meta({ description: 'id of the fact that replaces it, or null' }),
    conflictsWith: z
      .array(id)
      .exactOptional()
      .meta({ description: 'ids of facts that say otherwise; both are kept' }),
    rivals: z
      .array(rivalSchema)
      .exactOptional()
      .meta({ description: 'other accounts of the same thing that are not facts of their own' }),
    resolves: z
      .array(resolutionSchema)
      .exactOptional()
      .meta({ description: 'claims and quantities that this fact settles' }),
    note: z.string().exactOptional().meta({ description: 'what a reader should know' }),
  })
  .meta({ description: 'one thing that somebody published' });

/** A facts file: `facts:` with a list of facts. */
export const factsFileSchema = z.strictObject({
  facts: z.array(factSchema).meta({ description: 'the facts, in any order' }),
});

export type Fact = Readonly<z.infer<typeof factSchema>>;
export type FactQuantity = Readonly<z.infer<typeof quantitySchema>>;
export type FactRival = Readonly<z.infer<typeof rivalSchema>>;
export type FactResolution = Readonly<z.infer<typeof resolutionSchema>>;

/** What is wrong with a facts file, and where: `path` leads from the top of the file. */
export interface FactProblem {
  readonly path: readonly (string | number)[];
  readonly fact: Bilingual;
  readonly mend: Bilingual;
}

export type ParsedFacts =
  | { readonly ok: true; readonly facts: readonly Fact[] }
  | { readonly ok: false; readonly problems: readonly FactProblem[] };

/**
 * Checks the plain data of a facts file. All problems come at once: shape, double ids,
 * and references (`supersededBy`, `conflictsWith`) to facts that are not there.
 */
export function parseFacts(raw: unknown): ParsedFacts {
  const parsed = factsFileSchema.safeParse(raw);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      path: issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
      fact: factIssue(issue),
      mend: mendOf(issue.path),
    }));
    return { ok: false, problems };
  }
  const { facts } = parsed.data;
  const problems = [...doubleIds(facts), ...danglingIds(facts)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, facts };
}

/** What the declaration says of the field, or where the fields are described. */
function mendOf(path: readonly PropertyKey[]): Bilingual {
  const meaning = schemasAt(factsFileSchema, path).flatMap(
    (schema) => z.globalRegistry.get(schema)?.description ?? [],
  )[0];
  const named = fieldsAt(factsFileSchema, path);
  return {
    en:
      meaning === undefined
        ? 'docs/file-reference.md has an example of a facts file, and all its fields'
        : `write ${fieldNamed(path)}${named.length === 0 ? '' : ` with ${named.join(', ')}`}: ${meaning}`,
    zh: 'docs/file-reference.md 中有事实文件的示例与全部字段',
  };
}

function doubleIds(facts: readonly Fact[]): FactProblem[] {
  const seen = new Set<string>();
  return facts.flatMap((fact, i) => {
    if (seen.has(fact.id)) {
      const mend = { en: 'give each fact an id of its own', zh: '请给每条事实各自的代号' };
      const both = { en: `two facts have the id ${fact.id}`, zh: `两条事实的代号相同：${fact.id}` };
      return [{ path: ['facts', i, 'id'], fact: both, mend }];
    }
    seen.add(fact.id);
    return [];
  });
}

function danglingIds(facts: readonly Fact[]): FactProblem[] {
  const ids = new Set(facts.map((fact) => fact.id));
  return facts.flatMap((fact, i) => {
    const check = (target: string, ...path: (string | number)[]): FactProblem[] => {
      const mend = { en: 'name a fact of this file', zh: '请写本文件中的事实' };
      if (target === fact.id) {
        const itself = {
          en: `a fact refers to itself: ${target}`,
          zh: `事实引用了自身：${target}`,
        };
        return [{ path: ['facts', i, ...path], fact: itself, mend }];
      }
      const none = { en: `no fact has the id ${target}`, zh: `没有此代号的事实：${target}` };
      return ids.has(target) ? [] : [{ path: ['facts', i, ...path], fact: none, mend }];
    };
    return [
      ...(fact.supersededBy === null ? [] : check(fact.supersededBy, 'supersededBy')),
      ...(fact.conflictsWith ?? []).flatMap((other, j) => check(other, 'conflictsWith', j)),
    ];
  });
}
