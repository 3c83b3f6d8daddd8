import * as z from 'zod';
import type { Dimension } from '../units/index.ts';
import type { Path } from './diagnostic.ts';
import { isMap } from './place.ts';
import type { Reference } from './schema/fields.ts';
import { type Programme, programmeSchema } from './schema/programme.ts';
import { metaOf, unwrapped } from './schema-at.ts';
import { isValue, type Value } from './value.ts';

/** Something in a programme that points elsewhere or needs a source. */
export type Mention =
  /** An id, at a value or as a key. */
  | {
      readonly is: 'reference';
      readonly to: Reference;
      readonly id: string;
      readonly path: Path;
      readonly mark: 'key' | 'value';
    }
  /** A number, with the address and sources of the nearest object around it that names any. */
  | {
      readonly is: 'value';
      readonly dimension: Dimension;
      readonly value: Value;
      readonly path: Path;
      readonly covered: readonly string[] | undefined;
    }
  /** An object that names its own source. */
  | {
      readonly is: 'source';
      readonly ids: readonly string[];
      readonly reason: string | undefined;
      readonly path: Path;
    };

/** Every reference, value and source of a programme, in the order of the declarations. */
export function mentionsOf(programme: Programme): readonly Mention[] {
  const before = known.get(programme);
  if (before !== undefined) return before;
  const mentions: Mention[] = [];
  compiled ??= compile(programmeSchema);
  compiled?.(programme, [], undefined, (mention) => mentions.push(mention));
  known.set(programme, mentions);
  return mentions;
}

/** A programme is asked about by its checks, by those of its evidence, and for its outline. */
const known = new WeakMap<Programme, readonly Mention[]>();

/** `path` is that of the value, and moves on with the walk: what keeps it copies it. */
type Walk = (
  value: unknown,
  path: (string | number)[],
  covered: readonly string[] | undefined,
  emit: (mention: Mention) => void,
) => void;

let compiled: Walk | undefined;

const texts = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.filter((v) => typeof v === 'string')
      : [];

/** A declaration as a function that walks what was made by it; undefined if it can hold nothing of interest. */
function compile(schema: z.core.$ZodType): Walk | undefined {
  const { dimension, refersTo } = metaOf(schema);
  if (dimension === 'date') return dated;
  if (dimension !== undefined) return valued(dimension);
  const bare = unwrapped(schema);
  if (bare instanceof z.ZodObject) return object(bare);
  if (bare instanceof z.ZodRecord) return record(compile(bare.def.valueType), refersTo);
  if (bare instanceof z.ZodTuple) return list(bare.def.items.map(compile));
  if (refersTo !== undefined && !(bare instanceof z.ZodArray)) return named(refersTo);
  if (bare instanceof z.ZodArray) return list([compile(bare.def.element)]);
  if (bare instanceof z.ZodUnion) return union(bare);
  return undefined;
}

// An exact date has the same declared dimension as an uncertain one.
const dated: Walk = (value, path, covered, emit) => {
  if (isValue(value)) valued('date')(value, path, covered, emit);
};

const valued =
  (dimension: Dimension): Walk =>
  (value, path, covered, emit) => {
    if (!isValue(value)) return;
    emit({ is: 'value', dimension, value, path: [...path], covered });
    for (const id of Object.keys(value.drivers ?? {}))
      emit({ is: 'reference', to: 'driver', id, path: [...path, 'drivers', id], mark: 'key' });
  };

const named =
  (to: Reference): Walk =>
  (value, path, _covered, emit) => {
    for (const [i, id] of texts(value).entries())
      emit({
        is: 'reference',
        to,
        id,
        path: Array.isArray(value) ? [...path, i] : [...path],
        mark: 'value',
      });
  };

function step(
  walk: Walk,
  value: unknown,
  path: (string | number)[],
  key: string | number,
  covered: readonly string[] | undefined,
  emit: (mention: Mention) => void,
): void {
  path.push(key);
  walk(value, path, covered, emit);
  path.pop();
}

function object(schema: z.ZodObject): Walk {
  const fields = Object.entries(schema.def.shape).flatMap(([key, field]) => {
    const walk = key === 'source' || key === 'reason' ? undefined : compile(field);
    return walk === undefined ? [] : [[key, walk] as const];
  });
  return (value, path, covered, emit) => {
    if (!isMap(value)) return;
    const own = 'source' in schema.def.shape ? texts(value['source']) : [];
    if (own.length > 0)
      emit({
        is: 'source',
        ids: own,
        reason: typeof value['reason'] === 'string' ? value['reason'] : undefined,
        path: [...path],
      });
    const inside = own.length > 0 ? own : covered;
    for (const [key, walk] of fields) {
      const inner = value[key];
      if (inner !== undefined) step(walk, inner, path, key, inside, emit);
    }
  };
}

function record(entry: Walk | undefined, refersTo: Reference | undefined): Walk | undefined {
  if (entry === undefined && refersTo === undefined) return undefined;
  return (value, path, covered, emit) => {
    if (!isMap(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      if (refersTo !== undefined)
        emit({ is: 'reference', to: refersTo, id: key, path: [...path, key], mark: 'key' });
      if (entry !== undefined) step(entry, inner, path, key, covered, emit);
    }
  };
}

/** One walk for all items, or one for each place of a tuple. */
function list(items: readonly (Walk | undefined)[]): Walk | undefined {
  if (items.every((item) => item === undefined)) return undefined;
  return (value, path, covered, emit) => {
    if (Array.isArray(value))
      for (const [i, inner] of value.entries()) {
        const walk = items[items.length === 1 ? 0 : i];
        if (walk !== undefined) step(walk, inner, path, i, covered, emit);
      }
  };
}

function union(schema: z.ZodUnion): Walk | undefined {
  const objects = schema.def.options.flatMap((option) => {
    const bare = unwrapped(option);
    return bare instanceof z.ZodObject
      ? [{ keys: Object.keys(bare.def.shape), walk: object(bare) }]
      : [];
  });
  if (objects.length === 0) return undefined;
  return (value, path, covered, emit) => {
    if (!isMap(value)) return;
    const keys = Object.keys(value);
    objects
      .find((o) => keys.every((key) => o.keys.includes(key)))
      ?.walk(value, path, covered, emit);
  };
}
