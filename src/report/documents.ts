import * as z from 'zod';
import { type Conflict, factSchema, type KnownFact } from '../evidence/index.ts';
import type { Diagnostic } from '../programme/index.ts';
import type { DataChange } from './diff-data.ts';
import type { ResultDiff } from './diff-results.ts';
import { claimSchema, type Mutable, names, type Same, stampSchema } from './result-schema.ts';
import type { ScoreDocument } from './score/score-document.ts';
import { scoreShape } from './score/score-schema.ts';

/** Commands whose `--json` output is a document of its own, with its `kind`. */
export type DocumentKind = 'check' | 'facts' | 'claims' | 'diff' | 'score';

const count = z.int().min(0);
const number = z.number();
const share = z.number().min(0).max(1).nullable();
const iso = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const headed = <T extends z.ZodRawShape>(kind: DocumentKind, shape: T) =>
  z.strictObject({ format: z.literal(1), kind: z.literal(kind), ...shape });

const position = z.strictObject({
  line: z.int().min(1),
  column: z.int().min(1),
  offset: count,
});

const diagnostic = z.strictObject({
  code: z.string().regex(/^GB\d{3}$/),
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  file: z.literal('facts').exactOptional(),
  path: z.array(z.union([z.string(), number])),
  range: z.strictObject({ start: position, end: position }).exactOptional(),
  fact: z.string(),
  value: z.string().exactOptional(),
  mend: z.string(),
  nearest: z.string().exactOptional(),
});

const conflict = z.strictObject({
  fact: z.string(),
  other: z.string().nullable(),
  publisher: z.string(),
  statement: z.string(),
});

const knownFact = z.strictObject({ fact: factSchema, supersededBy: z.string().nullable() });

/** `before` or `after` is missing where one of the programmes has nothing. */
const written = z.strictObject({
  path: z.array(z.union([z.string(), number])),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

const score = z.strictObject(scoreShape);

const amounts = { before: number.nullable(), after: number.nullable() };

const resultDiff = z.strictObject({
  before: stampSchema,
  after: stampSchema,
  claims: z.array(
    z.strictObject({
      id: z.string(),
      says: z.string(),
      before: share,
      after: share,
      beyondNoise: z.boolean(),
    }),
  ),
  yearEnds: z.array(
    z.strictObject({
      scope: z.string(),
      name: z.string(),
      year: z.string(),
      series: z.enum(['mw', 'dataCentres', 'spent']),
      ...amounts,
    }),
  ),
  dates: z.array(
    z.strictObject({
      kind: z.enum(['scope', 'site', 'phase', 'agreement']),
      id: z.string(),
      name: z.string(),
      site: z.string().nullable(),
      before: iso.nullable(),
      after: iso.nullable(),
      withinBefore: share,
      withinAfter: share,
    }),
  ),
  ladder: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      step: z.enum(['announced', 'pledged', 'evidenced', 'committed', 'drawn']),
      ...amounts,
    }),
  ),
});

type Assert<T extends true> = T;
/** Type errors here: the declarations above have drifted apart from what is printed. */
export type DocumentsInStep = [
  Assert<Same<Mutable<ResultDiff>, Mutable<z.infer<typeof resultDiff>>>>,
  Assert<Same<Mutable<Conflict>, Mutable<z.infer<typeof conflict>>>>,
  Assert<KnownFact extends Readonly<z.infer<typeof knownFact>> ? true : false>,
  Assert<Mutable<Diagnostic> extends z.infer<typeof diagnostic> ? true : false>,
  Assert<Same<Mutable<ScoreDocument>, Mutable<z.infer<typeof score>>>>,
  Assert<Mutable<DataChange> extends z.infer<typeof written> ? true : false>,
];

const documents = {
  check: headed('check', {
    programme: z.string(),
    sound: z.boolean(),
    counts: z
      .strictObject({ sites: count, phases: count, activities: count, claims: count })
      .nullable(),
    diagnostics: z.array(diagnostic),
  }),
  facts: headed('facts', {
    asOf: iso,
    facts: z.array(knownFact),
    conflicts: z.array(conflict),
  }),
  claims: headed('claims', { stamp: stampSchema, claims: z.array(claimSchema) }),
  diff: headed('diff', {
    written: z.array(written).nullable(),
    results: resultDiff.nullable(),
  }),
  score: headed('score', scoreShape),
} as const satisfies Record<DocumentKind, z.ZodType>;

/** JSON Schemas (draft 2020-12) of what `--json` prints, by command. */
export function documentJsonSchemas(): Readonly<
  Record<DocumentKind, Readonly<Record<string, unknown>>>
> {
  const schemaOf = (kind: DocumentKind) => ({
    ...z.toJSONSchema(documents[kind], {
      target: 'draft-2020-12',
      // those of facts come with their declarations
      ...(kind === 'claims' || kind === 'score' ? { metadata: names } : {}),
    }),
    title: `Groundbreak ${kind}`,
  });
  return {
    check: schemaOf('check'),
    facts: schemaOf('facts'),
    claims: schemaOf('claims'),
    diff: schemaOf('diff'),
    score: schemaOf('score'),
  };
}
