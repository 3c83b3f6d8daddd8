import * as z from 'zod';
import type { Path } from './diagnostic.ts';
import { isMap, valueAt } from './place.ts';
import type { Programme } from './schema/programme.ts';
import { programmeSchema } from './schema/programme.ts';
import { fieldsAt, schemasAt, unwrapped } from './schema-at.ts';

/** Where an address leads, and where it stops leading anywhere. */
export interface Resolved {
  /** Paths of everything that it means; fields that are declared but not set included. */
  readonly paths: readonly Path[];
  /** The first step that is not there, with what could stand in its place. */
  readonly stop?: { readonly step: string; readonly instead: readonly string[] };
}

/**
 * Resolves an address of a patch, `agreements.venture-formed.never`: ids and fields separated by
 * dots, `*` for any id, the id of a repeated phase for all its copies.
 */
export function resolveAddress(programme: Programme, address: string): Resolved {
  let paths: readonly Path[] = [[]];
  for (const step of address.split('.')) {
    const next = paths.flatMap((path) =>
      stepsFrom(programme, path, step).map((key) => [...path, key]),
    );
    if (next.length === 0) {
      const first = paths[0] ?? [];
      return {
        paths: [],
        stop: { step, instead: [...keysAt(programme, first), ...fieldsAt(programmeSchema, first)] },
      };
    }
    paths = next;
  }
  return { paths };
}

const keysAt = (programme: Programme, path: Path): readonly string[] => {
  const node = valueAt(programme, path);
  return isMap(node) && isTable(path) ? Object.keys(node) : [];
};

const isTable = (path: Path) =>
  schemasAt(programmeSchema, path).some((schema) => unwrapped(schema) instanceof z.ZodRecord);

function stepsFrom(programme: Programme, path: Path, step: string): readonly (string | number)[] {
  const node = valueAt(programme, path);
  if (Array.isArray(node)) {
    if (step === '*') return node.map((_, i) => i);
    const index = Number(step);
    return Number.isInteger(index) && index >= 0 && index < node.length ? [index] : [];
  }
  if (isTable(path)) {
    if (!isMap(node)) return [];
    if (step === '*') return Object.keys(node);
    if (Object.hasOwn(node, step)) return [step];
    return Object.entries(node).flatMap(([id, entry]) =>
      isMap(entry) && entry['group'] === step ? [id] : [],
    );
  }
  return fieldsAt(programmeSchema, path).includes(step) ? [step] : [];
}
