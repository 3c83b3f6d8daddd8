import { join } from 'node:path';
import * as z from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { type Result, resultSchema } from '../report/index.ts';
import { kindOf, readResultFile } from './case-files.ts';
import { Refusal } from './refusal.ts';
import type { World } from './world.ts';

/** Reads a result.json, given itself or its report folder. @throws Refusal when it is none */
export function readResult(world: World, given: string): Result {
  const path = kindOf(world, given) === 'folder' ? join(given, 'result.json') : given;
  const bytes = readResultFile(world, path);
  const no = (field?: string) => new Refusal(world.words.refused.notAResult(path, field));
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw no();
  }
  const parsed = resultSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const made = madeBy(raw);
  throw made === undefined
    ? no(parsed.error.issues[0]?.path.join('.') || 'stamp')
    : new Refusal(world.words.refused.otherVersion(path, made, manifest.version));
}

const stampOf = z.object({ stamp: z.object({ format: z.number(), engine: z.string() }) });

/** The version that made what looks like a result; undefined when it was this one, or nothing says. */
function madeBy(raw: unknown): string | undefined {
  const { stamp } = stampOf.safeParse(raw).data ?? {};
  if (stamp === undefined) return undefined;
  const isOurs = stamp.engine === manifest.version && stamp.format === 1;
  return isOurs ? undefined : `${stamp.engine} (format ${stamp.format})`;
}
