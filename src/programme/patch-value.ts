import * as z from 'zod';
import { mean, scaled } from '../uncertainty/index.ts';
import type { Path } from './diagnostic.ts';
import { isMap } from './place.ts';
import { programmeSchema } from './schema/programme.ts';
import { schemasAt } from './schema-at.ts';
import { isValue, type Value } from './value.ts';

/** Stands for what a change takes away. */
export const GONE = Symbol('gone');

/** A thing that is off: an agreement is never signed, money is not there, a risk does not happen; others go. */
export function switched(thing: unknown, at: Path, on: boolean): unknown {
  if (on || !isMap(thing)) return thing;
  const point = (value: number, dimension: Value['dimension']): Value => ({
    spec: { kind: 'point', value },
    dimension,
  });
  if (at[0] === 'agreements') {
    const { signed: _, ...rest } = thing;
    return { ...rest, time: point(0, 'duration'), never: point(1, 'share') };
  }
  if (at[0] === 'capital') return { ...thing, amount: point(0, 'money') };
  if (at[0] === 'risks') return { ...thing, probability: point(0, 'share') };
  return GONE;
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

/** What a field reads out of `raw`; not ok when it does not take that. */
export function parsedAt(at: Path, raw: unknown): Parsed {
  for (const schema of schemasAt(programmeSchema, at)) {
    const parsed = z.safeParse(schema, raw);
    if (parsed.success) return { ok: true, value: parsed.data };
  }
  return { ok: false };
}

export const parsedOf = (parsed: Parsed | undefined): unknown =>
  parsed?.ok === true ? parsed.value : undefined;

/** The number that a value is for sure; undefined when it is uncertain. */
export function exact({ spec }: Value): number | undefined {
  return spec.kind === 'point' ? mean(spec) : undefined;
}

/** What stands there, times a factor. */
export function times(thing: unknown, by: number): unknown {
  if (typeof thing === 'number') return thing * by;
  if (!isValue(thing)) return thing;
  const { spec } = thing;
  return {
    ...thing,
    spec: spec.kind === 'reference' ? { ...spec, uplift: spec.uplift * by } : scaled(spec, by),
  };
}
