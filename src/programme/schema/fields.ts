import * as z from 'zod';
import type { Dimension } from '../../units/index.ts';
import { parseDate } from '../describe.ts';
import { misfit } from '../field-check.ts';
import { parseValue } from '../parse-value.ts';
import type { Value } from '../value.ts';

// A file is read once: functions made for each declaration would cost more than they save.
z.config({
  jitless: true,
  // a tree has no cycles
  memoizer: { attach() {}, guard() {}, alloc: (_schema, _payload, empty) => empty },
});

/** What a field's declaration says beyond its type; docs, forms and the JSON Schema read it. */
export interface FieldMeta {
  readonly description: string;
  readonly dimension?: Dimension;
  /** A single day; no distribution. */
  readonly exact?: true;
  readonly refersTo?: Reference;
  /** The keys are ids that the file makes up; see `idPattern`. */
  readonly ids?: true;
}

/** The kinds of thing an id in the file can point at. */
export type Reference =
  | 'party'
  | 'scope'
  | 'driver'
  | 'risk'
  | 'calendar'
  | 'plan'
  | 'site'
  | 'phase'
  | 'activity'
  | 'agreement'
  | 'supply'
  | 'capital'
  | 'contract'
  | 'term'
  | 'option'
  | 'fact'
  | 'source';

/** Lower-case words joined by hyphens: `stargate-venture`. */
export const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** An uncertain or exact number with a unit, see {@link Value}. */
export const value = (dimension: Dimension, description: string) =>
  number(dimension, description, false);

/** The same where it may be below zero though its dimension seldom is, such as a lag. */
export const signedValue = (dimension: Dimension, description: string) =>
  number(dimension, description, true);

const number = (dimension: Dimension, description: string, signed: boolean) =>
  z
    .unknown()
    .transform((raw, context): Value => {
      const parsed = parseValue(raw, dimension, signed);
      if (parsed.ok) return parsed.value;
      for (const problem of parsed.problems)
        context.issues.push({
          code: 'custom',
          input: raw,
          path: [...problem.path],
          ...misfit(problem.fact, problem.mend, problem.code),
        });
      return z.NEVER;
    })
    .meta({ description, dimension });

/** A calendar date written `2025-07-21`; becomes days since 1970-01-01. */
export const date = (description: string) =>
  z
    .unknown()
    .transform((raw, context): number => {
      const parsed = parseDate(raw);
      if (parsed.ok) return parsed.value;
      context.issues.push({
        code: 'custom',
        input: raw,
        ...misfit(parsed.fact, parsed.mend, 'date'),
      });
      return z.NEVER;
    })
    .meta({ description, dimension: 'date', exact: true });

export const text = (description: string) => z.string().meta({ description });

/** A text that people read on charts and in tables, so that it may not be blank. */
export const label = (description: string) => z.string().regex(/\S/).meta({ description });

export const flag = (description: string) => z.boolean().meta({ description });

/** An id that must exist among the things of that kind. */
export const ref = (refersTo: Reference, description: string) =>
  z.string().meta({ description, refersTo });

export const refs = (refersTo: Reference, description: string) =>
  z.array(z.string().meta({ refersTo, description })).meta({ description });

/** A map from id to thing. The form of ids is checked apart, so that a bad one spoils nothing else. */
export const table = <T extends z.ZodType>(entry: T, description: string) =>
  z.record(z.string(), entry).meta({ description, ids: true });

/** Every object may say where its numbers come from; a number without its own source inherits it. */
export const sourced = {
  source: z
    .union([z.string(), z.array(z.string())])
    .meta({
      description:
        'fact id, reference-class id, or `judgement`; covers every number inside that has none of its own',
      refersTo: 'source',
    })
    .optional(),
  reason: text('why the judgement is what it is').optional(),
};
